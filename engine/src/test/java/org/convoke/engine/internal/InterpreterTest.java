package org.convoke.engine.internal;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.convoke.engine.StepState;
import org.convoke.engine.expressions.Expressions;
import org.convoke.engine.expressions.Scope;
import org.convoke.engine.internal.Frontier.Item;
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

  private List<StepPlan> steps = plan(DEFINITION);

  private static List<StepPlan> plan(String definition) {
    var scope = Scope.ofTrigger(Map.of("count", ValueType.NUMBER), false);
    return new ProgramCompiler(Expressions.over(scope))
        .steps(Json.read(definition, FlowDefinition.class).steps());
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

  @Test
  void a_branch_that_takes_all_arms_takes_one_after_the_other() {
    steps =
        plan(
            """
            {"steps":[{"key":"choice","type":"branch","mode":"ALL","branches":[
              {"key":"a","steps":[{"key":"one","type":"compute"}]},
              {"key":"b","steps":[{"key":"two","type":"compute"}]}]}]}
            """);
    assertThat(next(entries("choice>a,b"))).isEqualTo("choice.a.one");
    assertThat(next(entries("choice>a,b", "choice.a.one"))).isEqualTo("choice.b.two");
    assertThat(next(entries("choice>a,b", "choice.a.one", "choice.b.two"))).isEqualTo("finish");
  }

  private static final String PARALLEL =
      """
      {"steps":[{"key":"both","type":"parallel","branches":[
        {"key":"left","steps":[{"key":"one","type":"compute"},{"key":"two","type":"compute"}]},
        {"key":"right","steps":[{"key":"three","type":"compute"}]}]},
        {"key":"last","type":"compute"}]}
      """;

  @Test
  void a_parallel_step_yields_the_next_step_of_each_branch() {
    steps = plan(PARALLEL);
    assertThat(next(entries("~both"))).isEqualTo("both.left.one both.right.three");
    assertThat(next(entries("~both", "both.right.three"))).isEqualTo("both.left.one");
    assertThat(next(entries("~both", "both.right.three", "both.left.one", "both.left.two")))
        .isEqualTo("close both");
    assertThat(next(entries("both"))).isEqualTo("last");
  }

  @Test
  void a_parallel_step_fails_after_its_other_branches_ended() {
    steps = plan(PARALLEL);
    assertThat(next(entries("~both", "!both.right.three"))).isEqualTo("both.left.one");
    assertThat(next(entries("~both", "!both.right.three", "both.left.one", "both.left.two")))
        .isEqualTo("fail both");
    assertThat(next(entries("!both", "!both.right.three"))).isEqualTo("stop");
  }

  private static final String LOOP =
      """
      {"steps":[{"key":"each","type":"forEach","items":{"value":["a","b","c"]},"concurrency":2,
        "steps":[{"key":"one","type":"compute"}]}]}
      """;

  @Test
  void a_loop_has_no_more_iterations_under_way_than_allowed() {
    steps = plan(LOOP);
    assertThat(next(entries("~each*3"))).isEqualTo("each.0.one each.1.one");
    assertThat(next(entries("~each*3", "each.0.one"))).isEqualTo("each.1.one each.2.one");
    assertThat(next(entries("~each*3", "?each.0.one"))).isEqualTo("await each.0.one each.1.one");
    assertThat(next(entries("~each*3", "each.0.one", "each.1.one", "each.2.one")))
        .isEqualTo("close each");
    assertThat(next(entries("~each*0"))).isEqualTo("close each");
  }

  @Test
  void no_iteration_begins_after_one_has_failed() {
    steps = plan(LOOP);
    assertThat(next(entries("~each*3", "!each.0.one"))).isEqualTo("fail each");
    assertThat(next(entries("~each*3", "!each.0.one", "?each.1.one")))
        .isEqualTo("await each.1.one");
  }

  @Test
  void a_stop_ends_the_whole_run_wherever_it_is() {
    steps =
        plan(
            """
            {"steps":[{"key":"both","type":"parallel","branches":[
              {"key":"left","steps":[{"key":"halt","type":"stop"}]},
              {"key":"right","steps":[{"key":"three","type":"compute"}]}]}]}
            """);
    assertThat(next(entries("~both", "both.left.halt"))).isEqualTo("halted");
  }

  private String next(List<Journal.Entry> entries) {
    var frontier = Interpreter.frontier(steps, new Journal(Value.NO_FIELDS, entries));
    return switch (frontier.status()) {
      case OPEN -> frontier.items().stream().map(InterpreterTest::text).collect(joining(" "));
      case ENDED -> "finish";
      case FAILED -> "stop";
      case STOPPED -> "halted";
    };
  }

  private static String text(Item item) {
    var path = item.place().path();
    return switch (item) {
      case Item.Perform _ -> path;
      case Item.Close(_, var failed) -> (failed ? "fail " : "close ") + path;
      case Item.Pending _ -> "await " + path;
    };
  }

  /// `path`, `path>arms`; before it `!` of a failed step, `?` of one that waits, `~` of one that
  /// has begun, then `*3` for so many items.
  private static List<Journal.Entry> entries(String... written) {
    var entries = new ArrayList<Journal.Entry>();
    for (var each : written) {
      var state =
          switch (each.charAt(0)) {
            case '!' -> StepState.FAILED;
            case '?' -> StepState.WAITING;
            case '~' -> StepState.RUNNING;
            default -> StepState.DONE;
          };
      var parts = each.substring(state == StepState.DONE ? 0 : 1).split("[>*]");
      var items = each.contains("*") ? Integer.parseInt(parts[1]) : 0;
      entries.add(
          new Journal.Entry(
              parts[0],
              entries.size() + 1,
              state,
              Value.fields(Map.of("items", Value.texts(Collections.nCopies(items, "x")))),
              Value.NO_FIELDS,
              each.contains(">") ? parts[1] : "",
              null,
              1,
              Instant.EPOCH,
              Instant.EPOCH,
              null));
    }
    return entries;
  }
}
