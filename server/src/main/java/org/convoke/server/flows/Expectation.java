package org.convoke.server.flows;

import java.util.List;
import java.util.Map;
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

    String key() {
      return path.substring(path.lastIndexOf('.') + 1);
    }
  }

  /// What a run did.
  static Expectation of(PlanEnd end, List<StepEntry> journal, FlowDefinition definition) {
    var byKey = byKey(definition);
    return new Expectation(
        true, end, journal.stream().map(entry -> expected(entry, byKey)).toList());
  }

  private static Expected expected(StepEntry entry, Map<String, Step> byKey) {
    var step = byKey.get(entry.path().substring(entry.path().lastIndexOf('.') + 1));
    return new Expected(
        entry.path(),
        step == null || step.name() == null ? "" : step.name(),
        step == null ? "" : step.typeName(),
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
    var byKey = byKey(definition);
    var known =
        before.steps().stream().collect(Collectors.toMap(Expected::path, Function.identity()));
    return new Expectation(
        plan.starts(),
        plan.end(),
        plan.steps().stream().map(each -> expected(each, byKey, known.get(each.path()))).toList());
  }

  private static Expected expected(
      PlannedStep planned, Map<String, Step> byKey, @Nullable Expected before) {
    var step = byKey.get(planned.key());
    var ended = planned.problem() == null ? StepState.DONE : StepState.FAILED;
    return new Expected(
        planned.path(),
        step == null || step.name() == null ? "" : step.name(),
        step == null ? "" : step.typeName(),
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

  private static Map<String, Step> byKey(FlowDefinition definition) {
    return definition
        .allSteps()
        .collect(Collectors.toMap(Step::key, Function.identity(), (one, _) -> one));
  }
}
