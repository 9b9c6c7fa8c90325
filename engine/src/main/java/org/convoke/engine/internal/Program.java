package org.convoke.engine.internal;

import java.util.List;
import org.convoke.model.FlowId;
import org.convoke.model.OrgId;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Step;

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
    List<StepPlan> steps) {

  /// Whether no step waits, or looks for records; its actions may still be remote.
  boolean isLocal() {
    return definition
        .allSteps()
        .allMatch(
            step ->
                switch (step) {
                  case Step.Action _,
                      Step.AddRecord _,
                      Step.Branch _,
                      Step.Compute _,
                      Step.Stop _ ->
                      true;
                  default -> false;
                });
  }
}
