package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.convoke.database.Transaction;
import org.convoke.model.PersonId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/// Runs that wait for what happens to records: no event is missed, whoever commits first.
class EventWaitTest {

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

  private static String until(String rest) {
    return """
    {"type":"event","event":"recordCreated","form":"answer",
     "where":{"field":"name","op":"equals","cel":"trigger.record.name"}%s}
    """
        .formatted(rest);
  }

  private void publish(String until, String... before) {
    var steps = new ArrayList<>(List.of(before));
    steps.add("{\"key\":\"pause\",\"type\":\"wait\",\"until\":" + until + "}");
    steps.add(World.write("two", "write", "'after ' + text(steps.pause.record.other)"));
    world.publish("f", World.flow("order", steps));
  }

  private void order(String name) {
    node.submit("order", Map.of("name", name));
    node.runUntilIdle();
  }

  private void answer(World.Node at, String name, String other) {
    at.submit("answer", Map.of("name", name, "other", other));
    wake(at);
  }

  private static void wake(World.Node node) {
    node.engine.look();
    node.runUntilIdle();
  }

  private long subscriptions() {
    return Long.parseLong(world.value("select count(*)::text as value from run_subscription"));
  }

  /// Steps that wait for other names beside the one that waits.
  ///
  /// @param fresh whether nobody has looked for yet what they missed
  private void othersWait(int number, boolean fresh) {
    world
        .database
        .update(
            "many",
            """
            insert into run_subscription
              (org_id, run_id, path, source, match_key, condition, snapshot, begun_at, fresh)
            select org_id, gen_random_uuid(), path, source, 'name=' || number, condition, snapshot,
              begun_at, :fresh
            from run_subscription, generate_series(1, :number) as number
            """)
        .bind("fresh", fresh)
        .bind("number", number)
        .execute();
  }

  @Test
  void a_run_goes_on_when_the_record_it_waits_for_comes() {
    publish(until(""));
    order("a");
    wake(node);
    assertThat(world.states()).containsExactly("WAITING");
    assertThat(node.engine.queued() + node.engine.running()).isZero();
    answer(node, "b", "not this one");
    assertThat(world.states()).containsExactly("WAITING");
    answer(node, "a", "this one");
    assertThat(world.states()).containsExactly("DONE");
    assertThat(world.notes()).containsExactly("after this one");
    assertThat(subscriptions()).isZero();
  }

  @Test
  void an_event_on_another_node_wakes_the_run_there() {
    publish(until(""));
    order("a");
    var other = world.node();
    answer(other, "a", "far");
    assertThat(world.states()).containsExactly("DONE");
    other.close();
  }

  @Test
  void only_one_node_goes_on_when_all_hear_of_the_event() {
    publish(until(""));
    order("a");
    var other = world.node();
    other.submit("answer", Map.of("name", "a", "other", "x"));
    node.engine.look();
    other.engine.look();
    assertThat(node.engine.queued() + other.engine.queued()).isEqualTo(1);
    node.runUntilIdle();
    other.runUntilIdle();
    assertThat(world.states()).containsExactly("DONE");
    other.close();
  }

  @Test
  void an_event_between_the_step_and_its_subscription_is_not_missed() {
    publish(until(""));
    var other = world.node();
    order("first"); // from now on the form is watched
    node.beforeCommit(2, () -> answer(other, "a", "in between"));
    order("a");
    assertThat(world.states()).containsExactly("WAITING", "WAITING");
    wake(node);
    assertThat(world.states()).containsExactly("WAITING", "DONE");
    assertThat(world.notes()).containsExactly("after in between");
    other.close();
  }

  @Test
  void an_event_whose_node_dies_before_it_tells_is_found_by_another() {
    publish(until(""));
    order("a");
    node.submitOnly(world.created("answer", Map.of("name", "a", "other", "found")));
    var other = world.node();
    wake(other);
    assertThat(world.notes()).containsExactly("after found");
    other.close();
  }

  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void of_two_events_the_first_is_heard_though_the_node_that_took_it_is_slow() throws Exception {
    publish(until(""));
    order("a");
    var other = world.node();
    node.submitOnly(world.created("answer", Map.of("name", "a", "other", "first")));
    var slow = world.database.inTransaction("run.hold", run -> lookIsHeldUpBy(run, other));
    slow.join();
    node.runUntilIdle();
    other.runUntilIdle();
    assertThat(world.notes()).containsExactly("after first");
    other.close();
  }

  /// The node looks and waits for a run that somebody holds; meanwhile the other is told of a
  /// second event, and leaves it to the first.
  private Thread lookIsHeldUpBy(Transaction holder, World.Node other) {
    holder.query("run.hold", "select id from run for update").list(row -> row.uuid("id"));
    var slow = Thread.startVirtualThread(node.engine::look);
    while (!holdsSomebodyUp(holder)) {
      Thread.onSpinWait();
    }
    other.submitOnly(world.created("answer", Map.of("name", "a", "other", "second")));
    other.engine.look();
    return slow;
  }

