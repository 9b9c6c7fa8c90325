package org.convoke.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// The one address that platforms know of all nodes: passes a callback to the next node, and to the
/// one after when that does not answer soon, so that a node that is slow gets what another has too.
/// Thread-safe.
final class Balancer implements AutoCloseable {

  /// Platforms wait for three seconds at least: two nodes may be away.
  private static final Duration SOON = Duration.ofMillis(900);

  private static final int UNAVAILABLE = 503;

  private final List<URI> nodes;
  private final AtomicInteger next = new AtomicInteger();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(SOON).build();

  Balancer(List<URI> nodes) throws IOException {
    this.nodes = nodes;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      for (var attempt = 0; attempt < nodes.size(); attempt++) {
        var node = nodes.get(Math.floorMod(next.getAndIncrement(), nodes.size()));
        if (passedOn(exchange, node, body)) {
          return;
        }
      }
      exchange.sendResponseHeaders(UNAVAILABLE, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean passedOn(HttpExchange exchange, URI node, byte[] body)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer;
    try {
      answer = client.send(request(exchange, node, body), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      return false;
    }
    if (answer.statusCode() == UNAVAILABLE) {
      return false;
    }
    answer
        .headers()
        .firstValue("Content-Type")
        .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
    exchange.sendResponseHeaders(
        answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
    exchange.getResponseBody().write(answer.body());
    return true;
  }

  private static HttpRequest request(HttpExchange exchange, URI node, byte[] body) {
    var request =
        HttpRequest.newBuilder(node.resolve(exchange.getRequestURI()))
            .timeout(SOON)
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange.getRequestHeaders().entrySet().stream()
        .filter(header -> isPassedOn(header.getKey()))
        .forEach(header -> header.getValue().forEach(it -> request.header(header.getKey(), it)));
    return request.build();
  }

  private static boolean isPassedOn(String header) {
    return header.equalsIgnoreCase("Content-Type") || header.regionMatches(true, 0, "X-", 0, 2);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.shutdownNow();
  }
}
