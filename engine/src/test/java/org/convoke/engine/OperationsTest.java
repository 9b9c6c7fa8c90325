package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.Repeatability;
import org.convoke.engine.Platform.Fault;
import org.convoke.engine.RunHistory.StepEntry;
import org.convoke.engine.RunOperations.Decision;
import org.convoke.engine.RunOperations.From;
import org.convoke.engine.RunOperations.Planned;
import org.convoke.engine.RunOperations.Retry;
import org.convoke.engine.RunOperations.Version;
import org.convoke.engine.RunOperations.What;
import org.convoke.model.Conflict;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people do to runs: retry, cancel, decide, wake.
class OperationsTest {

  private static final PersonId SOMEBODY = PersonId.create();
  private static final Retry AGAIN = retry(new From.Failed());

  private World world;
  private World.Node node;
  private Platform platform;

  @BeforeEach
  void start() {
    world = new World();
    platform = new Platform();
    world.remotes.put(
        "keyed", new CreateGroup(platform, new Repeatability.Keyed(Duration.ofDays(1))));
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

  private static Retry retry(From from) {
    return new Retry(from, Version.SAME, Value.NO_FIELDS);
  }

  private RunOperations operations() {
    return node.engine.operations();
  }

  private RunId run(Map<String, String> values, String... steps) {
    world.publish("f", World.flow("order", List.of(steps)));
    return submit(values);
  }

  private RunId submit(Map<String, String> values) {
    var run = node.submit("order", values).getFirst();
    node.runUntilIdle();
    return run;
  }

  private void retry(RunId run, Retry retry) {
    operations().retry(World.ORG, run, retry, SOMEBODY);
    node.runUntilIdle();
  }

  private void resolve(RunId run, Decision decision) {
    operations().resolve(World.ORG, run, "group", decision, SOMEBODY);
    node.runUntilIdle();
  }

  private List<String> preview(RunId run, From from) {
    return operations().preview(World.ORG, run, retry(from)).stream()
        .map(each -> each.path() + " " + each.what())
        .toList();
  }

  /// A group, then a note that cannot be written while there is another like it.
  private RunId failedAfterTheGroup() {
    world
        .database
        .update("note.block", "insert into note (id, text) values (gen_random_uuid(), 'two')")
        .execute();
    return run(
        Map.of("name", "a"),
        World.write("one", "write", "trigger.record.name"),
        World.group("group", "keyed", "trigger.record.name"),
        World.write("two", "write", "'two'"),
        World.write("three", "write", "steps.group.id"));
  }

  private void removeWhatBlocks() {
    world.database.update("note.unblock", "delete from note where text = 'two'").execute();
  }

  private String value(String sql) {
    return world.value(sql);
  }

  @Test
  void a_retry_goes_on_at_the_failed_step_and_keeps_what_was_done() {
    var run = failedAfterTheGroup();
    assertThat(world.states()).containsExactly("FAILED");
    assertThat(preview(run, new From.Failed()))
        .containsExactly("one REUSED", "group REUSED", "two REPEATED", "three NEW");
    removeWhatBlocks();
    retry(run, AGAIN);
    assertThat(world.states()).containsExactly("DONE");
    assertThat(platform.requests()).isEqualTo(1);
    assertThat(world.journal()).containsExactly("one DONE", "group DONE", "two DONE", "three DONE");
    assertThat(value("select attempt::text as value from run")).isEqualTo("2");
    assertThat(value("select (error is null)::text as value from run")).isEqualTo("true");
  }

  @Test
  void a_retry_from_the_start_does_local_steps_again_and_finds_effects_by_their_keys() {
    var run = failedAfterTheGroup();
    assertThat(preview(run, new From.Start()))
        .containsExactly("one REPEATED", "group REUSED", "two REPEATED", "three NEW");
    removeWhatBlocks();
    world.database.update("note.forget", "delete from note").execute();
    retry(run, retry(new From.Start()));
    assertThat(world.states()).containsExactly("DONE");
    assertThat(platform.requests()).isEqualTo(1);
    assertThat(world.notes())
        .containsExactlyInAnyOrder("a", "two", platform.groups().getFirst().id());
  }

  @Test
  void a_retry_may_replace_values_of_the_event() {
    var run =
        run(
            Map.of("name", "refused", "other", "x"),
            World.write("one", "write", "trigger.record.name + trigger.record.other"));
    assertThat(world.states()).containsExactly("FAILED");
    var values = Value.fields(Map.of("name", Value.of("good")));
    retry(run, new Retry(new From.Failed(), Version.SAME, values));
    assertThat(world.notes()).containsExactly("goodx");
    assertThat(value("select trigger -> 'record' ->> 'name' as value from run_attempt"))
        .isEqualTo("refused");
  }

  @Test
  void a_retry_may_go_on_with_the_newest_version() {
    var run =
        run(
            Map.of("name", "a"),
            World.write("one", "write", "'one'"),
            World.write("two", "write", "'refused'"));
    world.publishAgain(
        "f",
        World.flow(
            "order",
            List.of(
                World.write("three", "write", "'three'"),
                World.write("one", "write", "'one'"),
                World.write("two", "write", "'two'"))));
    var newest = new Retry(new From.Failed(), Version.NEWEST, Value.NO_FIELDS);
    assertThat(operations().preview(World.ORG, run, newest))
        .extracting(Planned::path, Planned::what)
        .containsExactly(
            tuple("three", What.NEW), tuple("one", What.REUSED), tuple("two", What.REPEATED));
    retry(run, newest);
    assertThat(world.notes()).containsExactly("one", "three", "two");
    assertThat(value("select version::text as value from run")).isEqualTo("2");
  }

  @Test
  void a_retry_from_a_step_in_a_branch_of_parallel_work_leaves_the_other_alone() {
    var run =
        run(
            Map.of("name", "a"),
            """
            {"key":"both","type":"parallel","branches":[
              {"key":"left","steps":[%s,%s]},{"key":"right","steps":[%s]}]}
            """
                .formatted(
                    World.write("one", "write", "'one'"),
                    World.write("two", "write", "'refused'"),
                    World.write("three", "write", "'three'")));
    assertThat(world.states()).containsExactly("FAILED");
    assertThat(preview(run, new From.Step("both.left.one")))
        .containsExactly(
            "both REPEATED",
            "both.left.one REPEATED",
            "both.left.two REPEATED",
            "both.right.three REUSED");
    world.database.update("note.forget", "delete from note where text = 'one'").execute();
    retry(run, retry(new From.Step("both.left.one")));
    assertThat(world.notes()).containsExactly("one", "three");
    assertThat(world.states()).containsExactly("FAILED");
  }

  @Test
  void a_retry_does_only_the_failed_rounds_of_a_loop() {
    var run =
        run(
            Map.of("name", "refused"),
            """
            {"key":"each","type":"forEach","items":{"value":["x","","z"]},"concurrency":3,
             "steps":[%s],"collect":{"cel":"steps.one.text"}}
            """
                .formatted(
                    World.write(
                        "one",
                        "write",
                        "loop.each.item == '' ? trigger.record.name : loop.each.item")));
    assertThat(world.states()).containsExactly("FAILED");
    var values = Value.fields(Map.of("name", Value.of("y")));
    retry(run, new Retry(new From.Failed(), Version.SAME, values));
    assertThat(world.notes()).containsExactly("x", "y", "z");
    assertThat(world.states()).containsExactly("DONE");
    assertThat(value("select output ->> 'results' as value from run_step where path = 'each'"))
        .isEqualTo("[\"x\",\"y\",\"z\"]");
  }

  @Test
  void earlier_attempts_stay_readable_with_who_did_it() {
    var run = failedAfterTheGroup();
    retry(run, AGAIN);
    removeWhatBlocks();
    retry(run, AGAIN);
    var history = new RunAttempts(world.database);
    assertThat(history.of(World.ORG, run))
        .extracting(RunAttempts.Attempt::number, RunAttempts.Attempt::state)
        .containsExactly(tuple(1, RunState.FAILED), tuple(2, RunState.FAILED));
    assertThat(history.steps(World.ORG, run, 1, 0, 10))
        .extracting(step -> step.path() + " " + step.state())
        .containsExactly("one DONE", "group DONE", "two FAILED");
    assertThat(history.steps(World.ORG, run, 1, 1, 1))
        .extracting(StepEntry::path)
        .containsExactly("group");
    assertThat(history.interventions(World.ORG, run))
        .extracting(RunAttempts.Intervention::kind, RunAttempts.Intervention::by)
        .containsExactly(tuple("RETRY", SOMEBODY), tuple("RETRY", SOMEBODY));
  }

  @Test
  void only_a_run_that_failed_or_was_cancelled_is_tried_again() {
    var run = run(Map.of("name", "a"), World.write("one", "write", "'one'"));
    assertThatThrownBy(() -> retry(run, AGAIN))
        .isInstanceOfSatisfying(
            Conflict.class, it -> assertThat(it.code()).isEqualTo("run-not-retryable"));
    assertThatThrownBy(() -> retry(RunId.create(), AGAIN)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> operations().cancel(OrgId.create(), run, SOMEBODY))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void a_step_that_the_run_never_came_to_cannot_be_retried_from() {
    var run = failedAfterTheGroup();
    assertThatThrownBy(() -> retry(run, retry(new From.Step("three")))).isInstanceOf(Invalid.class);
    assertThat(world.states()).containsExactly("FAILED");
  }

  @Test
  void a_cancelled_run_does_nothing_more_even_where_it_is_executed() {
    world.publish(
        "f",
        World.flow(
            "order",
            List.of(
                World.group("group", "keyed", "trigger.record.name"),
                World.write("one", "write", "'never'"))));
    var run = node.submit("order", Map.of("name", "a")).getFirst();
    ((CreateGroup) world.remotes.get("keyed"))
        .meanwhile(() -> operations().cancel(World.ORG, run, SOMEBODY));
    node.runUntilIdle();
    assertThat(world.states()).containsExactly("CANCELLED");
    assertThat(world.notes()).isEmpty();
    assertThat(value("select state as value from effect")).isEqualTo("DONE");
    retry(run, AGAIN);
    assertThat(world.states()).containsExactly("DONE");
    assertThat(platform.requests()).isEqualTo(1);
  }

  @Test
  void a_run_that_is_at_its_end_is_not_cancelled() {
    var run = run(Map.of("name", "a"), World.write("one", "write", "'one'"));
    assertThatThrownBy(() -> operations().cancel(World.ORG, run, SOMEBODY))
        .isInstanceOfSatisfying(Conflict.class, it -> assertThat(it.code()).isEqualTo("run-ended"));
  }

  private RunId inDoubt() {
    platform.will(Fault.HANGS);
    var run =
        run(
            Map.of("name", "a"),
            World.group("group", "uncertain", "trigger.record.name"),
            World.write("two", "write", "steps.group.id"));
    assertThat(world.states()).containsExactly("IN_DOUBT");
    return run;
  }

  @Test
  void somebody_who_found_it_lets_the_run_go_on_with_its_id() {
    var run = inDoubt();
    resolve(run, new Decision.Exists(Value.fields(Map.of("id", Value.of("found")))));
    assertThat(world.states()).containsExactly("DONE");
    assertThat(world.notes()).containsExactly("found");
    assertThat(value("select state as value from effect")).isEqualTo("DONE");
    assertThat(value("select detail ->> 'decision' as value from run_intervention"))
        .isEqualTo("EXISTS");
  }

  @Test
  void somebody_who_found_nothing_lets_it_be_asked_for_again() {
    var run = inDoubt();
    resolve(run, new Decision.Again());
    assertThat(world.states()).containsExactly("DONE");
    assertThat(platform.groups()).hasSize(1);
    assertThat(world.notes()).containsExactly(platform.groups().getFirst().id());
  }

  @Test
  void somebody_who_gives_up_fails_the_step_and_a_retry_asks_again() {
    var run = inDoubt();
    resolve(run, new Decision.GiveUp());
    assertThat(world.states()).containsExactly("FAILED");
    assertThat(value("select state as value from effect")).isEqualTo("GIVEN_UP");
    assertThat(preview(run, new From.Failed())).containsExactly("group UNSAFE", "two NEW");
    retry(run, AGAIN);
    assertThat(world.states()).containsExactly("IN_DOUBT");
    assertThat(platform.requests()).isEqualTo(1);
  }

  @Test
  void a_decision_is_made_once() {
    var run = inDoubt();
    resolve(run, new Decision.GiveUp());
    assertThatThrownBy(() -> resolve(run, new Decision.Again()))
        .isInstanceOfSatisfying(
            Conflict.class, it -> assertThat(it.code()).isEqualTo("step-not-in-doubt"));
  }

  @Test
  void a_node_that_dies_after_a_decision_to_ask_again_asks_a_person_again() {
    var run = inDoubt();
    operations().resolve(World.ORG, run, "group", new Decision.Again(), SOMEBODY);
    var restarted = world.new Node(node.id);
    restarted.engine.look();
    restarted.runUntilIdle();
    assertThat(world.states()).containsExactly("IN_DOUBT");
    node.runUntilIdle();
    assertThat(world.states()).containsExactly("IN_DOUBT");
    restarted.close();
  }

  @Test
  void a_wait_can_be_ended_now() {
    var run =
        run(
            Map.of("name", "a"),
            """
            {"key":"pause","type":"wait",
             "until":{"type":"duration","amount":{"value":1},"unit":"DAYS"}}
            """,
            World.write("one", "write", "'after'"));
    assertThat(world.states()).containsExactly("WAITING");
    operations().wake(World.ORG, run, "pause", SOMEBODY);
    node.engine.look();
    node.runUntilIdle();
    assertThat(world.states()).containsExactly("DONE");
    assertThatThrownBy(() -> operations().wake(World.ORG, run, "pause", SOMEBODY))
        .isInstanceOfSatisfying(
            Conflict.class, it -> assertThat(it.code()).isEqualTo("step-not-waiting"));
  }

  @Test
  void an_execution_of_an_earlier_attempt_cannot_write() {
    world.publish("f", World.flow("order", List.of(World.write("one", "write", "'one'"))));
    var run = node.submit("order", Map.of("name", "a")).getFirst();
    operations().cancel(World.ORG, run, SOMEBODY);
    operations().retry(World.ORG, run, AGAIN, SOMEBODY);
    node.runUntilIdle();
    assertThat(world.states()).containsExactly("DONE");
    assertThat(world.notes()).containsExactly("one");
    assertThat(node.engine.running() + node.engine.queued()).isZero();
  }

  @Test
  void a_retry_does_not_wait_for_the_cancelled_attempt_to_end() {
    var keyed = (CreateGroup) world.remotes.get("keyed");
    world.publish(
        "f", World.flow("order", List.of(World.group("group", "keyed", "trigger.record.name"))));
    var run = node.submit("order", Map.of("name", "a")).getFirst();
    var statesMeanwhile = new ArrayList<String>();
    keyed.meanwhile(
        () -> {
          operations().cancel(World.ORG, run, SOMEBODY);
          retry(run, AGAIN);
          statesMeanwhile.addAll(world.states());
        });
    node.runUntilIdle();
    assertThat(statesMeanwhile).containsExactly("DONE");
    assertThat(platform.groups()).hasSize(1);
  }
}
