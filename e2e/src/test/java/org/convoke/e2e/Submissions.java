package org.convoke.e2e;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Numbered submissions of `create-group`, each sent again with its key until it is acknowledged,
/// while the server is killed under them.
final class Submissions {

  static final String PREFIX = "崩溃测试 ";

  private final MortalServer server;
  private final Api api;
  private final int count;
  private final String owner;
  private final List<String> members;
  private final AtomicInteger next = new AtomicInteger();
  private final Semaphore acknowledged = new Semaphore(0);
  private final AtomicInteger unanswered = new AtomicInteger();
  private int kills;

  Submissions(MortalServer server, Api api, int count) {
    this.server = server;
    this.api = api;
    this.count = count;
    owner = api.person("admin").path("id").asText();
    members = List.of(owner, api.person("zhangwei").path("id").asText());
  }

  static String nameOf(int number) {
    return PREFIX + number;
  }

  /// How often the server was killed.
  int kills() {
    return kills;
  }

  /// How many requests got no answer because the server died.
  int unanswered() {
    return unanswered.get();
  }

  /// Sends all submissions from `clients` threads and kills the server whenever the number of
  /// acknowledged submissions reaches the next of `killMoments`, while others are on their way.
  void run(int clients, List<Integer> killMoments) throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var sending = Stream.generate(() -> executor.submit(this::sendAll)).limit(clients).toList();
      var seen = 0;
      for (var moment : killMoments) {
        acknowledged.acquire(moment - seen);
        seen = moment;
        server.killAndRestart();
        kills++;
      }
      for (var client : sending) {
        client.get();
      }
    }
  }

  private Void sendAll() throws InterruptedException {
    for (var number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
      sendUntilAcknowledged(number);
      acknowledged.release();
    }
    return null;
  }

  private void sendUntilAcknowledged(int number) throws InterruptedException {
    var values = Map.of("name", nameOf(number), "owner", owner, "members", members);
    while (true) {
      server.awaitAlive();
      try {
        var answer =
            api.tryPost("forms/create-group/records", Map.of("values", values), "crash-" + number);
        if (answer.statusCode() == 201) {
          return;
        }
        demandUnavailable(number, answer);
      } catch (UncheckedIOException e) {
        // What became of the submission is unknown, so it is sent again with its key.
        unanswered.incrementAndGet();
      }
    }
  }

  private static void demandUnavailable(int number, HttpResponse<String> answer) {
    if (answer.statusCode() != 503) {
      throw new AssertionError("submission " + number + " was refused: " + answer.body());
    }
  }
}
