package org.convoke.e2e;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Records submitted one after the other by several clients, to the forms of [SoakFlows] in turn,
/// until it is closed: each to the next node, and to the one after with the same key when no answer
/// comes. What is named here was acknowledged.
///
/// Thread-safe; the test's methods are called by one thread.
final class SoakSubmissions {

  private static final int CLIENTS = 3;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<Api> apis;
  private final List<SoakFlows.Flow> flows;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<List<String>>> clients;
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean enough;

  SoakSubmissions(Cluster cluster, List<SoakFlows.Flow> flows) {
    this.flows = flows;
    apis = Stream.of(0, 1, 2).map(cluster::api).toList();
    clients = Stream.generate(() -> threads.submit(this::sendAll)).limit(CLIENTS).toList();
  }

  int sent() {
    return next.get();
  }

  /// Ends the clients.
  ///
  /// @return names of everything that must exist in the far system now or later
  List<String> finish() throws Exception {
    enough = true;
    var all = new ArrayList<String>();
    for (var client : clients) {
      all.addAll(client.get());
    }
    threads.shutdown();
    return all;
  }

  private List<String> sendAll() {
    var things = new ArrayList<String>();
    while (!enough) {
      var number = next.getAndIncrement();
      var flow = flows.get(number % flows.size());
      sendUntilAcknowledged(number, flow);
      flow.things().forEach(suffix -> things.add(nameOf(number) + suffix));
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return things;
  }

  private static String nameOf(int number) {
    return "soak " + number;
  }

  private void sendUntilAcknowledged(int number, SoakFlows.Flow flow) {
    var body = Map.of("values", Map.of("name", nameOf(number)));
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var attempt = number; System.nanoTime() < deadline; attempt++) {
      try {
        var answer =
            apis.get(attempt % apis.size())
                .tryPost("forms/" + flow.form() + "/records", body, "soak-" + number);
        if (answer.statusCode() == 201) {
          return;
        }
        if (answer.statusCode() != 503) {
          throw new AssertionError("submission " + number + " was refused: " + answer.body());
        }
      } catch (UncheckedIOException e) {
        // What became of it is unknown, so it is sent again with its key.
      }
    }
    throw new AssertionError("submission " + number + " was not acknowledged in " + PATIENCE);
  }
}
