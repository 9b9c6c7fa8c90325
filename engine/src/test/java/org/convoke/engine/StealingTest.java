package org.convoke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Nodes that take each other for dead again and again while they work: a stress test of the
/// fences.
class StealingTest {

  private static final int RUNS = 300;

  @Test
  void every_step_happens_once_however_often_runs_change_hands() throws Exception {
    try (var world = new World()) {
      world.publish(
          "f",
          World.flow(
              "order",
              List.of(
                  World.write("one", "write", "trigger.record.name + '1'"),
                  World.write("two", "writeAfterLooking", "trigger.record.name + '2'"),
                  World.write("three", "writeAfterLooking", "trigger.record.name + '3'"))));
      var nodes = List.of(world.busyNode(), world.busyNode(), world.busyNode());
      work(world, nodes);
      settle(world, nodes);
      assertThat(world.states()).hasSize(RUNS).containsOnly("DONE");
      assertThat(world.notes()).hasSize(3 * RUNS);
      nodes.forEach(World.Node::close);
    }
  }

  @Test
  void two_processes_with_one_identity_become_two_nodes() {
    try (var world = new World();
        var original = world.node();
        var copy = world.new Node(original.id)) {
      for (var round = 0; round < 3; round++) {
        original.engine.look();
        copy.engine.look();
      }
      var epochs =
          world
              .database
              .query("test.epochs", "select epoch from node order by epoch")
              .list(row -> row.number("epoch"));
      assertThat(epochs)
          .as("of the copy, and of the original under a new id")
          .containsExactly(2L, 3L);
    }
  }

  /// Each node submits, and declares the others dead in between.
  private static void work(World world, List<World.Node> nodes) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var work = new ArrayList<Future<?>>();
      for (var index = 0; index < nodes.size(); index++) {
        var node = nodes.get(index);
        var first = index;
        work.add(
            threads.submit(
                () ->
                    IntStream.range(0, RUNS / nodes.size())
                        .forEach(number -> step(world, node, first + "-" + number, number))));
      }
      for (var each : work) {
        each.get();
      }
    }
  }

  private static void step(World world, World.Node node, String name, int number) {
    node.submit("order", Map.of("name", name));
    if (number % 10 == 9) {
      world.clock.advance(Duration.ofSeconds(11));
      node.engine.look();
    }
  }

  private static void settle(World world, List<World.Node> nodes) {
    for (var round = 0; round < 20 && !world.states().stream().allMatch("DONE"::equals); round++) {
      nodes.forEach(node -> node.engine.awaitIdle(Duration.ofSeconds(20)));
      world.clock.advance(Duration.ofSeconds(6));
      nodes.forEach(node -> node.engine.look());
    }
  }
}
