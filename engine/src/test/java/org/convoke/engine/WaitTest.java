package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Runs that wait for a time: they leave memory, and any node goes on with them.
class WaitTest {

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

  private void run(String until) {
    world.publish(
        "f",
        World.flow(
            "order",
            List.of(
                World.write("one", "write", "'before'"),
                "{\"key\":\"pause\",\"type\":\"wait\",\"until\":" + until + "}",
                World.write("two", "write", "'after'"))));
    node.submit("order", Map.of("name", "a", "other", "2026-11-21T18:00:00+08:00"));
    node.runUntilIdle();
  }

  private static final String AN_HOUR =
      "{\"type\":\"duration\",\"amount\":{\"value\":1},\"unit\":\"HOURS\"}";

  private void wake(World.Node node) {
    node.engine.look();
    node.runUntilIdle();
  }

  @Test
  void a_run_that_waits_leaves_memory_and_goes_on_when_its_time_has_come() {
    run(AN_HOUR);
    assertThat(world.notes()).containsExactly("before");
    assertThat(world.states()).containsExactly("WAITING");
    assertThat(world.told).containsExactly("READY", "WAITING");
    assertThat(node.engine.queued() + node.engine.running()).isZero();

    world.clock.advance(Duration.ofMinutes(59));
    wake(node);
    assertThat(world.states()).containsExactly("WAITING");

    world.clock.advance(Duration.ofMinutes(1));
    wake(node);
    assertThat(world.notes()).containsExactly("after", "before");
    assertThat(world.states()).containsExactly("DONE");
    assertThat(world.journal()).containsExactly("one DONE", "pause DONE", "two DONE");
  }

  @Test
  void a_run_waits_for_a_moment() {
    run("{\"type\":\"time\",\"at\":{\"cel\":\"trigger.record.other\"}}");
    world.clock.advance(Duration.ofMinutes(59));
    wake(node);
    assertThat(world.states()).containsExactly("WAITING");
    world.clock.advance(Duration.ofMinutes(1));
    wake(node);
    assertThat(world.states()).containsExactly("DONE");
  }

  @Test
  void a_moment_that_is_over_is_not_waited_for() {
    run("{\"type\":\"time\",\"at\":{\"value\":\"2020-01-01\"}}");
    assertThat(world.states()).containsExactly("DONE");
  }

  @Test
  void what_is_no_moment_fails_the_step() {
    run("{\"type\":\"time\",\"at\":{\"value\":\"soon\"}}");
    assertThat(world.states()).containsExactly("FAILED");
    assertThat(world.journal()).containsExactly("one DONE", "pause FAILED");
  }

  @Test
  void any_node_goes_on_with_a_run_that_waits_and_only_one_does() {
    run(AN_HOUR);
    node.close();
    world.clock.advance(Duration.ofHours(1));
    var one = world.node();
    var two = world.node();
    one.engine.look();
    two.engine.look();
    assertThat(one.engine.queued() + two.engine.queued()).isEqualTo(1);
    one.runUntilIdle();
    two.runUntilIdle();
    assertThat(world.states()).containsExactly("DONE");
    one.close();
    two.close();
    node = world.node();
  }

  @Test
  void a_branch_that_waits_does_not_hold_up_another() {
    world.publish(
        "f",
        World.flow(
            "order",
            List.of(
                """
                {"key":"both","type":"parallel","branches":[
                  {"key":"left","steps":[{"key":"pause","type":"wait","until":%s},%s]},
                  {"key":"right","steps":[%s]}]}
                """
                    .formatted(
                        AN_HOUR,
                        World.write("one", "write", "'late'"),
                        World.write("two", "write", "'early'")))));
    node.submit("order", Map.of("name", "a"));
    node.runUntilIdle();
    assertThat(world.notes()).containsExactly("early");
    world.clock.advance(Duration.ofHours(1));
    wake(node);
    assertThat(world.notes()).containsExactly("early", "late");
    assertThat(world.states()).containsExactly("DONE");
  }

  @Test
  void a_hundred_thousand_runs_that_wait_cost_a_look_at_an_index() {
    run(AN_HOUR);
    world
        .database
        .update(
            "run.many",
            """
            insert into run (org_id, id, flow_id, version, business_key, state, owner, epoch, depth,
              trigger, created_at, wake_at)
            select org_id, gen_random_uuid(), flow_id, version, 'many' || number, 'WAITING', owner,
              epoch, depth, trigger, created_at, wake_at + number * interval '1 second'
            from run, generate_series(1, 100000) as number
            """)
        .execute();
    world.database.update("analyze", "analyze run").execute();
    wake(node);
    assertThat(node.engine.queued()).isZero();
    var plan =
        world
            .database
            .query(
                "plan",
                """
                explain (analyze, buffers, costs off, timing off, summary off)
                select org_id, id from run
                where wake_at <= '2026-11-21T09:00:00Z' and state in ('WAITING', 'IN_DOUBT')
                order by wake_at limit 200 for update skip locked
                """)
            .list(row -> row.text("QUERY PLAN"));
    assertThat(String.join("\n", plan)).contains("Index Scan using run_due").doesNotContain("Seq");
  }
}
