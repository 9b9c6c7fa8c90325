package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.convoke.model.RecordId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineTest {

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

  @Test
  void neighbouring_steps_and_the_end_of_the_run_are_one_commit() {
    world.publishNotes("f", "order", "trigger.record.name", "steps.one.text + '!'");
    node.submit("order", Map.of("name", "a"));
    node.runUntilIdle();
    assertThat(world.notes()).containsExactly("a", "a!");
    assertThat(world.states()).containsExactly("DONE");
    assertThat(world.journal()).containsExactly("one DONE", "two DONE");
    assertThat(node.commits()).isEqualTo(1);
    assertThat(world.told).containsExactly("READY", "DONE");
  }

  @Test
  void a_step_that_looks_at_earlier_changes_finds_them_committed() {
    world.publish(
        "f",
        World.flow(
            "order",
            List.of(
                World.write("one", "write", "trigger.record.name"),
                World.write("two", "writeAfterLooking", "steps.one.text + '2'"),
                World.write("three", "write", "steps.two.text + '3'"))));
    node.submit("order", Map.of("name", "a"));
    node.runUntilIdle();
    assertThat(world.notes()).containsExactly("a", "a2", "a23");
    assertThat(node.commits()).isEqualTo(2);
    assertThat(world.told).containsExactly("READY", "RUNNING", "DONE");
  }

  @Test
  void a_failed_step_keeps_what_the_steps_before_it_did() {
    world.publishNotes("f", "order", "trigger.record.name", "'refused ' + steps.one.text", "'no'");
    node.submit("order", Map.of("name", "a"));
    node.runUntilIdle();
    assertThat(world.notes()).containsExactly("a");
    assertThat(world.journal()).containsExactly("one DONE", "two FAILED");
    assertThat(world.states()).containsExactly("FAILED");
    var error = RunError.parse(world.value("select error::text as value from run"));
    assertThat(error.code()).isEqualTo("invalid-input");
    assertThat(error.step()).isEqualTo("two");
    assertThat(error.detail().zh()).isEqualTo("不接受 refused a。");
    assertThat(error.detail().en()).isEqualTo("refused a is refused.");
  }

  @Test
  void an_unexpected_error_fails_the_step_with_a_general_code() {
    world.publish("f", World.flow("order", List.of(World.write("one", "break", "'x'"))));
    node.submit("order", Map.of("name", "a"));
    node.runUntilIdle();
    assertThat(world.states()).containsExactly("FAILED");
    assertThat(world.value("select error ->> 'code' as value from run_step"))
        .isEqualTo("internal-error");
  }

  @Test
  void a_step_that_breaks_a_constraint_fails_alone() {
    world.publishNotes("f", "order", "trigger.record.name", "'taken'", "'never'");
    node.submit("order", Map.of("name", "a"));
    node.submit("order", Map.of("name", "b"));
    node.runUntilIdle();
    assertThat(world.notes()).containsExactly("a", "b", "never", "taken");
    assertThat(world.states()).containsExactly("DONE", "FAILED");
    assertThat(world.value("select error ->> 'code' as value from run where error is not null"))
        .isEqualTo("duplicate-value");
  }

  @Test
  void a_branch_takes_the_first_arm_that_holds() {
    world.publish("f", World.flow("order", List.of(branch())));
    node.submit("order", Map.of("name", "a", "other", "x"));
    node.submit("order", Map.of("name", "b"));
    node.runUntilIdle();
    assertThat(world.notes()).containsExactly("a is changed", "b stays");
    assertThat(world.journal())
        .containsExactly(
            "choice DONE", "choice.yes.one DONE", "choice DONE", "choice.otherwise.two DONE");
    assertThat(world.value("select string_agg(branch, ' ' order by run_id) as value from run_step"))
        .isEqualTo("yes otherwise");
    assertThat(world.value("select input::text as value from run_step where branch = 'yes'"))
        .isEqualTo("{\"trigger.record.other\":\"x\"}");
  }

  private static String branch() {
    return """
    {"key":"choice","type":"branch","branches":[
      {"key":"yes","when":{"left":"trigger.record.other","op":"isNotEmpty"},"steps":[%s]}],
     "otherwise":[%s]}
    """
        .formatted(
            World.write("one", "write", "trigger.record.name + ' is changed'"),
            World.write("two", "write", "trigger.record.name + ' stays'"));
  }

  @Test
  void a_record_is_found_after_the_run_itself_added_it() {
    world.publish(
        "f",
        World.flow(
            "order",
            List.of(
                World.add("one", "ledger", "trigger.record.name"),
                """
                {"key":"find","type":"getRecord","form":"ledger",
                 "where":{"field":"name","op":"equals","cel":"trigger.record.name"}}
                """,
                """
                {"key":"change","type":"updateRecord","form":"ledger",
                 "record":{"cel":"steps.find.id"},"values":{"name":{"value":"new"}}}
                """)));
    node.submit("order", Map.of("name", "a"));
    node.runUntilIdle();
    assertThat(world.states()).containsExactly("DONE");
    assertThat(world.notes()).hasSize(2).contains("ledger:a").anyMatch(n -> n.endsWith("=new"));
  }

  @Test
  void a_record_that_is_not_found_fails_the_step() {
    world.publish(
        "f",
        World.flow(
            "order",
            List.of(
                """
                {"key":"find","type":"getRecord","form":"ledger",
                 "where":{"field":"name","op":"equals","value":"nobody"}}
                """)));
    node.submit("order", Map.of());
    node.runUntilIdle();
    assertThat(world.value("select error ->> 'code' as value from run")).isEqualTo("not-found");
  }

  @Test
  void an_event_that_comes_twice_finds_the_run_that_exists() {
    world.publishNotes("f", "order", "trigger.record.name");
    var event =
        world.event("order", RecordEvent.Kind.CREATED, RecordId.create(), Map.of("name", "a"), 0);
    var first = node.submit(event);
    var again = node.submit(event);
    node.runUntilIdle();
    assertThat(again).isEqualTo(first);
    assertThat(world.states()).containsExactly("DONE");
    assertThat(world.notes()).containsExactly("a");
  }

  @Test
  void a_filter_chooses_which_records_start_a_flow() {
    world.publish(
        "f",
        """
        {"trigger":{"type":"recordCreated","form":"order",
          "filter":{"field":"name","op":"contains","value":"vip"}},
         "steps":[%s]}
        """
            .formatted(World.write("one", "write", "trigger.record.name")));
    assertThat(node.submit("order", Map.of("name", "vip 1"))).hasSize(1);
    assertThat(node.submit("order", Map.of("name", "plain"))).isEmpty();
    assertThat(node.submit("other", Map.of("name", "vip 2"))).isEmpty();
  }

  @Test
  void a_record_that_a_step_adds_starts_other_flows() {
    world.publish("first", World.flow("order", List.of(World.add("one", "ledger", "'x'"))));
    world.publishNotes("second", "ledger", "'second ' + trigger.record.name");
    node.submit("order", Map.of("name", "a"));
    node.runUntilIdle();
    assertThat(world.notes()).containsExactly("ledger:x", "second x");
    assertThat(world.states()).containsExactly("DONE", "DONE");
    assertThat(world.value("select max(depth)::text as value from run")).isEqualTo("1");
  }

  @Test
  void flows_that_trigger_each_other_without_end_are_stopped_and_named() {
    world.publish(
        "甲", World.flow("a", List.of(World.add("one", "b", "trigger.record.name + 'b'"))));
    world.publish(
        "乙", World.flow("b", List.of(World.add("one", "a", "trigger.record.name + 'a'"))));
    node.submit("a", Map.of("name", ""));
    node.runUntilIdle();
    assertThat(world.states()).hasSize(18).containsOnlyOnce("FAILED").endsWith("FAILED");
    var error =
        RunError.parse(world.value("select error::text as value from run where error is not null"));
    assertThat(error.code()).isEqualTo("trigger-loop");
    assertThat(error.detail().zh()).contains("“乙” → “甲” → “乙”");
  }

  @Test
  void a_new_version_counts_once_the_engine_is_told() {
    var flow = world.publishNotes("f", "order", "trigger.record.name");
    node.submit("order", Map.of("name", "a"));
    world
        .database
        .update("flow.disable", "update flow set enabled = false where id = :id")
        .bind("id", flow.value())
        .execute();
    node.engine.flowsChanged(World.ORG);
    assertThat(node.submit("order", Map.of("name", "b"))).isEmpty();
    node.runUntilIdle();
    assertThat(world.notes()).containsExactly("a");
  }

  @Test
  void what_does_not_fit_into_memory_waits_in_the_database() {
    var small = world.smallNode(1, 2);
    world.publishNotes("f", "order", "trigger.record.name");
    for (var number = 0; number < 5; number++) {
      small.submit("order", Map.of("name", "n" + number));
    }
    assertThat(small.engine.queued()).isEqualTo(2);
    small.runUntilIdle();
    assertThat(world.notes()).hasSize(2);

    world.clock.advance(Duration.ofSeconds(6));
    small.engine.look();
    small.runUntilIdle();
    small.engine.look();
    small.runUntilIdle();
    assertThat(world.notes()).hasSize(5);
    assertThat(world.states()).containsOnly("DONE");
    small.close();
  }

  @Test
  void a_change_that_the_engine_is_not_told_of_counts_after_thirty_seconds() {
    world.publishNotes("f", "order", "trigger.record.name");
    assertThat(node.submit("order", Map.of("name", "a"))).hasSize(1);
    world.database.update("flow.disable", "update flow set enabled = false").execute();
    world.clock.advance(Duration.ofSeconds(29));
    assertThat(node.submit("order", Map.of("name", "b"))).hasSize(1);
    world.clock.advance(Duration.ofSeconds(1));
    assertThat(node.submit("order", Map.of("name", "c"))).isEmpty();
  }
}
