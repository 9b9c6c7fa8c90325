package org.convoke.e2e;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;

/// Numbered submissions of `create-group` by several clients, each to the next node in turn, and to
/// the one after with the same key when no answer comes. Sent as the test allows them.
///
/// Thread-safe; the test's methods are called by one thread.
final class SpreadSubmissions implements AutoCloseable {

  static final String PREFIX = "多节点 ";

  private static final int CLIENTS = 6;
  private static final long PATIENCE_SECONDS = 60;

  private final List<Api> apis;
  private final String owner;
  private final List<String> members;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<Void>> clients;
  private final Semaphore allowed = new Semaphore(0);
  private final Semaphore acknowledged = new Semaphore(0);
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger sentAgain = new AtomicInteger();
  private final AtomicIntegerArray servedBy = new AtomicIntegerArray(3);
  private int total;
  private int seen;
  private volatile boolean enough;

  SpreadSubmissions(Cluster cluster) {
    apis = Stream.of(0, 1, 2).map(cluster::api).toList();
    owner = apis.getFirst().person("admin").path("id").asText();
    members = List.of(owner, apis.getFirst().person("zhangwei").path("id").asText());
    clients = Stream.generate(() -> threads.submit(this::sendAll)).limit(CLIENTS).toList();
  }

  static String nameOf(int number) {
    return PREFIX + number;
  }

  /// Lets so many more be sent.
  void allow(int count) {
    total += count;
    allowed.release(count);
  }

  /// Waits until so many more are acknowledged.
  void awaitAcknowledged(int count) throws InterruptedException {
    if (!acknowledged.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("only " + (seen + acknowledged.availablePermits()) + " of " + total);
    }
    seen += count;
  }

  /// Waits until all that were allowed are acknowledged.
  void awaitAll() throws InterruptedException {
    awaitAcknowledged(total - seen);
  }

  int total() {
    return total;
  }

  /// Requests without an answer, or with one that said to come back.
  int sentAgain() {
    return sentAgain.get();
  }

  /// What a node has acknowledged so far.
  int servedBy(int node) {
    return servedBy.get(node);
  }

  /// Ends the clients, and shows what made one of them fail.
  void finish() throws Exception {
    enough = true;
    allowed.release(CLIENTS);
    for (var client : clients) {
      client.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private Void sendAll() throws InterruptedException {
    while (true) {
      allowed.acquire();
      if (enough) {
        return null;
      }
      sendUntilAcknowledged(next.getAndIncrement());
      acknowledged.release();
    }
  }

  private void sendUntilAcknowledged(int number) {
    var values = Map.of("name", nameOf(number), "owner", owner, "members", members);
    for (var attempt = number; ; attempt++) {
      var node = attempt % apis.size();
      try {
        var answer =
            apis.get(node)
                .tryPost("forms/create-group/records", Map.of("values", values), "nodes-" + number);
        if (answer.statusCode() == 201) {
          servedBy.incrementAndGet(node);
          return;
        }
        demandUnavailable(number, answer);
      } catch (UncheckedIOException e) {
        // What became of it is unknown, so it is sent again with its key.
      }
      sentAgain.incrementAndGet();
    }
  }

  private static void demandUnavailable(int number, HttpResponse<String> answer) {
    if (answer.statusCode() != 503) {
      throw new AssertionError("submission " + number + " was refused: " + answer.body());
    }
  }

  @Override
  public void close() {
    enough = true;
    threads.shutdownNow();
  }
}
