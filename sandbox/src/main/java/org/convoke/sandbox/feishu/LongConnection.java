package org.convoke.sandbox.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.shared.Socket;
import org.convoke.sandbox.shared.Unacknowledged;
import org.convoke.sandbox.shared.Unacknowledged.Word;

/// Events and card actions over WebSockets that the app opens: each goes, decrypted and unsigned,
/// to one of its connections, in turn, and is sent again when no success comes within 3 s. Source:
/// long connection, 2026-03; frames as in the vendor's SDK 2.5.3.
final class LongConnection {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int MOST = 50;
  private static final int TOO_MANY = 1000040350;
  private static final int AUTH_FAILED = 514;

  private final Tenant tenant;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final Unacknowledged unacknowledged;

  LongConnection(Tenant tenant, Gate gate) {
    this.tenant = tenant;
    var parts = tenant.parts();
    this.unacknowledged =
        new Unacknowledged(parts.clock(), parts.timers(), PATIENCE, Events.LADDER);
    gate.open("POST", "/callback/ws/endpoint", this::endpoint);
  }

  private Answer endpoint(Request request) {
    var body = request.json();
    var app = tenant.app();
    if (!body.text("AppID").equals(app.appId) || !body.text("AppSecret").equals(app.appSecret)) {
      return Answer.json(Json.of("code", AUTH_FAILED, "msg", "auth failed"));
    }
    if (sockets.size() >= MOST) {
      return Answer.json(
          Json.of("code", TOO_MANY, "msg", "the number of connections exceeded the limit"));
    }
    var address = tenant.address();
    var url =
        "ws://%s:%d/callback/ws/connect?device_id=device%d&service_id=1"
            .formatted(address.getHost(), address.getPort(), tenant.state().next("device"));
    var settings =
        Json.of(
            "ReconnectCount", -1, "ReconnectInterval", 1, "ReconnectNonce", 1, "PingInterval", 120);
    return Answer.json(
        Json.of("code", 0, "msg", "", "data", Json.of("URL", url, "ClientConfig", settings)));
  }

  /// A client comes; from now on events go there.
  Optional<Socket.Opening> open(Request request) {
    if (!request.path().equals("/callback/ws/connect") || request.query("device_id").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        socket -> {
          sockets.add(socket);
          return new Socket.Listener() {
            @Override
            public void bytes(byte[] frame) {
              take(socket, frame);
            }

            @Override
            public void closed() {
              sockets.remove(socket);
            }
          };
        });
  }

  private void take(Socket socket, byte[] bytes) {
    try {
      var frame = Frame.of(bytes);
      if (frame.method() == Frame.CONTROL) {
        var pong = Map.of("type", "pong");
        socket.send(
            new Frame(frame.service(), Frame.CONTROL, pong, "{}".getBytes(StandardCharsets.UTF_8))
                .toBytes());
        return;
      }
      var answer = Json.parse(frame.payload());
      var data = answer.path("data").asText("");
      var body = new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
      var accepted = code(answer) == 200;
      unacknowledged.said(frame.headers().getOrDefault("message_id", ""), new Word(accepted, body));
    } catch (Json.Malformed | BufferUnderflowException | IllegalArgumentException _) {
      // Not a frame of this protocol: the real one ends the connection.
      socket.close();
    }
  }

  private static int code(JsonNode answer) {
    return answer.path("code").asInt(answer.path("statusCode").asInt(200));
  }

  /// Sends an event, when anybody is connected.
  boolean send(String type, String eventId, String payload) {
    if (sockets.isEmpty()) {
      return false;
    }
    unacknowledged.deliver(eventId, () -> sendOnce(eventId, payload));
    return true;
  }

  boolean isConnected() {
    return !sockets.isEmpty();
  }

  /// Sends a card action and waits for what the app says.
  Word ask(String id, String payload) {
    return unacknowledged.ask(id, () -> sendOnce(id, payload));
  }

  private boolean sendOnce(String id, String payload) {
    var all = List.copyOf(sockets);
    if (all.isEmpty()) {
      return false;
    }
    var headers = Map.of("type", "event", "message_id", id, "sum", "1", "seq", "0", "trace_id", id);
    var frame = new Frame(1, Frame.DATA, headers, payload.getBytes(StandardCharsets.UTF_8));
    all.get(Math.floorMod(turn.getAndIncrement(), all.size())).send(frame.toBytes());
    return true;
  }

  int connections() {
    return sockets.size();
  }

  /// Ends all connections.
  void drop() {
    sockets.forEach(Socket::close);
  }
}
