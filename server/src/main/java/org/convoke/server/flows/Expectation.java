package org.convoke.server.flows;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convoke.engine.FlowPlan;
import org.convoke.engine.FlowPlan.PlanEnd;
import org.convoke.engine.FlowPlan.PlannedStep;
import org.convoke.engine.RunError;
import org.convoke.engine.RunHistory.StepEntry;
import org.convoke.engine.StepState;
import org.convoke.model.Value;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Step;
import org.jspecify.annotations.Nullable;

/// What a test expects of its flow: the way that is taken, and what each step is given. Stored as
/// JSON as it is.
///
/// @param starts whether the event meets the trigger's filter
/// @param steps in the order they are gone through
record Expectation(boolean starts, PlanEnd end, List<Expected> steps) {

  Expectation {
    steps = List.copyOf(steps);
  }

  /// What is expected of a step.
  ///
  /// @param name what people called it; empty: nothing
  /// @param state DONE, FAILED, or where it was when the run ended without it
  /// @param output what it answers in the test
  /// @param branch the arms taken, with commas; empty when it is no branch or none was
  /// @param error as [RunError#json]; null unless it failed
  record Expected(
      String path,
      String name,
      String type,
      StepState state,
      Value.Fields input,
      Value.Fields output,
      String branch,
      @Nullable String error) {

    @Nullable RunError failure() {
      return error == null ? null : RunError.parse(error);
    }
  }

  /// What a run did.
  static Expectation of(PlanEnd end, List<StepEntry> journal, FlowDefinition definition) {
    var known = definition.stepsByKey();
    return new Expectation(
        true, end, journal.stream().map(entry -> expected(entry, known.at(entry.path()))).toList());
  }

  private static Expected expected(StepEntry entry, Optional<Step> step) {
    return new Expected(
        entry.path(),
        step.map(Step::name).orElse(""),
        step.map(Step::typeName).orElse(""),
        entry.state(),
        entry.input(),
        entry.output(),
        entry.branch() == null ? "" : entry.branch(),
        json(entry.error()));
  }

  /// What the flow does now.
  ///
  /// @param before what was expected: a step that never ended then still does not
  static Expectation of(FlowPlan plan, FlowDefinition definition, Expectation before) {
    var steps = definition.stepsByKey();
    var known =
        before.steps().stream().collect(Collectors.toMap(Expected::path, Function.identity()));
    return new Expectation(
        plan.starts(),
        plan.end(),
        plan.steps().stream()
            .map(each -> expected(each, steps.at(each.path()), known.get(each.path())))
            .toList());
  }

  private static Expected expected(
      PlannedStep planned, Optional<Step> step, @Nullable Expected before) {
    var ended = planned.problem() == null ? StepState.DONE : StepState.FAILED;
    return new Expected(
        planned.path(),
        step.map(Step::name).orElse(""),
        step.map(Step::typeName).orElse(""),
        before == null || before.state().isEnd() || planned.problem() != null
            ? ended
            : before.state(),
        planned.input(),
        planned.output(),
        planned.branch(),
        json(planned.problem()));
  }

  private static @Nullable String json(@Nullable RunError error) {
    return error == null ? null : error.json();
  }
}
