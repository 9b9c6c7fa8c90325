package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.Repeatability;
import org.convoke.database.DatabaseUnavailable;
import org.convoke.engine.Platform.Fault;
import org.convoke.model.PersonId;
import org.convoke.model.RunId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Steps outside our database, against a platform that fails in every way: never two groups for one
/// run, and none only when the run says so.
class RemoteTest {

  private World world;
  private World.Node node;
  private Platform platform;

  @BeforeEach
  void start() {
    world = new World();
    platform = new Platform();
    world.remotes.put(
        "keyed", new CreateGroup(platform, new Repeatability.Keyed(Duration.ofDays(1))));
    world.remotes.put(
        "findable", new CreateGroup(platform, new Repeatability.Findable(Duration.ofSeconds(30))));
    world.remotes.put("uncertain", new CreateGroup(platform, new Repeatability.Uncertain()));
    node = world.node();
  }

  @AfterEach
  void stop() {
    node.close();
    world.remotes.values().forEach(each -> ((CreateGroup) each).close());
    platform.close();
    world.close();
  }

  private void run(String action) {
    world.publish(
        "f",
        World.flow(
            "order",
            List.of(
                World.write("one", "write", "'before'"),
                World.group("group", action, "trigger.record.name"),
                World.write("two", "write", "steps.group.id"))));
    node.submit("order", Map.of("name", "a"));
    node.runUntilIdle();
  }

  private void assertOneGroup() {
    assertThat(platform.groups()).hasSize(1);
    assertThat(world.states()).containsExactly("DONE");
    assertThat(world.notes())
        .containsExactlyInAnyOrder("before", platform.groups().getFirst().id());
    assertThat(effect("state")).isEqualTo("DONE");
    assertThat(effect("outcome ->> 'id'")).isEqualTo(platform.groups().getFirst().id());
  }

  private String effect(String column) {
    return world.value("select " + column + " as value from effect");
  }

