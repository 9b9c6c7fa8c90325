package org.convoke.server.flows;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convoke.engine.FlowPlan.PlanEnd;
import org.convoke.engine.RunError;
import org.convoke.model.FlowTestId;
import org.convoke.model.PersonId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.model.flows.FlowDefinition.StepsByKey;
import org.convoke.model.flows.Step;
import org.convoke.server.flows.TestVerdict.StepVerdict;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A test of a flow as a list shows it.
///
/// @param run the run that it was saved from; may be deleted since
/// @param version of the flow, which the run executed
/// @param end how it is expected to end
/// @param steps how many are expected
/// @param updatedAt when somebody last said what is expected
@Schema(name = "FlowTest")
public record FlowTestView(
    FlowTestId id,
    String name,
    RunId run,
    int version,
    PlanEnd end,
    int steps,
    Instant createdAt,
    PersonId createdBy,
    Instant updatedAt) {

  static FlowTestView of(FlowTest test) {
    return new FlowTestView(
        test.id(),
        test.name(),
        test.run(),
        test.version(),
        test.expected().end(),
        test.expected().steps().size(),
        test.createdAt(),
        test.createdBy(),
        test.updatedAt());
  }

  /// What came of tests.
  ///
  /// @param passed how many
  /// @param failed how many
  @Schema(name = "FlowTestResults")
  public record Results(
      List<Result> items, int passed, int failed, RunView.References references) {}

  /// What came of a test.
  ///
  /// @param end how it ends now
  /// @param problems why the event would not start the flow as it did
  /// @param steps all that are expected or gone through
  @Schema(name = "FlowTestResult")
  public record Result(
      FlowTestView test,
      boolean passed,
      PlanEnd end,
      List<FlowView.FlowProblem> problems,
      List<StepResult> steps) {}

  /// What came of a step.
  ///
  /// @param name empty: the screen describes the step by what it does
  /// @param expectedProblem how it was expected to fail; null: it was not
  /// @param problem how it fails now; null: it does not
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "FlowTestStep")
  public record StepResult(
      String path,
      String key,
      String name,
      String type,
      @Schema(enumeration = {"SAME", "CHANGED", "NEW", "MISSING"}) String what,
      List<Difference> differences,
      RunView.@Nullable ErrorView expectedProblem,
      RunView.@Nullable ErrorView problem) {}

  /// A value that is not what was expected.
  ///
  /// @param field `branch` (the arms taken, with commas), or where in the step's input or output:
  ///   `input.members`
  @Schema(name = "FlowTestDifference")
  public record Difference(String field, Value expected, Value actual) {}

  static Results of(FlowTests.Ran ran, RunView.References references, Locale language) {
    var known = ran.definition().stepsByKey();
    var items = ran.verdicts().stream().map(each -> result(each, known, language)).toList();
    var passed = (int) items.stream().filter(Result::passed).count();
    return new Results(items, passed, items.size() - passed, references);
  }

  /// Everything shown that may name a person.
  static List<Value> named(List<TestVerdict> verdicts) {
    var values = new ArrayList<Value>();
    for (var verdict : verdicts) {
      for (var step : verdict.steps()) {
        for (var difference : step.differences()) {
          values.add(difference.expected());
          values.add(difference.actual());
        }
      }
    }
    return values;
  }

  private static Result result(TestVerdict verdict, StepsByKey known, Locale language) {
    return new Result(
        of(verdict.test()),
        verdict.passed(),
        verdict.end(),
        FlowView.problems(verdict.problems(), language),
        verdict.steps().stream().map(each -> step(each, known.at(each.path()), language)).toList());
  }

  private static StepResult step(StepVerdict verdict, Optional<Step> step, Locale language) {
    var expected = verdict.expected();
    var actual = verdict.actual();
    return new StepResult(
        verdict.path(),
        Step.keyOf(verdict.path()),
        step.map(Step::name).orElse(expected == null ? "" : expected.name()),
        step.map(Step::typeName).orElse(expected == null ? "" : expected.type()),
        verdict.what().name(),
        verdict.differences().stream()
            .map(each -> new Difference(each.field(), each.expected(), each.actual()))
            .toList(),
        error(expected == null ? null : expected.failure(), language),
        error(actual == null ? null : actual.problem(), language));
  }

  private static RunView.@Nullable ErrorView error(@Nullable RunError error, Locale language) {
    return error == null ? null : StepViews.error(error, "", language);
  }
}
