package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.Repeatability;
import org.convoke.engine.RunOperations.Decision;
import org.convoke.engine.RunOperations.From;
import org.convoke.engine.RunOperations.Retry;
import org.convoke.engine.RunOperations.Version;
import org.convoke.model.Conflict;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Steps outside our database that wait until a person has done something.
class ErrandTest {

  private static final PersonId SOMEBODY = PersonId.create();

  private final Errand errand = new Errand();
  private World world;
  private World.Node node;

  /// What only a person does.
  private static final class Errand implements RemoteAction {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean isDone;

    @Override
    public Repeatability repeatability(Value.Fields input) {
      return new Repeatability.Keyed(Duration.ofDays(3650));
    }

    @Override
    public Answer call(StepContext context, EffectKey key, Value.Fields input) {
      asked.incrementAndGet();
      return isDone
          ? new Answer.Done(Value.fields(Map.of("id", Value.of("made by hand"))))
          : new Answer.Waits(
              SOMEBODY,
              Phrase.of("等待王芳", "Waits for Wang Fang"),
              Phrase.of("请建群。", "Make a group."),
              Duration.ofMinutes(5),
              Instant.parse("2030-01-01T00:00:00Z"));
    }

    @Override
    public Optional<Answer> find(StepContext context, EffectKey key, Value.Fields input) {
      throw new AssertionError("nobody looks for what has a key");
    }
  }

  @BeforeEach
  void start() {
    world = new World();
    world.remotes.put("errand", errand);
    node = world.node();
  }

  @AfterEach
  void stop() {
    node.close();
    world.close();
  }

  private RunId run() {
    world.publish(
        "f",
        World.flow(
            "order",
            List.of(
                World.group("group", "errand", "trigger.record.name"),
                World.write("two", "write", "steps.group.id"))));
    var run = node.submit("order", Map.of("name", "a")).getFirst();
    node.runUntilIdle();
    return run;
  }

  private String error(String part) {
    return world.value(
        "select error #>> '{%s}' as value from run_step where path = 'group'".formatted(part));
  }

  private void look() {
    node.engine.look();
    node.runUntilIdle();
  }

  private RunOperations operations() {
    return node.engine.operations();
  }

  @Test
  void a_run_waits_outside_of_memory_and_says_for_whom_and_what() {
    run();
    assertThat(world.states()).containsExactly("WAITING");
    assertThat(world.journal()).containsExactly("group WAITING");
    assertThat(node.engine.running() + node.engine.queued()).isZero();
    assertThat(error("title,zh")).isEqualTo("等待王芳");
    assertThat(error("detail,en")).isEqualTo("Make a group.");
  }

  @Test
  void it_is_asked_again_when_something_happened_and_goes_on_once_it_is_done() {
    var run = run();
    operations().askAgain(World.ORG, run, "group");
    look();
    assertThat(errand.asked).hasValue(2);
    assertThat(world.states()).containsExactly("WAITING");
    errand.isDone = true;
    operations().askAgain(World.ORG, run, "group");
    look();
    assertThat(world.states()).containsExactly("DONE");
    assertThat(world.notes()).containsExactly("made by hand");
    assertThat(world.value("select state as value from effect")).isEqualTo("DONE");
    operations().askAgain(World.ORG, run, "group");
    look();
    assertThat(errand.asked).hasValue(3);
  }

  @Test
  void a_person_who_says_that_it_is_done_is_believed_only_when_it_is() {
    var run = run();
    operations().wake(World.ORG, run, "group", SOMEBODY);
    look();
    assertThat(world.states()).containsExactly("WAITING");
    errand.isDone = true;
    operations().wake(World.ORG, run, "group", SOMEBODY);
    look();
    assertThat(world.states()).containsExactly("DONE");
  }

  @Test
  void it_is_asked_again_by_itself() {
    run();
    errand.isDone = true;
    world.clock.advance(Duration.ofMinutes(6));
    look();
    assertThat(world.states()).containsExactly("DONE");
  }

  @Test
  void a_person_gives_it_up_and_another_tries_again() {
    var run = run();
    assertThatThrownBy(
            () -> operations().resolve(World.ORG, run, "group", new Decision.Again(), SOMEBODY))
        .isInstanceOf(Conflict.class);
    operations().resolve(World.ORG, run, "group", new Decision.GiveUp(), SOMEBODY);
    node.runUntilIdle();
    assertThat(world.states()).containsExactly("FAILED");
    assertThat(error("code")).isEqualTo("given-up");
    errand.isDone = true;
    operations()
        .retry(
            World.ORG, run, new Retry(new From.Failed(), Version.SAME, Value.NO_FIELDS), SOMEBODY);
    node.runUntilIdle();
    assertThat(world.states()).containsExactly("DONE");
  }

  @Test
  void who_is_awaited_hears_of_it_when_another_lane_ends_the_run() {
    world.publish(
        "f",
        World.flow(
            "order",
            List.of(
                """
                {"key":"both","type":"parallel","branches":[
                  {"key":"left","steps":[%s]},
                  {"key":"right","steps":[
                    {"key":"pause","type":"wait",
                     "until":{"type":"duration","amount":{"value":1},"unit":"MINUTES"}},
                    {"key":"halt","type":"stop","outputs":{}}]}]}
                """
                    .formatted(World.group("group", "errand", "trigger.record.name")))));
    node.submit("order", Map.of("name", "a"));
    node.runUntilIdle();
    world.awaited.clear();
    world.clock.advance(Duration.ofMinutes(2));
    look();
    assertThat(world.states()).containsExactly("DONE");
    assertThat(errand.asked).hasValue(1);
    assertThat(world.awaited).containsExactly(SOMEBODY);
  }

  @Test
  void who_is_awaited_hears_of_it_when_a_retry_takes_the_step_away() {
    var run = run();
    operations().cancel(World.ORG, run, SOMEBODY);
    world.awaited.clear();
    operations()
        .retry(
            World.ORG, run, new Retry(new From.Start(), Version.SAME, Value.NO_FIELDS), SOMEBODY);
    assertThat(world.awaited).containsExactly(SOMEBODY);
  }

  @Test
  void an_ordinary_wait_is_not_given_up_but_ended() {
    world.publish(
        "f",
        World.flow(
            "order",
            List.of(
                "{'key':'group','type':'wait','until':{'type':'duration','amount':{'value':1},'unit':'DAYS'}}"
                    .replace('\'', '"'))));
    var run = node.submit("order", Map.of("name", "a")).getFirst();
    node.runUntilIdle();
    assertThat(world.states()).containsExactly("WAITING");
    assertThatThrownBy(
            () -> operations().resolve(World.ORG, run, "group", new Decision.GiveUp(), SOMEBODY))
        .isInstanceOf(Conflict.class);
  }
}