  @Test
  void an_effect_is_intended_with_the_steps_before_it_and_ends_with_those_after() {
    run("keyed");
    assertOneGroup();
    assertThat(node.commits()).isEqualTo(2);
    assertThat(world.journal()).containsExactly("one DONE", "group DONE", "two DONE");
    assertThat(world.told).containsExactly("READY", "RUNNING", "DONE");
    assertThat(effect("request ->> 'name'")).isEqualTo("a");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "LOSES_THE_ANSWER",
        "ANSWERS_LATE",
        "ANSWERS_TWICE",
        "ANSWERS_GARBAGE",
        "THROTTLES",
        "HANGS"
      })
  void with_a_key_a_fault_makes_neither_two_groups_nor_none(Fault fault) {
    platform.will(fault);
    run("keyed");
    assertOneGroup();
    assertThat(platform.requests()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "LOSES_THE_ANSWER",
        "ANSWERS_LATE",
        "ANSWERS_TWICE",
        "ANSWERS_GARBAGE",
        "THROTTLES",
        "HANGS"
      })
  void what_can_be_found_is_looked_for_before_it_is_made_again(Fault fault) {
    platform.will(fault);
    run("findable");
    assertOneGroup();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"LOSES_THE_ANSWER", "ANSWERS_LATE", "ANSWERS_TWICE", "ANSWERS_GARBAGE", "HANGS"})
  void what_cannot_be_known_stops_and_asks(Fault fault) {
    platform.will(fault);
    run("uncertain");
    assertThat(world.states()).containsExactly("IN_DOUBT");
    assertThat(world.journal()).containsExactly("one DONE", "group IN_DOUBT");
    assertThat(effect("state")).isEqualTo("IN_DOUBT");
    assertThat(platform.requests()).isEqualTo(1);
    assertThat(node.engine.running() + node.engine.queued()).isZero();
  }

  @Test
  void what_was_surely_not_made_is_asked_for_again_when_the_platform_says() {
    platform.will(Fault.THROTTLES, Fault.THROTTLES);
    var before = world.clock.instant();
    run("uncertain");
    assertOneGroup();
    assertThat(Duration.between(before, world.clock.instant())).isEqualTo(Duration.ofSeconds(14));
    assertThat(world.value("select attempts::text as value from run_step where path = 'group'"))
        .isEqualTo("3");
  }

  @Test
  void our_own_database_that_is_away_costs_no_try() {
    databaseIsAway((CreateGroup) world.remotes.get("keyed"), 7);
    run("keyed");
    assertOneGroup();
    assertThat(platform.requests()).isEqualTo(8);
  }

  private static void databaseIsAway(CreateGroup group, int times) {
    if (times > 0) {
      group.meanwhile(
          () -> {
            databaseIsAway(group, times - 1);
            throw new DatabaseUnavailable("budget.spend", null);
          });
    }
  }

  @Test
  void a_run_that_is_put_off_leaves_memory_until_then() {
    platform.will(Fault.SPENT, Fault.SPENT);
    run("uncertain");
    assertThat(world.states()).containsExactly("WAITING");
    assertThat(world.journal()).containsExactly("one DONE", "group WAITING");
    assertThat(node.engine.running() + node.engine.queued()).isZero();
    assertThat(
            world.value(
                "select error -> 'code' #>> '{}' as value from run_step where path = 'group'"))
        .isEqualTo("busy");
    assertThat(world.value("select state as value from effect")).isEqualTo("FAILED");
    later(Duration.ofMinutes(59));
    assertThat(platform.requests()).isEqualTo(1);
    later(Duration.ofMinutes(2));
    assertThat(world.states()).containsExactly("WAITING");
    assertThat(platform.requests()).isEqualTo(2);
    later(Duration.ofHours(1));
    assertOneGroup();
    assertThat(platform.requests()).isEqualTo(3);
  }

  @Test
  void a_call_that_was_put_off_and_cut_off_later_is_in_doubt() {
    platform.will(Fault.SPENT);
    run("uncertain");
    ((CreateGroup) world.remotes.get("uncertain")).diesIn("group", CreateGroup.Death.WHILE_WAITING);
    later(Duration.ofHours(1));
    restart();
    assertThat(world.states()).containsExactly("IN_DOUBT");
    assertThat(platform.groups()).hasSize(1);
  }

  @Test
  void what_may_have_been_made_before_it_was_put_off_is_not_made_twice() {
    platform.will(Fault.LOSES_THE_ANSWER, Fault.SPENT);
    run("keyed");
    assertThat(world.states()).containsExactly("WAITING");
    assertThat(world.value("select state as value from effect")).isEqualTo("INTENDED");
    later(Duration.ofHours(1));
    assertOneGroup();
    assertThat(platform.requests()).isEqualTo(3);
  }

  private void later(Duration time) {
    world.clock.advance(time);
    node.engine.look();
    node.runUntilIdle();
  }

  @Test
  void a_refusal_fails_the_step_and_is_not_repeated() {
    platform.will(Fault.REFUSES);
    run("keyed");
    assertThat(platform.groups()).isEmpty();
    assertThat(world.states()).containsExactly("FAILED");
    assertThat(effect("state")).isEqualTo("FAILED");
    assertThat(platform.requests()).isEqualTo(1);
  }

  @Test
  void a_refusal_after_a_lost_answer_proves_nothing() {
    platform.will(Fault.LOSES_THE_ANSWER, Fault.REFUSES);
    run("keyed");
    assertThat(world.states()).containsExactly("IN_DOUBT");
  }

  @Test
  void a_platform_that_is_throttled_for_too_long_fails_the_step() {
    platform.will(
        Fault.THROTTLES, Fault.THROTTLES, Fault.THROTTLES, Fault.THROTTLES, Fault.THROTTLES);
    run("uncertain");
    assertThat(platform.groups()).isEmpty();
    assertThat(world.states()).containsExactly("FAILED");
  }

  @Test
  void an_outcome_that_could_not_be_written_is_not_asked_for_again() {
    node.losesAnswerOfCommit(2);
    run("uncertain");
    assertOneGroup();
    assertThat(platform.requests()).isEqualTo(1);
  }

  @Test
  void an_outcome_waits_for_a_database_that_comes_back() {
    ((CreateGroup) world.remotes.get("uncertain")).meanwhile(() -> node.isCutOffFor(7));
    run("uncertain");
    assertOneGroup();
    assertThat(platform.requests()).isEqualTo(1);
  }

  @Test
  void an_answer_that_comes_after_the_run_changed_hands_is_remembered() {
    var other = world.node();
    ((CreateGroup) world.remotes.get("uncertain"))
        .meanwhile(
            () -> {
              world.clock.advance(Duration.ofSeconds(11));
              other.engine.look();
              other.runUntilIdle();
            });
    run("uncertain");
    assertThat(world.states()).containsExactly("IN_DOUBT");
    assertThat(effect("state")).isEqualTo("DONE");
    assertThat(platform.groups()).hasSize(1);
    other.close();
  }

  /// As the late answer of another call under the same key does.
  private void effectIs(String state, String outcome) {
    world
        .database
        .update("effect.meanwhile", "update effect set state = :state, outcome = :outcome::json")
        .bind("state", state)
        .bind("outcome", outcome)
        .execute();
  }

  private void restart() {
    var restarted = world.new Node(node.id);
    restarted.engine.look();
    restarted.runUntilIdle();
    restarted.close();
  }

  @Test
  void an_effect_that_another_call_has_ended_meanwhile_ends_the_step_with_its_outcome() {
    ((CreateGroup) world.remotes.get("keyed"))
        .meanwhile(() -> effectIs("DONE", "{\"id\":\"of the other call\"}"));
    run("keyed");
    assertThat(world.states()).containsExactly("DONE");
    assertThat(world.notes()).containsExactlyInAnyOrder("before", "of the other call");
    assertThat(platform.requests()).isEqualTo(1);
  }

  @Test
  void an_effect_that_was_answered_late_is_not_asked_for_again_by_who_goes_on() {
    node.diesAfterCommit(1);
    run("uncertain");
    effectIs("DONE", "{\"id\":\"of the late answer\"}");
    restart();
    assertThat(world.states()).containsExactly("DONE");
    assertThat(world.notes()).containsExactlyInAnyOrder("before", "of the late answer");
    assertThat(platform.requests()).isZero();
  }

  @Test
  void an_outcome_that_the_database_never_takes_fails_the_step() {
    ((CreateGroup) world.remotes.get("keyed")).meanwhile(() -> effectIs("GIVEN_UP", null));
    run("keyed");
    assertThat(world.states()).containsExactly("FAILED");
    assertThat(world.journal()).containsExactly("one DONE", "group FAILED");
    assertThat(platform.requests()).isEqualTo(1);
  }

  @Test
  void who_goes_on_lets_a_call_settle_that_it_did_not_see() {
    node.diesAfterCommit(1);
    run("findable");
    world.clock.advance(Duration.ofMinutes(10));
    var before = world.clock.instant();
    restart();
    assertOneGroup();
    assertThat(Duration.between(before, world.clock.instant()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void a_first_call_that_comes_late_is_made_only_while_the_run_is_the_nodes() {
    var other = world.node();
    node.meanwhile(
        1,
        () -> {
          world.clock.advance(Duration.ofSeconds(11));
          other.engine.look();
          other.runUntilIdle();
        });
    run("findable");
    assertOneGroup();
    assertThat(platform.requests()).isEqualTo(1);
    other.close();
  }

  @Test
  void an_answer_that_comes_after_the_effect_was_given_up_is_remembered() {
    var other = world.node();
    ((CreateGroup) world.remotes.get("uncertain"))
        .meanwhile(
            () -> {
              world.clock.advance(Duration.ofSeconds(11));
              other.engine.look();
              other.runUntilIdle();
              giveUp(other);
            });
    run("uncertain");
    assertThat(world.states()).containsExactly("FAILED");
    assertThat(effect("state")).isEqualTo("DONE");
    assertThat(effect("outcome ->> 'id'")).isEqualTo(platform.groups().getFirst().id());
    other.close();
  }

  private void giveUp(World.Node at) {
    var run = RunId.parse(world.value("select id::text as value from run"));
    at.engine
        .operations()
        .resolve(World.ORG, run, "group", new RunOperations.Decision.GiveUp(), PersonId.create());
    at.runUntilIdle();
  }

  @Test
  void a_doubt_is_told_in_the_language_of_the_reader() {
    node.diesAfterCommit(1);
    run("uncertain");
    restart();
    assertThat(world.states()).containsExactly("IN_DOUBT");
    assertThat(effect("error -> 'detail' ->> 'zh'")).doesNotContainPattern("[A-Za-z]");
    assertThat(effect("error -> 'detail' ->> 'en'")).contains("the call was cut off");
  }

  @Test
  void remote_steps_of_parallel_branches_are_under_way_together() {
    world.publish(
        "f",
        World.flow(
            "order",
            List.of(
                """
                {"key":"both","type":"parallel","branches":[
                  {"key":"left","steps":[%s]},{"key":"right","steps":[%s]}]}
                """
                    .formatted(
                        World.group("group", "keyed", "'left'"),
                        World.group("second", "keyed", "'right'")))));
    node.submit("order", Map.of("name", "a"));
    node.runUntilIdle();
    assertThat(world.states()).containsExactly("DONE");
    assertThat(platform.groups()).hasSize(2);
  }

  @Test
  void each_iteration_has_an_effect_of_its_own() {
    world.publish(
        "f",
        World.flow(
            "order",
            List.of(
                """
                {"key":"each","type":"forEach","items":{"value":["x","y","z"]},"concurrency":2,
                 "steps":[%s]}
                """
                    .formatted(World.group("group", "keyed", "loop.each.item")))));
    platform.will(Fault.LOSES_THE_ANSWER);
    node.submit("order", Map.of("name", "a"));
    node.runUntilIdle();
    assertThat(world.states()).containsExactly("DONE");
    assertThat(platform.groups()).extracting(Platform.Group::name).containsOnlyOnce("x", "y", "z");
    assertThat(platform.groups()).hasSize(3);
  }
}
