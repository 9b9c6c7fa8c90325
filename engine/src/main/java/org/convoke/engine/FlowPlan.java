package org.convoke.engine;

import java.util.List;
import java.util.Optional;
import org.convoke.connectors.Plan;
import org.convoke.engine.expressions.Scope;
import org.convoke.model.FlowId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Value;
import org.convoke.model.flows.FlowDefinition;
import org.jspecify.annotations.Nullable;

/// What a run of a flow would do, with nothing done.
///
/// @param starts whether the event would start the flow: it meets the trigger's filter
/// @param filterProblem why the filter cannot be computed; null: it can
/// @param steps in the order they were gone through
public record FlowPlan(
    boolean starts, @Nullable RunError filterProblem, List<PlannedStep> steps, PlanEnd end) {

  public FlowPlan {
    steps = List.copyOf(steps);
  }

  /// How far the run would come.
  public enum PlanEnd {
    DONE,
    /// a step would fail
    FAILED,
    /// it has more steps, or takes longer, than a plan goes through
    UNFINISHED
  }

  /// What a step does in a plan.
  public enum Deed {
    /// goes one way or another: a branch, a loop
    DECIDES,
    /// computes values
    COMPUTES,
    /// reads records, as in a run
    READS,
    /// would change records
    CHANGES,
    /// would act on a connection, write to people or call another system
    ACTS,
    /// would wait; is passed at once
    WAITS,
    /// would start another flow, which is gone through too
    STARTS,
    /// ends the run
    ENDS
  }

  /// A step.
  ///
  /// @param output what later steps were told; of a change or an action it is made up
  /// @param branch the arms taken, with commas; empty when it is no branch or none was
  /// @param chat who would be in the group chat that it creates; null: it creates none
  /// @param called the flow that it calls; null: it calls none, or cannot
  /// @param problem why it would fail; null: nothing is known that speaks against it
  public record PlannedStep(
      String path,
      String key,
      Deed what,
      Value.Fields input,
      Value.Fields output,
      String branch,
      @Nullable Plan chat,
      @Nullable Called called,
      @Nullable RunError problem) {}

  /// What a flow that is called would do.
  public record Called(
      FlowId flow, String name, FlowDefinition definition, List<PlannedStep> steps, PlanEnd end) {
    public Called {
      steps = List.copyOf(steps);
    }
  }

  /// A flow and an event to plan for.
  ///
  /// @param definition may be a draft with problems: what does not compile fails at its step
  /// @param scope what its expressions may name
  /// @param trigger the event, as [FlowEvent#data]
  /// @param by who would be its cause; empty: nobody
  public record Question(
      OrgId org,
      FlowId flow,
      String flowName,
      FlowDefinition definition,
      Scope scope,
      Value.Fields trigger,
      Optional<PersonId> by) {}
}
