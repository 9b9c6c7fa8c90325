package org.convoke.sandbox.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.convoke.sandbox.dingtalk.State.Group;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Limits.Window;
import org.convoke.sandbox.shared.MessageSeal;
import org.convoke.sandbox.shared.Pushes;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.shared.SignInPage;

/// Pushes encrypted events to the app's callback URL: again after 10 s and 30 s until the encrypted
/// `success` came within 2.5 s, afterwards into the list of failures. Source:
/// configure-stream-push, test-callback-url-events, obtain-the-event-list-of-failed-push-messages.
final class Events {

  private static final Duration TIMEOUT = Duration.ofMillis(2500);
  static final List<Duration> LADDER = List.of(Duration.ofSeconds(10), Duration.ofSeconds(30));
  private static final int MOST_FAILED = 200;

  /// Takes an event to the app some other way than HTTP.
  @FunctionalInterface
  interface Line {
    /// Whether there was somebody to take it.
    boolean send(String type, String eventId, ObjectNode payload);
  }

  private final Org org;
  private Line line = (_, _, _) -> false;

  Events(Org org, Gate gate) {
    this.org = org;
    gate.oldFree("GET", "/call_back/get_call_back_failed_result", this::failed);
  }

  /// Events go there first.
  void line(Line stream) {
    line = stream;
  }

  /// Pushes an event about a group.
  void ofGroup(String type, Group group, String operator, ObjectNode more) {
    var payload =
        Json.of(
            "corpId",
            org.app().corpId,
            "timeStamp",
            String.valueOf(org.parts().millis()),
            "openConversationId",
            group.conversationId,
            "operatorUnionId",
            org.unionId(operator));
    // The page of this one event shows neither.
    if (!type.equals("chat_update_owner")) {
      payload.put("chatId", group.chatId).put("operator", operator);
    }
    send(type, payload.setAll(more), true);
  }

  /// Pushes an event about the directory, which costs nothing.
  void ofDirectory(String type, ObjectNode more) {
    var payload =
        Json.of("corpId", org.app().corpId, "timeStamp", String.valueOf(org.parts().millis()));
    send(type, payload.setAll(more), false);
  }

  /// Pushes any other event.
  void other(String type, ObjectNode payload) {
    send(type, payload, true);
  }

  private void send(String type, ObjectNode payload, boolean metered) {
    if (metered && !org.parts().limits().spend("monthlyPushes", "", Window.MONTH)) {
      return;
    }
    var id = "event%027d".formatted(org.state().next("event"));
    if (line.send(type, id, payload) || org.app().callbackUrl.isEmpty()) {
      return;
    }
    var body = spelled(payload);
    body.put("EventType", type)
        .put("EventTime", org.parts().millis())
        .put("CorpId", org.app().corpId)
        .put("BizId", id)
        .put("eventId", id);
    var push =
        new Pushes.Push(
            type, () -> request(body), this::isTaken, LADDER, () -> keepFailed(type, body));
    org.parts().pushes().send(push);
  }

  private ObjectNode spelled(ObjectNode payload) {
    if (!org.app().pascalCaseEvents) {
      return payload.deepCopy();
    }
    var spelled = Json.of();
    payload
        .properties()
        .forEach(
            field ->
                spelled.set(
                    Character.toUpperCase(field.getKey().charAt(0)) + field.getKey().substring(1),
                    field.getValue()));
    return spelled;
  }

  private MessageSeal seal() {
    return new MessageSeal(org.app().token, org.app().aesKey, org.app().appKey);
  }

  private HttpRequest request(ObjectNode body) {
    var seal = seal();
    var encrypted = seal.encrypt(Json.text(body));
    var timestamp = String.valueOf(org.parts().millis());
    var nonce = "n" + Long.toString(Math.abs(System.nanoTime()), 36);
    var signature = seal.sign(timestamp, nonce, encrypted);
    var url =
        SignInPage.with(
            org.app().callbackUrl,
            "signature",
            signature,
            "msg_signature",
            signature,
            "timestamp",
            timestamp,
            "nonce",
            nonce);
    return Pushes.request(url, TIMEOUT)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(Json.text(Map.of("encrypt", encrypted))))
        .build();
  }

  /// The receiver must have encrypted and signed the word `success`.
  private boolean isTaken(HttpResponse<String> response) {
    try {
      var answer = Json.parse(response.body());
      var encrypted = answer.path("encrypt").asText();
      var signature =
          seal().sign(answer.path("timeStamp").asText(), answer.path("nonce").asText(), encrypted);
      return response.statusCode() == 200
          && signature.equals(answer.path("msg_signature").asText())
          && seal().decrypt(encrypted).equals("success");
    } catch (Json.Malformed | IllegalArgumentException | java.nio.BufferUnderflowException _) {
      return false;
    }
  }

  private void keepFailed(String type, ObjectNode body) {
    org.parts().lock().lock();
    try {
      var failure =
          Json.of(
              "call_back_tag",
              type,
              "event_time",
              org.parts().millis(),
              "corpid",
              org.app().corpId);
      failure.set(type, body);
      org.state().failedPushes.add(failure);
    } finally {
      org.parts().lock().unlock();
    }
  }

  /// The failures, which are forgotten when read.
  private ObjectNode failed(Request request) {
    var all = org.state().failedPushes;
    var page = List.copyOf(all.subList(0, Math.min(MOST_FAILED, all.size())));
    all.subList(0, page.size()).clear();
    return Json.of("has_more", !all.isEmpty(), "failed_list", page);
  }

  /// The console's check of a callback URL.
  JsonNode verify() {
    var request = request(Json.of("EventType", "check_url"));
    return org.parts()
        .unlocked(
            () -> {
              try {
                var response = org.parts().pushes().ask(request);
                return Json.of(
                    "ok",
                    isTaken(response),
                    "status",
                    response.statusCode(),
                    "answer",
                    response.body());
              } catch (IOException e) {
                return Json.of("ok", false, "status", 0, "answer", e.toString());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Json.of("ok", false, "status", 0, "answer", "interrupted");
              }
            });
  }
}
