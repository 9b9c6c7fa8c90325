package org.convoke.connectors.feishu;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.convoke.model.Json;

/// Feishu's end of a long connection. Thread-safe.
final class Frontier implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final BlockingQueue<ServerWebSocket> lines = new LinkedBlockingQueue<>();
  private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
  private volatile String host = "127.0.0.1";

  Frontier() {
    server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> request.body().onSuccess(body -> request.response().end(endpoint(body))))
            .webSocketHandler(
                line -> {
                  line.binaryMessageHandler(it -> frames.add(Frame.read(it.getBytes())));
                  lines.add(line);
                })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /// Has the app sent elsewhere.
  void sendTo(String other) {
    host = other;
  }

  /// Waits until the app was sent somewhere.
  void awaitAsked(String where) throws InterruptedException {
    for (var next = ""; !next.equals(where); ) {
      next = asked.poll(20, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nobody asked");
      }
    }
  }

  private String endpoint(Buffer body) {
    asked.add(host);
    if (!body.toJsonObject().getString("AppSecret").equals("secret")) {
      return "{\"code\":514,\"msg\":\"auth failed\"}";
    }
    var url = "ws://" + host + ":" + server.actualPort() + "/ws?device_id=1&service_id=7";
    return Json.write(
        Ask.object(
            "code",
            0,
            "data",
            Ask.object("URL", url, "ClientConfig", Ask.object("PingInterval", 1))));
  }

  ServerWebSocket line() throws InterruptedException {
    var line = lines.poll(20, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("nobody connected");
    }
    return line;
  }

  /// The next frame of a kind that the app sends.
  Frame frame(int method) throws InterruptedException {
    for (; ; ) {
      var frame = frames.poll(20, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("no frame came");
      }
      if (frame.method() == method) {
        return frame;
      }
    }
  }

  static void push(ServerWebSocket line, Object event) {
    var headers = List.of(new Frame.Header("type", "event"), new Frame.Header("message_id", "m1"));
    var payload = Json.write(event).getBytes(StandardCharsets.UTF_8);
    var frame = new Frame(1, 2, 7, Frame.DATA, headers, "", "", payload, "");
    line.writeBinaryMessage(Buffer.buffer(frame.bytes()));
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
