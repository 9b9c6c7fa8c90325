package org.convoke.server.flows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.convoke.engine.FlowPlan;
import org.convoke.engine.FlowPlan.Deed;
import org.convoke.engine.FlowPlan.PlanEnd;
import org.convoke.engine.FlowPlan.PlannedStep;
import org.convoke.engine.RunError;
import org.convoke.model.FieldProblem;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.server.flows.Expectation.Expected;
import org.jspecify.annotations.Nullable;

/// How what a flow does differs from what a test expects.
///
/// @param end how it ends now
/// @param problems why the event would not start the flow as it did
/// @param steps all that are expected or gone through, in order; one that is missing stands behind
///   the expected one before it
record TestVerdict(
    FlowTest test, PlanEnd end, List<FieldProblem> problems, List<StepVerdict> steps) {

  TestVerdict {
    problems = List.copyOf(problems);
    steps = List.copyOf(steps);
  }

  /// What became of a step.
  enum What {
    SAME,
    /// it is given, decides or answers something else, or fails otherwise
    CHANGED,
    /// nobody expected it
    NEW,
    /// it is not reached
    MISSING
  }

  /// @param expected null: nobody expected it
  /// @param actual null: it is not reached
  record StepVerdict(
      String path,
      What what,
      @Nullable Expected expected,
      @Nullable PlannedStep actual,
      List<ValueDifference> differences) {}

  boolean passed() {
    return problems.isEmpty()
        && end == test.expected().end()
        && steps.stream().allMatch(step -> step.what() == What.SAME);
  }

  static TestVerdict of(FlowTest test, FlowDefinition definition, FlowPlan plan) {
    return new TestVerdict(
        test, plan.end(), problems(test, definition, plan), steps(test.expected(), plan));
  }

  private static List<FieldProblem> problems(
      FlowTest test, FlowDefinition definition, FlowPlan plan) {
    var type = test.trigger().text("type");
    var form = test.trigger().get("form") instanceof Value.Fields it ? it.text("key") : "";
    if (!type.equals(definition.trigger().typeName())
        || !form.equals(definition.trigger().form())) {
      return List.of(
          new FieldProblem(
              "trigger",
              "trigger-changed",
              Phrase.of(
                  "触发方式或表单已改变，保存时的事件不会再触发。",
                  "The trigger or its form is another by now: the saved event would start nothing.")));
    }
    var fault = plan.filterProblem();
    if (fault != null) {
      return List.of(new FieldProblem("trigger.filter", fault.code(), fault.detail()));
    }
    if (plan.starts() == test.expected().starts()) {
      return List.of();
    }
    return List.of(
        plan.starts()
            ? new FieldProblem(
                "trigger.filter",
                "filter-met",
                Phrase.of(
                    "保存时的事件不符合触发条件，现在符合。",
                    "The saved event did not meet the trigger's filter; now it does."))
            : new FieldProblem(
                "trigger.filter",
                "filter-not-met",
                Phrase.of(
                    "保存时的事件不再符合触发条件，不会触发。",
                    "The saved event does not meet the trigger's filter any more.")));
  }

  private static List<StepVerdict> steps(Expectation expectation, FlowPlan plan) {
    Map<String, Expected> expected = new LinkedHashMap<>();
    expectation.steps().forEach(each -> expected.put(each.path(), each));
    Map<String, PlannedStep> actual = new LinkedHashMap<>();
    plan.steps().forEach(each -> actual.put(each.path(), each));
    return order(List.copyOf(expected.keySet()), List.copyOf(actual.keySet())).stream()
        .map(path -> verdict(path, expected.get(path), actual.get(path)))
        .toList();
  }

  /// The paths that are gone through, and behind each those that were expected next and are
  /// missing.
  private static List<String> order(List<String> expected, List<String> actual) {
    var gone = new LinkedHashSet<>(actual);
    var missingAfter = new LinkedHashMap<String, List<String>>();
    var last = "";
    for (var path : expected) {
      if (gone.contains(path)) {
        last = path;
      } else {
        missingAfter.computeIfAbsent(last, _ -> new ArrayList<>()).add(path);
      }
    }
    var all = new ArrayList<>(missingAfter.getOrDefault("", List.of()));
    for (var path : actual) {
      all.add(path);
      all.addAll(missingAfter.getOrDefault(path, List.of()));
    }
    return all;
  }

  private static StepVerdict verdict(
      String path, @Nullable Expected expected, @Nullable PlannedStep actual) {
    if (expected == null || actual == null) {
      var what = expected == null ? What.NEW : What.MISSING;
      return new StepVerdict(path, what, expected, actual, List.of());
    }
    var differences = differences(expected, actual);
    var fails = !code(expected.failure()).equals(code(actual.problem()));
    var what = differences.isEmpty() && !fails ? What.SAME : What.CHANGED;
    return new StepVerdict(path, what, expected, actual, differences);
  }

  /// What a branch has looked at is its own affair: it counts where it leads.
  private static List<ValueDifference> differences(Expected expected, PlannedStep actual) {
    var all = new ArrayList<ValueDifference>();
    if (!expected.branch().equals(actual.branch())) {
      all.add(
          new ValueDifference("branch", Value.of(expected.branch()), Value.of(actual.branch())));
    }
    if (!"branch".equals(expected.type())) {
      all.addAll(ValueDifference.between("input", expected.input(), actual.input()));
    }
    if (decidesItself(actual.what()) && actual.problem() == null) {
      all.addAll(ValueDifference.between("output", expected.output(), actual.output()));
    }
    return all;
  }

  private static boolean decidesItself(Deed what) {
    return what == Deed.COMPUTES || what == Deed.ENDS || what == Deed.DECIDES;
  }

  private static String code(@Nullable RunError error) {
    return error == null ? "" : error.code();
  }
}
