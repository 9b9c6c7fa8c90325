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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Somebody else's system that knows no keys: it takes an order for each request, and often nobody
/// hears of it. Whoever asks twice has two. Thread-safe.
final class FarOrders implements AutoCloseable {

  private enum Fault {
    LOSES_THE_ANSWER,
    ANSWERS_LATE,
    ANSWERS_GARBAGE,
    /// nothing is ordered, the connection ends
    HANGS_UP
  }

  /// An order that was taken.
  record Order(String id, String name) {}

  /// Longer than a caller waits ([SoakDoubts]).
  private static final Duration LATE = Duration.ofSeconds(4);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Order> orders = new ArrayList<>(); // guarded by this
  private final Random random; // guarded by this
  private final int percentFaults;

  FarOrders(Random random, int percentFaults) throws IOException {
    this.random = random;
    this.percentFaults = percentFaults;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/orders", this::serve);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/orders";
  }

  /// The ids of everything that was ordered under a name.
  synchronized List<String> ids(String name) {
    return orders.stream().filter(it -> it.name().equals(name)).map(Order::id).toList();
  }

  synchronized int count() {
    return orders.size();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var name = JSON.readTree(exchange.getRequestBody()).path("name").asText();
      switch (fault()) {
        case null -> answer(exchange, take(name));
        case LOSES_THE_ANSWER -> take(name);
        case ANSWERS_LATE -> {
          var order = take(name);
          if (!closing.await(LATE.toMillis(), TimeUnit.MILLISECONDS)) {
            answer(exchange, order);
          }
        }
        case ANSWERS_GARBAGE -> {
          take(name);
          exchange.sendResponseHeaders(201, 1_000);
          exchange.getResponseBody().write("{\"id".getBytes(StandardCharsets.UTF_8));
        }
        case HANGS_UP -> {}
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Fault fault() {
    return random.nextInt(100) < percentFaults
        ? Fault.values()[random.nextInt(Fault.values().length)]
        : null;
  }

  private synchronized Order take(String name) {
    var order = new Order("order-" + orders.size(), name);
    orders.add(order);
    return order;
  }

  private static void answer(HttpExchange exchange, Order order) throws IOException {
    var bytes = JSON.writeValueAsBytes(Map.of("id", order.id()));
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(201, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
