package org.convoke.engine;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Steps that decide what happens: branches, loops, parallel work, ends.
class ControlTest {

  private World world;
  private World.Node node;

  @BeforeEach
  void start() {
    world = new World();
    node = world.node();
  }

  @AfterEach
  void stop() {
    node.close();
    world.close();
  }

  private void run(String... steps) {
    world.publish("f", World.flow("order", List.of(steps)));
    node.submit("order", Map.of("name", "a", "other", "x"));
    node.runUntilIdle();
  }

  private static String loop(String key, String items, String rest, String... steps) {
    return """
    {"key":"%s","type":"forEach","items":%s%s,"steps":[%s]}
    """
        .formatted(key, items, rest, String.join(",", steps));
  }

  @Test
  void a_loop_does_its_steps_for_each_item_in_one_commit() {
    run(
        loop(
            "each",
            "{\"value\":[\"x\",\"y\"]}",
            ",\"collect\":{\"cel\":\"steps.one.text + '!'\"}",
            World.write("one", "write", "loop.each.item + string(int(loop.each.index))")),
        World.write("two", "write", "steps.each.results[1]"));
    assertThat(world.notes()).containsExactly("x0", "y1", "y1!");
    assertThat(world.journal())
        .containsExactly("each DONE", "each.0.one DONE", "each.1.one DONE", "two DONE");
    assertThat(node.commits()).isEqualTo(1);
    assertThat(world.value("select output::text as value from run_step where path = 'each'"))
        .isEqualTo("{\"count\":2,\"results\":[\"x0!\",\"y1!\"]}");
  }

  @Test
  void a_loop_within_a_loop_knows_both_items_and_the_steps_around_it() {
    run(
        loop(
            "each",
            "{\"value\":[\"x\",\"y\"]}",
            "",
            World.write("one", "write", "loop.each.item"),
            loop(
                "inner",
                "{\"value\":[\"1\",\"2\"]}",
                "",
                World.write("two", "write", "steps.one.text + loop.each.item + loop.inner.item"))));
    assertThat(world.notes()).containsExactly("x", "xx1", "xx2", "y", "yy1", "yy2");
    assertThat(world.journal()).contains("each.1.inner.0.two DONE");
  }

  @Test
  void a_loop_over_nothing_is_done() {
    run(loop("each", "{\"value\":[]}", "", World.write("one", "write", "'never'")));
    assertThat(world.states()).containsExactly("DONE");
    assertThat(world.journal()).containsExactly("each DONE");
  }

  @Test
  void a_loop_goes_through_at_most_a_thousand_items() {
    run(
        """
        {"key":"sum","type":"compute","values":{"list":{"cel":"['x','y'].map(i, i)"}}}
        """,
        loop("each", "{\"cel\":\"trigger.record.name\"}", "", World.write("one", "write", "'n'")));
    assertThat(world.states()).containsExactly("FAILED");
    assertThat(world.journal()).containsExactly("sum DONE", "each FAILED");
  }

  @Test
  void a_failed_iteration_ends_the_loop_and_the_run_with_its_reason() {
    run(
        loop(
            "each",
            "{\"value\":[\"a\",\"refused\",\"c\"]}",
            "",
            World.write("one", "write", "loop.each.item")));
    assertThat(world.notes()).containsExactly("a");
    assertThat(world.journal())
        .containsExactly("each FAILED", "each.0.one DONE", "each.1.one FAILED");
    var error = RunError.parse(world.value("select error::text as value from run"));
    assertThat(error.step()).isEqualTo("each.1.one");
  }

  @Test
  void a_large_loop_takes_few_commits() {
    var items = "[" + "\"x\",".repeat(499) + "\"x\"]";
    run(
        loop(
            "each",
            "{\"value\":" + items + "}",
            "",
            World.write("one", "write", "string(int(loop.each.index))")));
    assertThat(world.notes()).hasSize(500);
    assertThat(world.states()).containsExactly("DONE");
    assertThat(node.commits()).isLessThanOrEqualTo(6);
  }

