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
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What lies between a platform and the server's callback address, where answers can get lost.
/// Thread-safe.
final class CallbackRoad implements AutoCloseable {

  private final URI server;
  private final HttpServer road;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<HttpRequest> taken = new CopyOnWriteArrayList<>();
  private volatile boolean losesAnswers;

  CallbackRoad(URI server) throws IOException {
    this.server = server;
    road = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    road.createContext("/", this::pass);
    road.setExecutor(threads);
    road.start();
  }

  /// What platforms are given instead of the server's address.
  URI address() {
    return URI.create("http://127.0.0.1:" + road.getAddress().getPort());
  }

  /// From now on the platforms do not hear that the server took what they told.
  void answersGetLost() {
    losesAnswers = true;
  }

  void answersArrive() {
    losesAnswers = false;
  }

  /// How many calls the server has taken (200).
  int taken() {
    return taken.size();
  }

  /// Tells the server everything again that it took, as platforms do that did not hear of it.
  ///
  /// @return how much of it was taken again
  int tellAgain() throws IOException, InterruptedException {
    var again = 0;
    for (var told : List.copyOf(taken)) {
      again += client.send(told, BodyHandlers.discarding()).statusCode() == 200 ? 1 : 0;
    }
    return again;
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var answer = pass(exchange, exchange.getRequestBody().readAllBytes());
      if (answer.statusCode() == 200) {
        taken.add(answer.request());
      }
      if (losesAnswers) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      answer
          .headers()
          .firstValue("content-type")
          .ifPresent(it -> exchange.getResponseHeaders().set("Content-Type", it));
      var body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    var to = server.resolve(exchange.getRequestURI().toString());
    var request =
        HttpRequest.newBuilder(to)
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              var known = name.toLowerCase(Locale.ROOT);
              if (known.startsWith("x-") || known.equals("content-type")) {
                request.header(name, values.getFirst());
              }
            });
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    road.stop(0);
    threads.close();
  }
}
