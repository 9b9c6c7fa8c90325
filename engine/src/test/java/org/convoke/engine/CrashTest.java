package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.convoke.model.RecordId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Processes die, fall silent and come back; every step happens exactly once.
class CrashTest {

  private World world;

  @BeforeEach
  void start() {
    world = new World();
    world.publish(
        "f",
        World.flow(
            "order",
            List.of(
                World.write("one", "write", "trigger.record.name + '1'"),
                World.write("two", "writeAfterLooking", "trigger.record.name + '2'"),
                World.write("three", "writeAfterLooking", "trigger.record.name + '3'"))));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void a_process_that_dies_before_a_commit_does_the_steps_after_its_restart(int commit) {
    var dying = world.node().diesBeforeCommit(commit);
    dying.submit("order", Map.of("name", "a"));
    dying.runUntilIdle();
    restartAndFinish(dying);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void a_process_that_dies_after_a_commit_does_not_repeat_the_steps(int commit) {
    var dying = world.node().diesAfterCommit(commit);
    dying.submit("order", Map.of("name", "a"));
    dying.runUntilIdle();
    restartAndFinish(dying);
  }

  @Test
  void a_run_whose_process_died_before_launching_it_is_executed_after_the_restart() {
    var dying = world.node();
    dying.submitOnly(event("a"));
    restartAndFinish(dying);
  }

  private void restartAndFinish(World.Node dead) {
    var restarted = world.new Node(dead.id);
    restarted.engine.look();
    restarted.runUntilIdle();
    assertThat(world.notes()).containsExactly("a1", "a2", "a3");
    assertThat(world.states()).containsExactly("DONE");
    assertThat(world.journal()).containsExactly("one DONE", "two DONE", "three DONE");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void an_answer_lost_after_a_commit_does_not_repeat_the_steps(int commit) {
    var node = world.node().losesAnswerOfCommit(commit);
    node.submit("order", Map.of("name", "a"));
    node.runUntilIdle();
    assertThat(world.notes()).containsExactly("a1", "a2", "a3");
    assertThat(world.states()).containsExactly("DONE");
    assertThat(world.told).endsWith("DONE");
  }

  @Test
  void a_run_waits_for_a_database_that_comes_back() {
    var node = world.node().isCutOffFor(12);
    node.submit("order", Map.of("name", "a"));
    node.runUntilIdle();
    assertThat(world.notes()).containsExactly("a1", "a2", "a3");
    assertThat(world.states()).containsExactly("DONE");
  }

  @Test
  void waiting_for_the_database_uses_up_no_tries_of_a_step() {
    world.publish(
        "busy", World.flow("call", List.of(World.write("one", "writeWhenFree", "'done'"))));
    var node = world.node().isCutOffFor(12).isBusyFor(5);
    node.submit("call", Map.of("name", "a"));
    node.runUntilIdle();
    assertThat(world.states()).containsExactly("DONE");
    assertThat(world.value("select attempts::text as value from run_step")).isEqualTo("6");
  }

  @Test
  void the_runs_of_a_silent_node_are_adopted_by_another_after_ten_seconds() {
    var silent = world.node().diesAfterCommit(1);
    var other = world.node();
    silent.submit("order", Map.of("name", "a"));
    silent.runUntilIdle();

    world.clock.advance(Duration.ofSeconds(9));
    other.engine.look();
    other.runUntilIdle();
    assertThat(world.states()).containsExactly("RUNNING");

    world.clock.advance(Duration.ofSeconds(2));
    other.engine.look();
    other.runUntilIdle();
    assertThat(world.notes()).containsExactly("a1", "a2", "a3");
    assertThat(world.states()).containsExactly("DONE");
  }

  @Test
  void a_node_that_was_thought_dead_cannot_write() {
    var paused = world.node();
    var other = world.node();
    paused.submit("order", Map.of("name", "a"));
    world.clock.advance(Duration.ofSeconds(11));
    other.engine.look();
    assertThat(other.engine.queued()).isEqualTo(1);

    paused.runUntilIdle();
    assertThat(world.notes()).isEmpty();
    other.runUntilIdle();
    assertThat(world.notes()).containsExactly("a1", "a2", "a3");
    assertThat(world.states()).containsExactly("DONE");
  }

  @Test
  void a_node_that_was_thought_dead_comes_back_under_a_new_epoch() {
    var paused = world.node();
    var other = world.node();
    var before = epoch(paused);
    world.clock.advance(Duration.ofSeconds(11));
    other.engine.look();
    paused.engine.look();
    assertThat(epoch(paused)).isGreaterThan(before);

    paused.submit("order", Map.of("name", "a"));
    paused.runUntilIdle();
    assertThat(world.states()).containsExactly("DONE");
  }

  private long epoch(World.Node node) {
    return world
        .database
        .query("node.epoch", "select epoch from node where id = :id")
        .bind("id", node.id.value())
        .one(row -> row.number("epoch"));
  }

  @Test
  void a_run_that_was_committed_but_never_launched_is_found_by_its_own_node() {
    var node = world.node();
    node.submitOnly(event("a"));
    node.engine.look();
    node.runUntilIdle();
    assertThat(world.states()).containsExactly("READY");

    world.clock.advance(Duration.ofSeconds(6));
    node.engine.look();
    node.runUntilIdle();
    assertThat(world.states()).containsExactly("DONE");
  }

  @Test
  void a_forgotten_run_is_found_behind_more_than_a_page_of_runs_in_memory() {
    var node = world.node();
    for (var number = 0; number < 200; number++) {
      node.submit("order", Map.of("name", "a" + number));
    }
    node.submitOnly(event("forgotten"));
    world.clock.advance(Duration.ofSeconds(6));
    node.engine.look();
    assertThat(node.engine.queued()).isEqualTo(201);
  }

  @Test
  void a_node_that_leaves_is_not_waited_for() {
    var leaving = world.node();
    var other = world.node();
    leaving.submitOnly(event("a"));
    leaving.close();
    other.engine.look();
    other.runUntilIdle();
    assertThat(world.states()).containsExactly("DONE");
  }

  @Test
  void an_old_version_is_executed_as_it_was_published() {
    var dying = world.node().diesAfterCommit(1);
    dying.submit("order", Map.of("name", "a"));
    dying.runUntilIdle();
    world.database.update("flow.disable", "update flow set enabled = false").execute();
    restartAndFinish(dying);
  }

  private RecordEvent event(String name) {
    return world.event(
        "order", RecordEvent.Kind.CREATED, RecordId.create(), Map.of("name", name), 0);
  }
}
