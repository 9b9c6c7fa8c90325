package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Runs that are executed ahead of their beginning: nothing is left to do after the commit of the
/// change that starts them.
class AheadTest {

  private World world;
  private World.Node node;

  @BeforeEach
  void start() {
    world = new World();
    node = world.nodeAhead();
  }

  @AfterEach
  void stop() {
    node.close();
    world.close();
  }

  @Test
  void a_run_of_local_steps_has_ended_when_its_record_is_there() {
    world.publishNotes("f", "order", "trigger.record.name", "steps.one.text + '!'");
    var runs = node.submitOnly(world.created("order", Map.of("name", "a")));
    assertThat(world.notes()).containsExactly("a", "a!");
    assertThat(world.states()).containsExactly("DONE");
    assertThat(world.journal()).containsExactly("one DONE", "two DONE");
    assertThat(world.value("select id::text as value from run"))
        .isEqualTo(runs.getFirst().toString());
  }

  @Test
  void a_run_ends_when_its_last_step_has_ended() {
    world.publishNotes("f", "order", "trigger.record.name");
    var event = world.created("order", Map.of("name", "a"));
    world.clock.advance(Duration.ofMillis(32));
    node.submitOnly(event);
    var took = "select extract(milliseconds from finished_at - started_at)::int::text as value";
    assertThat(world.value(took + " from run")).isEqualTo("32");
    assertThat(
            world.value(
                "select (run.finished_at = run_step.finished_at)::text as value from run, run_step"))
        .isEqualTo("true");
  }

  @Test
  void whoever_watches_hears_once_that_it_has_ended() {
    world.publishNotes("f", "order", "trigger.record.name");
    node.submit("order", Map.of("name", "a"));
    node.runUntilIdle();
    assertThat(world.told).containsExactly("DONE");
    assertThat(node.commits()).isZero();
  }

  @Test
  void when_the_database_refuses_a_step_the_record_is_there_and_the_run_fails() {
    world.publishNotes("f", "order", "trigger.record.name");
    node.submit("order", Map.of("name", "same"));
    node.submit("order", Map.of("name", "same"));
    assertThat(world.states()).containsExactlyInAnyOrder("DONE", "READY");
    node.runUntilIdle();
    assertThat(world.states()).containsExactlyInAnyOrder("DONE", "FAILED");
    assertThat(world.notes()).containsExactly("same");
  }

  @Test
  void a_step_that_fails_fails_in_a_run_of_the_usual_kind() {
    world.publishNotes("f", "order", "trigger.record.name", "'refused ' + steps.one.text");
    node.submit("order", Map.of("name", "a"));
    assertThat(world.states()).containsExactly("READY");
    assertThat(world.notes()).isEmpty();
    node.runUntilIdle();
    assertThat(world.journal()).containsExactly("one DONE", "two FAILED");
    assertThat(world.notes()).containsExactly("a");
  }

  @Test
  void a_step_that_looks_at_what_is_there_waits_for_the_commit() {
    world.publish(
        "f", World.flow("order", List.of(World.write("one", "writeAfterLooking", "'looked'"))));
    node.submit("order", Map.of("name", "a"));
    assertThat(world.states()).containsExactly("READY");
    node.runUntilIdle();
    assertThat(world.states()).containsExactly("DONE");
  }

  @Test
  void a_run_that_another_run_starts_begins_after_it() {
    world.publish("f", World.flow("order", List.of(World.add("one", "ledger", "'row'"))));
    world.publishNotes("g", "ledger", "'of the row'");
    node.submit("order", Map.of("name", "a"));
    assertThat(world.states()).containsExactlyInAnyOrder("DONE", "READY");
    node.runUntilIdle();
    assertThat(world.states()).containsExactly("DONE", "DONE");
    assertThat(world.notes()).containsExactly("ledger:row", "of the row");
  }
}
