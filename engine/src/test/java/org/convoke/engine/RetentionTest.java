package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.Repeatability;
import org.convoke.engine.RunOperations.From;
import org.convoke.engine.RunOperations.Retry;
import org.convoke.engine.RunOperations.Version;
import org.convoke.model.PersonId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Runs that ended long ago are deleted with all that belongs to them.
class RetentionTest {

  private World world;
  private World.Node node;
  private Platform platform;
  private CreateGroup group;

  @BeforeEach
  void start() {
    world = new World();
    platform = new Platform();
    group = new CreateGroup(platform, new Repeatability.Keyed(Duration.ofDays(1)));
    world.remotes.put("keyed", group);
    node = world.node();
  }

  @AfterEach
  void stop() {
    node.close();
    group.close();
    platform.close();
    world.close();
  }

  private static String keeping(int days, String... steps) {
    return """
    {"trigger":{"type":"recordCreated","form":"order"},"settings":{"keepDays":%d},"steps":[%s]}
    """
        .formatted(days, String.join(",", steps));
  }

  private void submit(String name) {
    node.submit("order", Map.of("name", name));
    node.runUntilIdle();
  }

  private int tidyAfter(int days) {
    world.clock.advance(Duration.ofDays(days));
    return new Retention(world.database, world.clock).tidy(Duration.ofMinutes(1));
  }

  private String left(String table) {
    return world.value("select count(*)::text as value from " + table);
  }

  @Test
  void a_run_is_deleted_with_its_journal_attempts_and_effects_and_what_it_made_stays() {
    world.publish(
        "f",
        keeping(
            30,
            World.group("group", "keyed", "trigger.record.name"),
            World.write("two", "write", "trigger.record.name")));
    submit("refused");
    var run = RunId.parse(world.value("select id::text as value from run"));
    var good = Value.fields(Map.of("name", Value.of("good")));
    node.engine
        .operations()
        .retry(World.ORG, run, new Retry(new From.Failed(), Version.SAME, good), PersonId.create());
    node.runUntilIdle();
    assertThat(world.states()).containsExactly("DONE");

    assertThat(tidyAfter(29)).isZero();
    assertThat(tidyAfter(2)).isEqualTo(1);
    for (var table :
        List.of(
            "run", "run_step", "run_attempt", "run_attempt_step", "run_intervention", "effect")) {
      assertThat(left(table)).as(table).isEqualTo("0");
    }
    assertThat(world.notes()).containsExactly("good");
  }

  @Test
  void what_is_not_at_its_end_is_kept_however_old_it_is() {
    world.publish(
        "f",
        keeping(
            1,
            """
            {"key":"pause","type":"wait",
             "until":{"type":"duration","amount":{"value":1000},"unit":"DAYS"}}
            """));
    submit("a");
    assertThat(tidyAfter(400)).isZero();
    assertThat(world.states()).containsExactly("WAITING");
  }

  @Test
  void a_flow_that_does_not_say_keeps_its_runs_for_ninety_days_and_deletes_them_in_pages() {
    world.publish("f", World.flow("order", List.of(World.write("one", "write", "'one'"))));
    submit("a");
    copy(1_200);
    assertThat(tidyAfter(89)).isZero();
    assertThat(tidyAfter(2)).isEqualTo(1201);
    assertThat(left("run")).isEqualTo("0");
  }

  @Test
  void as_many_are_deleted_in_one_go_as_there_is_time_for() {
    world.publish("f", World.flow("order", List.of(World.write("one", "write", "'one'"))));
    submit("a");
    copy(25_000);
    world.clock.advance(Duration.ofDays(91));
    var retention = new Retention(world.database, world.clock);
    assertThat(retention.tidy(Duration.ZERO)).isEqualTo(10_000);
    assertThat(retention.tidy(Duration.ofMinutes(1))).isEqualTo(15_001);
    assertThat(left("run")).isEqualTo("0");
  }

  /// Copies the only run.
  private void copy(int times) {
    world
        .database
        .update(
            "run.many",
            """
            insert into run (org_id, id, flow_id, version, business_key, state, owner, epoch, depth,
              trigger, created_at, finished_at)
            select org_id, (lpad(to_hex(number), 8, '0') || '-0000-7000-8000-000000000000')::uuid,
              flow_id, version, 'many' || number, 'DONE', owner, epoch, depth, trigger, created_at,
              finished_at
            from run, generate_series(1, :times) as number
            """)
        .bind("times", times)
        .execute();
  }
}
