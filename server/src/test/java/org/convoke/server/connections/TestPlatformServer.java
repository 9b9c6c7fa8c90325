package org.convoke.server.connections;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.convoke.model.Json;

/// The servers of a platform that exists in tests only, with faults as they are told.
final class TestPlatformServer implements AutoCloseable {

  static final String SECRET = "the-very-secret-of-the-app";

  /// What goes wrong with the next call of a path.
  enum Fault {
    /// refused with 429 and a second's delay, before anything is done
    THROTTLED,
    /// done, but the connection breaks before the answer
    LOST_ANSWER,
    /// refused with 403
    FORBIDDEN,
    /// refused with 400
    REFUSED,
    /// the token is forgotten
    TOKEN_REVOKED
  }

  final Map<String, ObjectNode> groups = new ConcurrentHashMap<>();
  final List<String> asked = new CopyOnWriteArrayList<>();
  final List<ObjectNode> people = new CopyOnWriteArrayList<>();
  final AtomicInteger tokensGiven = new AtomicInteger();
  private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
  private final Map<String, Held> held = new ConcurrentHashMap<>();
  private final HttpServer server;
  private volatile String token = "none";

  TestPlatformServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  TestPlatformServer fails(String path, Fault fault) {
    faults.computeIfAbsent(path, _ -> new ConcurrentLinkedQueue<>()).add(fault);
    return this;
  }

  /// Lets calls of a path wait until it is closed.
  Held holds(String path) {
    return holdsAfter(path, 0);
  }

  /// @param calls that are answered before
  Held holdsAfter(String path, int calls) {
    var one = new Held(calls);
    held.put(path, one);
    return one;
  }

  /// Calls that wait for their answers.
  static final class Held implements AutoCloseable {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final AtomicInteger free;

    private Held(int free) {
      this.free = new AtomicInteger(free);
    }

    void awaitAsked() throws InterruptedException {
      if (!asked.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody asked");
      }
    }

    private void hold() {
      if (free.getAndDecrement() > 0) {
        return;
      }
      asked.countDown();
      try {
        answered.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      answered.countDown();
    }
  }

  void person(String id, String name, String mobile, String email) {
    var person = Json.MAPPER.createObjectNode();
    person.put("id", id).put("name", name).put("mobile", mobile).put("email", email);
    people.add(person);
  }

  long askedFor(String path) {
    return asked.stream().filter(it -> it.endsWith(" " + path)).count();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      asked.add(exchange.getRequestMethod() + " " + path);
      Optional.ofNullable(held.get(path)).ifPresent(Held::hold);
      var fault = Optional.ofNullable(faults.get(path)).map(Queue::poll).orElse(null);
      if (fault == Fault.THROTTLED) {
        exchange.getResponseHeaders().add("Retry-After", "1");
        send(exchange, 429, node().put("code", "throttled"));
        return;
      }
      if (fault == Fault.FORBIDDEN) {
        send(exchange, 403, node().put("code", "no-right"));
        return;
      }
      if (fault == Fault.REFUSED) {
        send(exchange, 400, node().put("code", "no-such-thing"));
        return;
      }
      if (fault == Fault.TOKEN_REVOKED) {
        token = "revoked";
      }
      var body = exchange.getRequestBody().readAllBytes();
      if (!path.equals("/token") && !isSignedIn(exchange)) {
        send(exchange, 401, node().put("code", "bad-token"));
        return;
      }
      var done = handle(path, body.length == 0 ? node() : Json.MAPPER.readTree(body));
      if (fault == Fault.LOST_ANSWER) {
        return;
      }
      send(exchange, done.path("status").asInt(200), done);
    }
  }

  private boolean isSignedIn(HttpExchange exchange) {
    return ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private ObjectNode handle(String path, JsonNode body) {
    return switch (path) {
      case "/token" -> token(body);
      case "/groups/create" -> create(body);
      case "/groups/find" -> find(body);
      case "/groups/update" -> update(body);
      case "/groups/close" -> group(body).put("closed", true);
      case "/groups/look" -> groups.containsKey(id(body)) ? group(body) : missing();
      case "/groups/send" -> node().put("message", "m1");
      case "/people" -> node().set("people", Json.MAPPER.valueToTree(people));
      case "/identity" -> node().put("id", body.path("code").asText().replace("code-of-", ""));
      default -> missing();
    };
  }

  private ObjectNode token(JsonNode body) {
    if (!SECRET.equals(body.path("appSecret").asText())) {
      return node().put("status", 403).put("code", "wrong-secret");
    }
    token = "token-" + tokensGiven.incrementAndGet();
    return node().put("token", token).put("seconds", 7200);
  }

  private synchronized ObjectNode create(JsonNode body) {
    var known = find(body);
    if (body.path("keyed").asBoolean() && !known.has("status")) {
      return known;
    }
    var group = node();
    group.put("id", "group-" + (groups.size() + 1));
    group.put("uuid", body.path("uuid").asText());
    group.put("name", body.path("name").asText());
    group.put("owner", body.path("owner").asText());
    group.set("members", body.path("members"));
    group.put("closed", false);
    groups.put(group.path("id").asText(), group);
    return group;
  }

  private ObjectNode find(JsonNode body) {
    return groups.values().stream()
        .filter(it -> it.path("uuid").asText().equals(body.path("uuid").asText()))
        .findFirst()
        .orElseGet(TestPlatformServer::missing);
  }

  private ObjectNode update(JsonNode body) {
    var group = group(body);
    for (var field : List.of("name", "owner", "members")) {
      if (body.has(field)) {
        group.set(field, body.path(field));
      }
    }
    return group;
  }

  private static String id(JsonNode body) {
    return body.path("id").asText();
  }

  private ObjectNode group(JsonNode body) {
    return groups.getOrDefault(id(body), missing());
  }

  private static ObjectNode missing() {
    return node().put("status", 404).put("code", "no-such-thing");
  }

  private static ObjectNode node() {
    return Json.MAPPER.createObjectNode();
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) {
    try {
      var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