  private static boolean holdsSomebodyUp(Transaction transaction) {
    return transaction
        .query(
            "lock.heldUp",
            """
            select count(*) as number from pg_locks
            where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))
            """)
        .one(row -> row.number("number") > 0);
  }

  @Test
  void what_happened_before_the_step_is_too_old() {
    publish(until(""));
    order("first");
    answer(node, "a", "too old");
    order("a");
    wake(node);
    assertThat(world.states()).containsExactly("WAITING", "WAITING");
  }

  @Test
  void what_the_run_did_itself_is_not_what_it_waits_for() {
    publish(until(""), World.add("one", "answer", "trigger.record.name"));
    order("first");
    order("a");
    wake(node);
    assertThat(world.states()).containsExactly("WAITING", "WAITING");
  }

  @Test
  void a_run_that_waited_too_long_goes_on_or_fails() {
    publish(until(",\"timeout\":{\"amount\":{\"value\":2},\"unit\":\"HOURS\"}"));
    order("a");
    world.clock.advance(Duration.ofHours(2));
    wake(node);
    assertThat(world.states()).containsExactly("DONE");
    assertThat(world.notes()).containsExactly("after ");
    assertThat(world.value("select output->>'timedOut' as value from run_step where path='pause'"))
        .isEqualTo("true");
    assertThat(subscriptions()).isZero();
  }

  @Test
  void a_wait_may_fail_when_it_takes_too_long() {
    publish(
        until(",\"timeout\":{\"amount\":{\"value\":2},\"unit\":\"HOURS\"},\"onTimeout\":\"FAIL\""));
    order("a");
    world.clock.advance(Duration.ofHours(2));
    wake(node);
    assertThat(world.states()).containsExactly("FAILED");
    assertThat(world.value("select error->>'code' as value from run_step where path='pause'"))
        .isEqualTo("wait-timed-out");
  }

  @Test
  void a_condition_may_need_more_than_one_value() {
    publish(
        """
        {"type":"event","event":"recordUpdated","form":"answer","where":{"all":[
          {"left":"trigger.record.name","op":"isNotEmpty"},
          {"field":"other","op":"contains","value":"yes"}]}}
        """);
    order("a");
    var id = RecordId.create();
    node.submit(world.event("answer", RecordEvent.Kind.UPDATED, id, Map.of("other", "no"), 0));
    wake(node);
    assertThat(world.states()).containsExactly("WAITING");
    node.submit(
        world.event(
            "answer", RecordEvent.Kind.UPDATED, RecordId.create(), Map.of("other", "yes!"), 0));
    wake(node);
    assertThat(world.notes()).containsExactly("after yes!");
  }

  @Test
  void a_cancelled_run_waits_for_nothing() {
    publish(until(""));
    order("a");
    var run = new RunId(UUID.fromString(world.value("select id::text as value from run")));
    node.engine.operations().cancel(World.ORG, run, PersonId.create());
    assertThat(subscriptions()).isZero();
    answer(node, "a", "late");
    assertThat(world.states()).containsExactly("CANCELLED");
  }

  @Test
  void forms_that_nobody_waits_for_leave_no_trace() {
    publish(until(""));
    node.submit("answer", Map.of("name", "a", "other", "nobody waits"));
    assertThat(world.value("select count(*)::text as value from happening")).isEqualTo("0");
  }

  @Test
  void hundreds_that_begin_to_wait_together_are_settled_by_one_look_and_hear_what_they_missed() {
    publish(until(""));
    order("a");
    othersWait(700, true);
    wake(node);
    var fresh = "select count(*)::text as value from run_subscription where fresh";
    assertThat(world.value(fresh)).isEqualTo("0");

    world.database.update("fresh", "update run_subscription set fresh = true").execute();
    answer(node, "a", "mine");
    assertThat(world.notes()).containsExactly("after mine");
  }

  @Test
  void an_event_among_a_hundred_thousand_waiting_runs_costs_a_look_at_an_index() {
    publish(until(""));
    order("a");
    othersWait(100_000, false);
    world.database.update("analyze", "analyze run_subscription").execute();
    answer(node, "a", "mine");
    assertThat(world.notes()).containsExactly("after mine");
    var plan =
        world
            .database
            .query(
                "plan",
                """
                explain (costs off)
                select org_id, run_id, path, condition from run_subscription
                where org_id = '%s' and source = 'record:x:CREATED'
                  and match_key = any(array['', 'name=1', 'name=2']) and heard is null
                  and (run_id, path) > ('00000000-0000-0000-0000-000000000000', '')
                order by run_id, path limit 500
                """
                    .formatted(World.ORG))
            .list(row -> row.text("QUERY PLAN"));
    assertThat(String.join("\n", plan))
        .contains("run_subscription_of_source")
        .doesNotContain("Seq");
  }
}
