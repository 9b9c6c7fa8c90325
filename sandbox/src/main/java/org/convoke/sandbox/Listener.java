package org.convoke.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.shared.Socket;

/// The HTTP side: reads a request, has it answered on a virtual thread, and sends the answer, cuts
/// the connection or stays silent.
final class Listener implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Listener.class.getName());
  private static final int MAX_BODY_BYTES = 32 * 1024 * 1024;

  private final Vertx vertx;
  private final HttpServer server;
  private final URI address;
  private final ExecutorService threads;

  private Listener(Vertx vertx, HttpServer server, URI address, ExecutorService threads) {
    this.vertx = vertx;
    this.server = server;
    this.address = address;
    this.threads = threads;
  }

  static Listener start(SandboxSettings settings, Desk desk) throws IOException {
    var vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2));
    var threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sandbox-call-", 0).factory());
    var options = new HttpServerOptions().setHost(settings.host()).setPort(settings.port());
    var server =
        vertx
            .createHttpServer(options)
            .requestHandler(request -> receive(request, desk, threads))
            .webSocketHandler(socket -> open(socket, desk))
            .exceptionHandler(_ -> {});
    try {
      server.listen().toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      vertx.close();
      throw new IOException(
          "cannot listen on port "
              + settings.port()
              + ", which another program may be using; name another with --port",
          e.getCause());
    }
    var host = settings.host().equals("0.0.0.0") ? "127.0.0.1" : settings.host();
    var address = URI.create("http://" + host + ":" + server.actualPort());
    return new Listener(vertx, server, address, threads);
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    server.close().toCompletionStage().toCompletableFuture().join();
    threads.shutdownNow();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static void open(ServerWebSocket socket, Desk desk) {
    var opening = desk.open(Request.of("GET", socket.uri(), Map.of(), new byte[0], ""));
    if (opening.isEmpty()) {
      socket.reject(403);
      return;
    }
    socket.accept();
    var listener = opening.get().open(new Wire(socket));
    socket
        .exceptionHandler(_ -> {})
        .textMessageHandler(listener::text)
        .binaryMessageHandler(frame -> listener.bytes(frame.getBytes()))
        .closeHandler(_ -> listener.closed());
  }

  private record Wire(ServerWebSocket socket) implements Socket {
    @Override
    public void send(byte[] frame) {
      socket.writeBinaryMessage(Buffer.buffer(frame));
    }

    @Override
    public void send(String frame) {
      socket.writeTextMessage(frame);
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  private static void receive(HttpServerRequest request, Desk desk, ExecutorService threads) {
    request.exceptionHandler(_ -> {});
    request.response().exceptionHandler(_ -> {});
    var length = request.getHeader("Content-Length");
    if (length != null && length.length() < 12 && Long.parseLong(length) > MAX_BODY_BYTES) {
      request.response().setStatusCode(413).end();
      return;
    }
    request
        .body()
        .onSuccess(body -> threads.execute(() -> answer(request, read(request, body), desk)));
  }

  private static Request read(HttpServerRequest request, Buffer body) {
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
    var remote = request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    return Request.of(
        request.method().name(),
        request.uri(),
        headers,
        body.getBytes(),
        remote == null ? "" : remote);
  }

  /// A mistake of ours must not leave the client waiting.
  private static Desk.Outcome outcome(Request read, Desk desk) {
    try {
      return desk.handle(read);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, read.method() + " " + read.path(), e);
      var body = Json.of("error", "the sandbox failed: " + e);
      return new Desk.Now(Answer.json(500, body));
    }
  }

  private static void answer(HttpServerRequest request, Request read, Desk desk) {
    switch (outcome(read, desk)) {
      case Desk.Cut _ -> request.connection().close();
      case Desk.Late(var delay, var answer) -> {
        // Silence in the machine's time: a client's timeout is in the machine's time too.
        try {
          Thread.sleep(delay);
          send(request, answer);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      case Desk.Now(var answer) -> send(request, answer);
    }
  }

  private static void send(HttpServerRequest request, Answer answer) {
    var response = request.response();
    if (response.closed() || response.ended()) {
      return;
    }
    response.setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    response.end(Buffer.buffer(answer.body()));
  }
}
