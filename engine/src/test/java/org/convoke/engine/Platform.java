package org.convoke.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Somebody else's service with groups, over real HTTP, that can be told to fail. Asked twice with
/// one key it makes two groups, unless it minds keys.
final class Platform implements AutoCloseable {

  /// What happens to a request.
  enum Fault {
    /// the group is made, the connection is cut before the answer
    LOSES_THE_ANSWER,
    /// the group is made, the answer comes when nobody waits for it
    ANSWERS_LATE,
    /// the group is made, the answer comes twice over
    ANSWERS_TWICE,
    /// the group is made, the answer cannot be read
    ANSWERS_GARBAGE,
    /// nothing is made: 429 with Retry-After
    THROTTLES,
    /// nothing is made: 429, the allowance of this hour is spent
    SPENT,
    /// nothing is made, and no answer comes
    HANGS,
    /// nothing is made: 400
    REFUSES
  }

  /// A group that was made.
  record Group(String id, String key, String name) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Group> groups = new ArrayList<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private int requests;

  Platform() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/keyed", exchange -> serve(exchange, true));
    server.createContext("/plain", exchange -> serve(exchange, false));
    server.start();
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /// The next requests meet these faults, one each.
  synchronized void will(Fault... next) {
    faults.addAll(List.of(next));
  }

  synchronized List<Group> groups() {
    return List.copyOf(groups);
  }

  /// Groups of a name.
  List<Group> named(String name) {
    return groups().stream().filter(group -> group.name().equals(name)).toList();
  }

  /// Requests to make a group, so far.
  synchronized int requests() {
    return requests;
  }

  private void serve(HttpExchange exchange, boolean mindsKeys) throws IOException {
    try (exchange) {
      var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (exchange.getRequestMethod().equals("GET")) {
        answer(exchange, 200, found(key));
      } else {
        make(exchange, key, body, mindsKeys);
      }
    }
  }

  private synchronized String found(String key) {
    return groups.stream()
        .filter(group -> group.key().equals(key))
        .findFirst()
        .map(Platform::json)
        .orElse("{}");
  }

  private void make(HttpExchange exchange, String key, String name, boolean mindsKeys)
      throws IOException {
    switch (nextFault()) {
      case "THROTTLES" -> {
        exchange.getResponseHeaders().add("Retry-After", "7");
        answer(exchange, 429, "{}");
      }
      case "SPENT" -> {
        exchange.getResponseHeaders().add("Retry-After", "3600");
        answer(exchange, 429, "{\"spent\":true}");
      }
      case "REFUSES" -> answer(exchange, 400, "{}");
      case "HANGS" -> hang();
      case "LOSES_THE_ANSWER" -> made(key, name, mindsKeys);
      case "ANSWERS_LATE" -> {
        made(key, name, mindsKeys);
        hang();
      }
      case "ANSWERS_TWICE" -> {
        var group = json(made(key, name, mindsKeys));
        answer(exchange, 200, group + group);
      }
      case "ANSWERS_GARBAGE" -> {
        made(key, name, mindsKeys);
        answer(exchange, 200, "<html>");
      }
      default -> answer(exchange, 200, json(made(key, name, mindsKeys)));
    }
  }

  private synchronized String nextFault() {
    requests++;
    return faults.isEmpty() ? "" : faults.remove().name();
  }

  private synchronized Group made(String key, String name, boolean mindsKeys) {
    if (mindsKeys) {
      for (var group : groups) {
        if (group.key().equals(key)) {
          return group;
        }
      }
    }
    var group = new Group(UUID.randomUUID().toString(), key, name);
    groups.add(group);
    return group;
  }

  private void hang() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String json(Group group) {
    return "{\"id\":\"" + group.id() + "\"}";
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.close();
  }
}
