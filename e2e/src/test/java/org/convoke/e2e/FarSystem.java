package org.convoke.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Somebody else's system: it makes a thing for each `Idempotency-Key` that it did not know and for
/// each request without one, and answers badly as often as it is told. Thread-safe.
final class FarSystem implements AutoCloseable {

  /// What becomes of a request.
  enum Fault {
    /// the thing is made, the connection ends without an answer
    LOSES_THE_ANSWER,
    /// the thing is made, the answer comes when nobody waits for it any more
    ANSWERS_LATE,
    /// the thing is made, the answer cannot be read
    ANSWERS_GARBAGE,
    /// nothing is made, the connection ends
    HANGS_UP,
    /// nothing is made: 503
    IS_AWAY,
    /// nothing is made: 429 with Retry-After
    THROTTLES;

    /// After which a caller cannot know whether anything was made.
    static final Set<Fault> LEAVE_A_DOUBT =
        EnumSet.of(LOSES_THE_ANSWER, ANSWERS_LATE, ANSWERS_GARBAGE, HANGS_UP);
  }

  /// A thing that was made.
  record Thing(String id, String name) {}

  /// A request is tried five times at most, so that fewer faults in a row fail nothing.
  private static final int MOST_FAULTS_OF_A_KEY = 2;

  /// Longer than a caller waits ([SoakFlows], [SoakDoubts]).
  private static final Duration LATE = Duration.ofSeconds(4);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Thing> things = new ArrayList<>(); // guarded by this
  private final Map<String, Thing> byKey = new HashMap<>(); // guarded by this
  private final Map<String, Integer> faultsOf = new HashMap<>(); // guarded by this
  private final Random random; // guarded by this
  private final int percentFaults;
  private final List<Fault> choice;
  private int requests;
  private int faults;

  /// @param choice the faults it may have
  FarSystem(Random random, int percentFaults, Set<Fault> choice) throws IOException {
    this.random = random;
    this.percentFaults = percentFaults;
    this.choice = List.copyOf(choice);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/things", this::serve);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/things";
  }

  synchronized List<Thing> things() {
    return List.copyOf(things);
  }

  /// The ids of everything of a name.
  synchronized List<String> ids(String name) {
    return things.stream().filter(it -> it.name().equals(name)).map(Thing::id).toList();
  }

  synchronized int count() {
    return things.size();
  }

  synchronized String summary() {
    return "%d requests, %d of them with a fault, %d things"
        .formatted(requests, faults, things.size());
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      var name = JSON.readTree(exchange.getRequestBody()).path("name").asText();
      switch (fault(key)) {
        case null -> answer(exchange, 201, json(make(key, name)));
        case LOSES_THE_ANSWER -> make(key, name);
        case ANSWERS_LATE -> {
          var thing = make(key, name);
          if (!closing.await(LATE.toMillis(), TimeUnit.MILLISECONDS)) {
            answer(exchange, 201, json(thing));
          }
        }
        case ANSWERS_GARBAGE -> {
          make(key, name);
          exchange.sendResponseHeaders(201, 1_000);
          exchange.getResponseBody().write("{\"id".getBytes(StandardCharsets.UTF_8));
        }
        case HANGS_UP -> {}
        case IS_AWAY -> answer(exchange, 503, "{}");
        case THROTTLES -> {
          exchange.getResponseHeaders().set("Retry-After", "1");
          answer(exchange, 429, "{}");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// @param key null: the request has none
  private synchronized Fault fault(String key) {
    requests++;
    var chosen = choice.get(random.nextInt(choice.size()));
    if (random.nextInt(100) >= percentFaults || isSpared(key)) {
      return null;
    }
    faults++;
    return chosen;
  }

  private boolean isSpared(String key) {
    return key != null && faultsOf.merge(key, 1, Integer::sum) > MOST_FAULTS_OF_A_KEY;
  }

  private synchronized Thing make(String key, String name) {
    return key == null ? make(name) : byKey.computeIfAbsent(key, _ -> make(name));
  }

  private Thing make(String name) {
    var made = new Thing("thing-" + things.size(), name);
    things.add(made);
    return made;
  }

  private static String json(Thing thing) throws IOException {
    return JSON.writeValueAsString(Map.of("id", thing.id()));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
