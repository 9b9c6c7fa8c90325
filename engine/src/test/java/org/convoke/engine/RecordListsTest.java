package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Steps over several records: each changes what it finds once, whatever dies.
class RecordListsTest {

  private static final String WHERE =
      """
      "where":{"field":"name","op":"contains","cel":"trigger.record.name"}""";

  private static final String UPDATE =
      """
      {"key":"two","type":"updateRecords","form":"ledger",%s,
       "values":{"name":{"value":"new"}}}"""
          .formatted(WHERE);

  private static final String DELETE =
      """
      {"key":"three","type":"deleteRecords","form":"ledger",%s}"""
          .formatted(WHERE);

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private static String add(String key, String suffix) {
    return World.add(key, "ledger", "trigger.record.name + '" + suffix + "'");
  }

  private void publish(String... steps) {
    world.publish("lists", World.flow("form", List.of(steps)));
  }

  @Test
  void what_the_steps_before_have_added_is_found_and_changed() {
    publish(add("one", "1"), add("second", "2"), UPDATE, DELETE);
    try (var node = world.node()) {
      node.submit("form", Map.of("name", "a"));
      node.runUntilIdle();
    }
    assertThat(world.notes())
        .containsExactlyInAnyOrder(
            "ledger:a1", "ledger:a2", "a1=new", "a2=new", "a1 deleted", "a2 deleted");
    assertThat(
            world.value(
                """
                select input -> 'where' ->> 'value' as value from run_step where path = 'two'
                """))
        .isEqualTo("a");
  }

  @Test
  void a_crash_around_a_change_of_many_neither_loses_nor_repeats_one() {
    publish(add("one", "1"), UPDATE);
    for (var commit = 1; commit <= 2; commit++) {
      dies("before" + commit, world.node().diesBeforeCommit(commit));
      dies("after" + commit, world.node().diesAfterCommit(commit));
    }
    assertThat(world.notes())
        .containsExactlyInAnyOrder(
            "ledger:before11",
            "before11=new",
            "ledger:after11",
            "after11=new",
            "ledger:before21",
            "before21=new",
            "ledger:after21",
            "after21=new");
    assertThat(world.states()).containsOnly("DONE");
  }

  /// A node dies while it executes a run; the same node starts again and ends it.
  private void dies(String name, World.Node node) {
    node.submit("form", Map.of("name", name));
    node.runUntilIdle();
    try (var again = world.new Node(node.id)) {
      again.engine.look();
      again.runUntilIdle();
    }
  }
}
