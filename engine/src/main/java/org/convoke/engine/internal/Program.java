package org.convoke.engine.internal;

import java.util.List;
import java.util.Optional;
import org.convoke.engine.expressions.Expression;
import org.convoke.model.FlowId;
import org.convoke.model.OrgId;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Until;

/// A published version of a flow, compiled: everything a run needs but its trigger. Immutable.
///
/// @param flowName what people call the flow now
/// @param filter which events start it
/// @param order by which its runs are executed one after the other; empty: by their records
/// @param key what a webhook's runs are for; empty: each call starts one
record Program(
    OrgId org,
    FlowId flow,
    String flowKey,
    String flowName,
    int version,
    FlowDefinition definition,
    ConditionPlan filter,
    Optional<Expression> key,
    Optional<Expression> order,
    List<StepPlan> steps) {

  /// Whether its runs may have to wait for their turn.
  boolean takesTurns() {
    return definition.rules().takesTurns();
  }

  /// Whether a step waits for an event.
  boolean listens() {
    return definition
        .allSteps()
        .anyMatch(step -> step instanceof Step.Wait wait && wait.until() instanceof Until.Event);
  }

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