  @Test
  void a_branch_may_take_every_arm_that_holds() {
    run(
        """
        {"key":"choice","type":"branch","mode":"ALL","branches":[
          {"key":"a","when":{"left":"trigger.record.name","op":"isNotEmpty"},"steps":[%s]},
          {"key":"b","when":{"left":"trigger.record.name","op":"isEmpty"},"steps":[%s]},
          {"key":"c","when":{"left":"trigger.record.other","op":"isNotEmpty"},"steps":[%s]}]}
        """
            .formatted(
                World.write("one", "write", "'one'"),
                World.write("two", "write", "'two'"),
                World.write("three", "write", "'three'")));
    assertThat(world.notes()).containsExactly("one", "three");
    assertThat(world.value("select branch as value from run_step where path = 'choice'"))
        .isEqualTo("a,c");
  }

  @Test
  void a_parallel_step_does_every_branch_and_fails_after_the_others_ended() {
    run(
        """
        {"key":"both","type":"parallel","branches":[
          {"key":"left","steps":[%s]},{"key":"right","steps":[%s]}]}
        """
            .formatted(
                World.write("one", "write", "'refused'"), World.write("two", "write", "'two'")),
        World.write("three", "write", "'never'"));
    assertThat(world.notes()).containsExactly("two");
    assertThat(world.journal())
        .containsExactly("both FAILED", "both.left.one FAILED", "both.right.two DONE");
    assertThat(world.states()).containsExactly("FAILED");
  }

  @Test
  void computed_values_are_outputs() {
    run(
        """
        {"key":"sum","type":"compute","values":{"value":{"cel":"size(trigger.record.name) + 2"}}}
        """,
        World.write("one", "write", "string(int(steps.sum.value))"));
    assertThat(world.notes()).containsExactly("3");
  }

  @Test
  void a_stop_ends_the_run_as_done_or_failed_with_its_reason() {
    run(
        """
        {"key":"halt","type":"stop","outcome":"FAILED","message":{"cel":"'no ' + trigger.record.name"}}
        """,
        World.write("one", "write", "'never'"));
    assertThat(world.states()).containsExactly("FAILED");
    assertThat(RunError.parse(world.value("select error::text as value from run")).detail().en())
        .isEqualTo("no a");
    world.publish(
        "g",
        World.flow(
            "other",
            List.of(
                "{\"key\":\"halt\",\"type\":\"stop\",\"outputs\":{\"x\":{\"value\":1}}}",
                World.write("one", "write", "'never'"))));
    node.submit("other", Map.of());
    node.engine.flowsChanged(World.ORG);
    node.submit("other", Map.of());
    node.runUntilIdle();
    assertThat(world.notes()).isEmpty();
    assertThat(world.states()).containsExactly("FAILED", "DONE");
  }

  @Test
  void a_run_with_too_many_steps_fails_and_says_so() {
    var items = IntStream.range(0, 900).mapToObj(Integer::toString).collect(joining(","));
    var steps =
        IntStream.range(0, 12)
            .mapToObj(
                number ->
                    "{\"key\":\"s%d\",\"type\":\"compute\",\"values\":{\"a\":{\"value\":1}}}"
                        .formatted(number))
            .collect(joining(","));
    run(loop("each", "{\"value\":[" + items + "]}", "", steps));
    assertThat(world.states()).containsExactly("FAILED");
    assertThat(world.value("select error->>'code' as value from run")).isEqualTo("run-too-large");
    assertThat(world.value("select count(*)::text as value from run_step")).isEqualTo("10001");
  }

  @Test
  void a_run_with_too_much_data_fails_and_says_so() {
    var items = IntStream.range(0, 300).mapToObj(Integer::toString).collect(joining(","));
    var text = "x".repeat(100_000);
    run(
        loop(
            "each",
            "{\"value\":[" + items + "]}",
            "",
            "{\"key\":\"s\",\"type\":\"compute\",\"values\":{\"a\":{\"value\":\""
                + text
                + "\"}}}"));
    assertThat(world.states()).containsExactly("FAILED");
    assertThat(world.value("select error->>'code' as value from run")).isEqualTo("run-too-large");
  }
}
