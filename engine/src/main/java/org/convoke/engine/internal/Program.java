package org.convoke.engine.internal;

import java.util.List;
import org.convoke.model.FlowId;
import org.convoke.model.OrgId;
import org.convoke.model.flows.FlowDefinition;

/// A published version of a flow, compiled: everything a run needs but its trigger. Immutable.
///
/// @param flowName what people call the flow now
/// @param filter which events start it
record Program(
    OrgId org,
    FlowId flow,
    String flowKey,
    String flowName,
    int version,
    FlowDefinition definition,
    ConditionPlan filter,
    List<StepPlan> steps) {}
