package org.convoke.sandbox.dingtalk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.shared.Socket;
import org.convoke.sandbox.shared.Unacknowledged;
import org.convoke.sandbox.shared.Unacknowledged.Word;

/// Stream mode: the app fetches a ticket, opens a WebSocket and gets events as JSON frames, each to
/// one of its connections, in turn; what is answered with `LATER` or not at all comes again.
/// Source: develop-stream-mode-push-server; when it comes again is not documented, so it is as with
/// HTTP.
final class Stream {

  private static final Duration PATIENCE = Duration.ofMillis(2500);

  private final Org org;
  private final Set<String> tickets = ConcurrentHashMap.newKeySet();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final Unacknowledged unacknowledged;

  Stream(Org org, Gate gate) {
    this.org = org;
    var parts = org.parts();
    this.unacknowledged =
        new Unacknowledged(parts.clock(), parts.timers(), PATIENCE, Events.LADDER);
    gate.open("POST", "/v1.0/gateway/connections/open", this::ticket);
  }

  private Answer ticket(Request request) {
    var body = request.json();
    if (!body.text("clientId").equals(org.app().appKey)
        || !body.text("clientSecret").equals(org.app().appSecret)) {
      throw Refusals.of(400, "invalidClientIdOrSecret", "无效的clientId或者clientSecret");
    }
    if (body.objects("subscriptions").isEmpty()) {
      throw Refusals.of(400, "invalidParameter.subscriptions", "subscriptions");
    }
    var ticket = "ticket%026d".formatted(org.state().next("ticket"));
    tickets.add(ticket);
    var address = org.address();
    var endpoint = "ws://%s:%d/connect".formatted(address.getHost(), address.getPort());
    return Answer.json(Json.of("endpoint", endpoint, "ticket", ticket));
  }

  /// A client comes with a ticket, which is good once.
  Optional<Socket.Opening> open(Request request) {
    if (!request.path().equals("/connect") || !tickets.remove(request.query("ticket"))) {
      return Optional.empty();
    }
    return Optional.of(
        socket -> {
          sockets.add(socket);
          return new Socket.Listener() {
            @Override
            public void text(String frame) {
              take(frame);
            }

            @Override
            public void closed() {
              sockets.remove(socket);
            }
          };
        });
  }

  private void take(String frame) {
    try {
      var answer = Json.parse(frame);
      var id = answer.path("headers").path("messageId").asText();
      var data = answer.path("data").asText("");
      var later = data.contains("LATER");
      unacknowledged.said(id, new Word(answer.path("code").asInt() == 200 && !later, data));
    } catch (Json.Malformed _) {
      // Nothing that could be answered.
      return;
    }
  }

  /// Sends an event, when anybody is connected.
  boolean send(String type, String eventId, ObjectNode payload) {
    var headers =
        Map.<String, Object>of(
            "eventId",
            eventId,
            "eventType",
            type,
            "eventBornTime",
            String.valueOf(org.parts().millis()),
            "eventCorpId",
            org.app().corpId,
            "eventUnifiedAppId",
            org.app().appKey);
    return deliver("EVENT", "*", eventId, headers, payload);
  }

  /// Sends what a person said to the robot.
  boolean sendToRobot(String id, ObjectNode message) {
    return deliver("CALLBACK", "/v1.0/im/bot/messages/get", id, Map.of(), message);
  }

  private boolean deliver(
      String type, String topic, String id, Map<String, Object> more, ObjectNode payload) {
    if (sockets.isEmpty()) {
      return false;
    }
    var frame = frame(type, topic, id, payload);
    frame.withObject("headers").setAll((ObjectNode) Json.tree(more));
    var text = Json.text(frame);
    unacknowledged.deliver(id, () -> sendOnce(text));
    return true;
  }

  private ObjectNode frame(String type, String topic, String id, ObjectNode payload) {
    return Json.of(
        "specVersion",
        "1.0",
        "type",
        type,
        "headers",
        Json.of(
            "topic",
            topic,
            "messageId",
            id,
            "time",
            String.valueOf(org.parts().millis()),
            "contentType",
            "application/json",
            "appId",
            org.app().appKey,
            "connectionId",
            "connection"),
        "data",
        Json.text(payload));
  }

  private boolean sendOnce(String frame) {
    var all = List.copyOf(sockets);
    if (all.isEmpty()) {
      return false;
    }
    all.get(Math.floorMod(turn.getAndIncrement(), all.size())).send(frame);
    return true;
  }

  /// Tells all connections to come back with a new ticket, as before a restart of the platform.
  ObjectNode disconnect(Body input) {
    var frame =
        frame(
            "SYSTEM", "disconnect", "bye" + org.state().next("bye"), Json.of("reason", "sandbox"));
    sockets.forEach(socket -> socket.send(Json.text(frame)));
    return Json.of("connections", sockets.size());
  }

  int connections() {
    return sockets.size();
  }

  /// Ends all connections.
  void drop() {
    sockets.forEach(Socket::close);
  }
}
