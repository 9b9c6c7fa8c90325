package org.convoke.connectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.convoke.connectors.Callbacks.Inbound;
import org.convoke.model.Problem;

/// An address to which a platform can send its callbacks, as the server's. Thread-safe.
public final class CallbackAddress implements AutoCloseable {

  private final Callbacks callbacks;
  private final HttpServer server;
  private final List<PlatformEvent> events = new CopyOnWriteArrayList<>();
  private final List<Problem> refused = new CopyOnWriteArrayList<>();

  public CallbackAddress(Callbacks callbacks) throws IOException {
    this.callbacks = callbacks;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/callbacks";
  }

  /// What happened, in the order it was told.
  public List<PlatformEvent> events() {
    return List.copyOf(events);
  }

  /// What was not taken.
  public List<Problem> refused() {
    return List.copyOf(refused);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      try {
        var taken = callbacks.take(inbound(exchange, body));
        events.addAll(taken.events());
        answer(exchange, 200, taken.contentType(), taken.body());
      } catch (Problem problem) {
        refused.add(problem);
        answer(exchange, 403, "text/plain", problem.code());
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Inbound inbound(HttpExchange exchange, String body) {
    var headers =
        exchange.getRequestHeaders().entrySet().stream()
            .collect(
                Collectors.toMap(
                    it -> it.getKey().toLowerCase(Locale.ROOT), it -> it.getValue().getFirst()));
    return new Inbound(
        exchange.getRequestMethod(), query(exchange.getRequestURI().getRawQuery()), headers, body);
  }

  private static Map<String, String> query(@org.jspecify.annotations.Nullable String raw) {
    var query = new HashMap<String, String>();
    for (var pair : raw == null ? new String[0] : raw.split("&")) {
      var parts = pair.split("=", 2);
      query.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
