package org.convoke.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convoke.engine.StepState;
import org.convoke.engine.expressions.Expressions;
import org.convoke.engine.expressions.Scope;
import org.convoke.engine.internal.Interpreter.Next;
import org.convoke.model.Json;
import org.convoke.model.Value;
import org.convoke.model.ValueType;
import org.convoke.model.flows.FlowDefinition;
import org.junit.jupiter.api.Test;

class InterpreterTest {

  private static final String DEFINITION =
      """
      {"steps":[
        {"key":"first","type":"action","connection":"builtin","action":"a"},
        {"key":"choice","type":"branch","branches":[
          {"key":"big","when":{"left":"trigger.record.count","op":"greaterThan","value":10},
           "steps":[{"key":"inner","type":"branch","branches":[
             {"key":"deep","when":{"left":"true","op":"equals","value":true},
              "steps":[{"key":"leaf","type":"action","connection":"builtin","action":"b"}]}]}]}],
         "otherwise":[{"key":"small","type":"action","connection":"builtin","action":"c"}]},
        {"key":"last","type":"action","connection":"builtin","action":"d"}]}
      """;

  private final List<StepPlan> steps = plan();

  private static List<StepPlan> plan() {
    var scope = Scope.ofTrigger(Map.of("count", ValueType.NUMBER), false);
    return new ProgramCompiler(Expressions.over(scope))
        .steps(Json.read(DEFINITION, FlowDefinition.class).steps(), "");
  }

  @Test
  void an_empty_journal_leads_to_the_first_step() {
    assertThat(next(entries())).isEqualTo("first");
  }

  @Test
  void a_branch_leads_into_the_arm_that_was_taken_and_out_again() {
    assertThat(next(entries("first"))).isEqualTo("choice");
    assertThat(next(entries("first", "choice>big"))).isEqualTo("choice.big.inner");
    assertThat(next(entries("first", "choice>big", "choice.big.inner>deep")))
        .isEqualTo("choice.big.inner.deep.leaf");
    assertThat(
            next(
                entries(
                    "first", "choice>big", "choice.big.inner>deep", "choice.big.inner.deep.leaf")))
        .isEqualTo("last");
    assertThat(next(entries("first", "choice>otherwise"))).isEqualTo("choice.otherwise.small");
  }

  @Test
  void a_branch_that_took_no_arm_is_passed() {
    assertThat(next(entries("first", "choice"))).isEqualTo("last");
  }

  @Test
  void a_journal_that_is_complete_is_the_end() {
    assertThat(next(entries("first", "choice", "last"))).isEqualTo("finish");
  }

  @Test
  void nothing_follows_a_failed_step() {
    assertThat(next(entries("first", "!choice"))).isEqualTo("stop");
    assertThat(next(entries("first", "choice>otherwise", "!choice.otherwise.small")))
        .isEqualTo("stop");
  }

  @Test
  void the_same_journal_leads_to_the_same_step_in_whatever_order_it_is_read() {
    var journal = entries("first", "choice>big", "choice.big.inner>deep");
    assertThat(next(journal.reversed())).isEqualTo(next(journal));
  }

  private String next(List<Journal.Entry> entries) {
    return switch (Interpreter.next(steps, new Journal(Value.NO_FIELDS, entries))) {
      case Next.Perform(var step) -> step.path();
      case Next.Finish _ -> "finish";
      case Next.Stop _ -> "stop";
    };
  }

  /// `path`, `path>arm` or `!path` of a failed step.
  private static List<Journal.Entry> entries(String... written) {
    var entries = new ArrayList<Journal.Entry>();
    for (var each : written) {
      var failed = each.startsWith("!");
      var parts = each.substring(failed ? 1 : 0).split(">");
      entries.add(
          new Journal.Entry(
              parts[0],
              parts[0].substring(parts[0].lastIndexOf('.') + 1),
              entries.size() + 1,
              failed ? StepState.FAILED : StepState.DONE,
              Value.NO_FIELDS,
              Value.NO_FIELDS,
              parts.length > 1 ? parts[1] : "",
              null,
              1,
              Instant.EPOCH,
              Instant.EPOCH));
    }
    return entries;
  }
}
