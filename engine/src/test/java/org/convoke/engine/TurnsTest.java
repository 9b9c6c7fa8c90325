package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.convoke.model.PersonId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Flows that execute only so many runs at once, or one after the other for each key.
class TurnsTest {

  private World world;
  private final List<World.Node> nodes = new ArrayList<>();

  @BeforeEach
  void start() {
    world = new World();
    nodes.addAll(List.of(world.node(), world.node(), world.node()));
  }

  @AfterEach
  void stop() {
    nodes.forEach(World.Node::close);
    world.close();
  }

  private World.Node node() {
    return nodes.getFirst();
  }

  private void publish(String settings, String... steps) {
    world.publish(
        "f",
        World.flow("order", List.of(steps)).replaceFirst("\\{", "{\"settings\":" + settings + ","));
  }

  private RunId order(World.Node node, String name, String other) {
    return node.submit("order", Map.of("name", name, "other", other)).getFirst();
  }

  private void look() {
    nodes.forEach(each -> each.engine.look());
  }

  private void run() {
    nodes.forEach(World.Node::runUntilIdle);
  }

  private static final String PAUSE =
      "{\"key\":\"pause\",\"type\":\"wait\",\"until\":{\"type\":\"duration\",\"amount\":{\"value\":1},\"unit\":\"HOURS\"}}";

  private long launched() {
    return nodes.stream().mapToLong(each -> each.engine.queued()).sum();
  }

  @Test
  void at_most_so_many_runs_are_executed_at_once_over_three_nodes() {
    publish("{\"concurrency\":2}", World.write("one", "write", "trigger.record.name"));
    for (var number = 0; number < 9; number++) {
      order(nodes.get(number % 3), "n" + number, "");
    }
    assertThat(launched()).isZero();
    for (var rounds = 0; rounds < 20 && world.states().contains("WAITING"); rounds++) {
      look();
      assertThat(launched()).isLessThanOrEqualTo(2);
      run();
    }
    assertThat(world.states()).containsOnly("DONE").hasSize(9);
    assertThat(world.value("select count(*)::text as value from run_turn")).isEqualTo("0");
  }

  @Test
  void a_run_that_waits_keeps_its_place() {
    publish("{\"concurrency\":1}", PAUSE, World.write("one", "write", "trigger.record.name"));
    var first = order(node(), "a", "");
    var second = order(node(), "b", "");
    look();
    run();
    look();
    run();
    assertThat(world.states()).containsExactly("WAITING", "WAITING");
    assertThat(world.journal()).containsExactly("pause WAITING");
    assertThat(waitsForTurn(first)).isFalse();
    assertThat(waitsForTurn(second)).isTrue();
    world.clock.advance(Duration.ofHours(1));
    look();
    run();
    look();
    run();
    assertThat(world.states()).containsExactly("DONE", "WAITING");
    assertThat(world.journal()).contains("pause WAITING");
    assertThat(waitsForTurn(second)).isFalse();
  }

  private boolean waitsForTurn(RunId run) {
    return new RunHistory(world.database).find(World.ORG, run).orElseThrow().waitsForTurn();
  }

  @Test
  void runs_of_a_key_follow_each_other_in_the_order_of_their_commits() {
    publish(
        "{\"key\":\"trigger.record.other\"}", World.write("one", "write", "trigger.record.name"));
    order(nodes.get(2), "a1", "a");
    order(nodes.get(1), "a2", "a");
    order(nodes.get(0), "b1", "b");
    order(nodes.get(0), "a3", "a");
    look();
    assertThat(launched()).isEqualTo(2);
    run();
    assertThat(world.notes()).containsExactly("a1", "b1");
    look();
    run();
    assertThat(world.notes()).containsExactly("a1", "a2", "b1");
    look();
    run();
    assertThat(world.notes()).containsExactly("a1", "a2", "a3", "b1");
  }

  @Test
  void a_cancelled_run_gives_its_place_to_the_next_and_a_retried_one_queues_again() {
    publish("{\"concurrency\":1}", PAUSE, World.write("one", "write", "trigger.record.name"));
    var first = order(node(), "a", "");
    order(node(), "b", "");
    look();
    run();
    var by = PersonId.create();
    node().engine.operations().cancel(World.ORG, first, by);
    look();
    run();
    assertThat(world.states()).containsExactly("CANCELLED", "WAITING");
    assertThat(world.journal()).containsExactly("pause WAITING", "pause WAITING");
    node()
        .engine
        .operations()
        .retry(
            World.ORG,
            first,
            new RunOperations.Retry(
                new RunOperations.From.Failed(), RunOperations.Version.SAME, Value.NO_FIELDS),
            by);
    look();
    assertThat(launched()).isZero();
    world.clock.advance(Duration.ofHours(1));
    for (var round = 0; round < 3; round++) {
      look();
      run();
    }
    assertThat(world.states()).containsExactly("WAITING", "DONE");
    world.clock.advance(Duration.ofHours(1));
    look();
    run();
    assertThat(world.states()).containsExactly("DONE", "DONE");
  }

  @Test
  void a_failed_run_lets_the_next_in() {
    publish("{\"concurrency\":1}", World.write("one", "break", "'x'"));
    order(node(), "a", "");
    order(node(), "b", "");
    for (var round = 0; round < 3; round++) {
      look();
      run();
    }
    assertThat(world.states()).containsExactly("FAILED", "FAILED");
  }

  @Test
  void such_runs_are_not_executed_ahead() {
    publish("{\"concurrency\":1}", World.write("one", "write", "trigger.record.name"));
    var ahead = world.nodeAhead();
    nodes.add(ahead);
    order(ahead, "a", "");
    assertThat(world.states()).containsExactly("WAITING");
    look();
    run();
    assertThat(world.states()).containsExactly("DONE");
  }

  @Test
  void an_event_that_is_told_twice_queues_one_run() {
    publish("{\"concurrency\":1}", World.write("one", "write", "trigger.record.name"));
    var event = world.created("order", Map.of("name", "a"));
    node().submit(event);
    nodes.get(1).submit(event);
    look();
    run();
    assertThat(world.states()).containsExactly("DONE");
    assertThat(world.value("select count(*)::text as value from run_turn")).isEqualTo("0");
  }

  @Test
  void a_hundred_runs_of_busy_nodes_never_overlap() throws InterruptedException {
    publish("{\"concurrency\":1}", World.write("one", "write", "trigger.record.name"));
    var busy = List.of(world.busyNode(), world.busyNode(), world.busyNode());
    nodes.addAll(busy);
    var threads = new ArrayList<Thread>();
    for (var each : busy) {
      threads.add(
          Thread.startVirtualThread(
              () -> {
                for (var number = 0; number < 20; number++) {
                  order(each, UUID.randomUUID().toString(), "");
                }
              }));
    }
    for (var thread : threads) {
      thread.join();
    }
    for (var rounds = 0; rounds < 400 && world.states().contains("WAITING"); rounds++) {
      busy.forEach(each -> each.engine.look());
      assertThat(busy.stream().mapToInt(each -> each.engine.running()).sum())
          .isLessThanOrEqualTo(1);
      busy.forEach(each -> each.engine.awaitIdle(Duration.ofSeconds(10)));
    }
    assertThat(world.states()).containsOnly("DONE").hasSize(60);
  }
}
