package org.convoke.sandbox.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.convoke.sandbox.feishu.State.Chat;
import org.convoke.sandbox.feishu.State.Person;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Pushes;

/// Pushes events to the app's callback URL: encrypted and signed when there is an Encrypt Key,
/// again after 15 s, 5 min, 1 h and 6 h until HTTP 200 came within 3 s. Source: event overview,
/// 2025-04.
final class Events {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  static final List<Duration> LADDER =
      List.of(
          Duration.ofSeconds(15), Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(6));

  /// Takes an event to the app some other way than HTTP.
  @FunctionalInterface
  interface Line {
    /// Whether there was somebody to take it.
    boolean send(String type, String eventId, String payload);
  }

  private final Tenant tenant;
  private Line line = (_, _, _) -> false;

  Events(Tenant tenant) {
    this.tenant = tenant;
  }

  /// Events go there first.
  void line(Line longConnection) {
    line = longConnection;
  }

  /// Pushes an event of schema 2.0.
  void push(String type, ObjectNode event) {
    send(type, envelope(type, event));
  }

  /// Pushes an event of schema 1.0.
  void pushOld(String type, ObjectNode event) {
    var app = tenant.app();
    var millis = tenant.parts().millis();
    event.put("type", type).put("app_id", app.appId).put("tenant_key", app.tenantKey);
    send(
        type,
        Json.of(
            "ts",
            "%d.%06d".formatted(millis / 1000, millis % 1000 * 1000),
            "uuid",
            "%032x".formatted(tenant.state().next("event")),
            "token",
            app.verificationToken,
            "type",
            "event_callback",
            "event",
            event));
  }

  /// The envelope of schema 2.0.
  ObjectNode envelope(String type, ObjectNode event) {
    var app = tenant.app();
    return Json.of(
        "schema",
        "2.0",
        "header",
        Json.of(
            "event_id",
            "%032x".formatted(tenant.state().next("event")),
            "event_type",
            type,
            "create_time",
            String.valueOf(tenant.parts().millis()),
            "token",
            app.verificationToken,
            "app_id",
            app.appId,
            "tenant_key",
            app.tenantKey),
        "event",
        event);
  }

  /// A request with a body as Feishu sends it.
  HttpRequest request(String url, JsonNode body) {
    var key = tenant.app().encryptKey;
    var plain = Json.text(body);
    var text = key.isEmpty() ? plain : Json.text(Map.of("encrypt", Seal.encrypt(key, plain)));
    var request =
        Pushes.request(url, TIMEOUT)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "Go-http-client/1.1")
            .POST(HttpRequest.BodyPublishers.ofString(text));
    if (!key.isEmpty()) {
      var timestamp = String.valueOf(tenant.parts().seconds());
      var nonce = "nonce" + System.nanoTime();
      request
          .header("X-Lark-Request-Timestamp", timestamp)
          .header("X-Lark-Request-Nonce", nonce)
          .header("X-Lark-Signature", Seal.signature(timestamp, nonce, key, text));
    }
    return request.build();
  }

  /// The console's check of a callback URL: the challenge must come back within a second.
  JsonNode verify() {
    var url = tenant.app().callbackUrl;
    var challenge = "challenge-" + tenant.state().next("challenge");
    var body =
        Json.of(
            "challenge",
            challenge,
            "token",
            tenant.app().verificationToken,
            "type",
            "url_verification");
    var request = request(url, body);
    return tenant
        .parts()
        .unlocked(
            () -> {
              try {
                var response = tenant.parts().pushes().ask(request);
                var right =
                    response.statusCode() == 200
                        && challenge.equals(Json.parse(response.body()).path("challenge").asText());
                return Json.of(
                    "ok", right, "status", response.statusCode(), "answer", response.body());
              } catch (IOException | Json.Malformed e) {
                return Json.of("ok", false, "status", 0, "answer", e.toString());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Json.of("ok", false, "status", 0, "answer", "interrupted");
              }
            });
  }

  /// What events of a group have in common.
  ObjectNode ofChat(Chat chat, Person operator) {
    var tenantKey = operator.tenantKey.isEmpty() ? tenant.app().tenantKey : operator.tenantKey;
    return Json.of(
        "chat_id",
        chat.id,
        "operator_id",
        ids(operator),
        "external",
        chat.external,
        "operator_tenant_key",
        tenantKey,
        "name",
        chat.name,
        "i18n_names",
        Json.of());
  }

  /// The app's bot as an operator.
  Person bot() {
    var bot = new Person();
    bot.openId = tenant.app().openId;
    bot.name = tenant.app().name;
    bot.tenantKey = tenant.app().tenantKey;
    return bot;
  }

  /// The three ids of a person.
  static ObjectNode ids(Person person) {
    return Json.of("union_id", person.unionId, "user_id", person.userId, "open_id", person.openId);
  }

  /// Persons who came to a group or left it.
  void members(String type, Chat chat, Person operator, List<Person> persons) {
    var event = ofChat(chat, operator);
    var users = event.putArray("users");
    persons.forEach(
        person ->
            users.add(
                Json.of(
                    "name", person.name, "tenant_key", person.tenantKey, "user_id", ids(person))));
    if (!persons.isEmpty()) {
      push(type, event);
    }
  }

  private void send(String type, ObjectNode body) {
    var events = tenant.app().events;
    if (!events.contains("*") && !events.contains(type)) {
      return;
    }
    var id = body.path("header").path("event_id").asText(body.path("uuid").asText());
    if (line.send(type, id, Json.text(body))) {
      return;
    }
    var url = tenant.app().callbackUrl;
    if (!url.isEmpty()) {
      tenant
          .parts()
          .pushes()
          .send(new Pushes.Push(type, () -> request(url, body), Events::isTaken, LADDER));
    }
  }

  private static boolean isTaken(HttpResponse<String> response) {
    return response.statusCode() == 200;
  }
}
