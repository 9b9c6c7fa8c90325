package org.convoke.sandbox.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convoke.sandbox.feishu.State.CardToken;
import org.convoke.sandbox.feishu.State.Message;
import org.convoke.sandbox.feishu.State.Person;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Platform;
import org.convoke.sandbox.shared.Views.ButtonView;

/// Interactive cards: what is in them, and what happens when a person clicks. Sources:
/// card-callback-communication and delayed update, 2025-09.
final class Cards {

  private static final long TOKEN_MILLIS = Duration.ofMinutes(30).toMillis();
  private static final int TOKEN_USES = 2;
  private static final int MOST_ELEMENTS = 200;

  private final Tenant tenant;
  private final Events events;
  private final LongConnection longConnection;

  /// What the app said to a click.
  private record Reaction(int status, String body) {}

  Cards(Tenant tenant, Events events, LongConnection longConnection) {
    this.tenant = tenant;
    this.events = events;
    this.longConnection = longConnection;
  }

  /// Refuses what cannot be shown.
  static void check(String content) {
    if (content.length() > 30 * 1024) {
      throw Refusals.of(230025);
    }
    var card = parse(content);
    if (card.isEmpty()) {
      throw Refusals.of(
          230099,
          "Failed to create card content, ext=ErrCode: 200621; ErrMsg: parse card json err");
    }
    var elements = new ArrayList<JsonNode>();
    collect(card.get(), "tag", elements);
    if (elements.size() > MOST_ELEMENTS) {
      throw Refusals.of(
          230099,
          "Failed to create card content, ext=ErrCode: 11310; ErrMsg: element exceeds the limit");
    }
  }

  /// Whether it may be updated for everybody.
  static boolean isShared(String content) {
    return parse(content).map(c -> c.path("config").path("update_multi").asBoolean()).orElse(false);
  }

  /// The buttons, in order.
  static List<ButtonView> buttons(String content) {
    var found = new ArrayList<JsonNode>();
    parse(content).ifPresent(card -> collect(card, "tag", found));
    return found.stream()
        .filter(element -> element.path("tag").asText().equals("button"))
        .map(Cards::button)
        .toList();
  }

  /// What people read.
  static String text(String content) {
    var texts = new ArrayList<String>();
    parse(content)
        .ifPresent(
            card -> {
              var found = new ArrayList<JsonNode>();
              collect(card, "content", found);
              found.forEach(element -> texts.add(element.path("content").asText()));
            });
    return String.join("\n", texts);
  }

  private static ButtonView button(JsonNode button) {
    var value = button.path("value");
    var url = button.path("url").asText(button.path("multi_url").path("url").asText(""));
    for (var behavior : button.path("behaviors")) {
      if (behavior.path("type").asText().equals("callback")) {
        value = behavior.path("value");
      } else if (behavior.path("type").asText().equals("open_url")) {
        url = behavior.path("default_url").asText();
      }
    }
    var name = button.path("text").path("content").asText(button.path("name").asText());
    return new ButtonView(name, value.isMissingNode() ? Json.of() : value, url);
  }

  private static Optional<ObjectNode> parse(String content) {
    try {
      return Json.parse(content) instanceof ObjectNode card ? Optional.of(card) : Optional.empty();
    } catch (Json.Malformed _) {
      return Optional.empty();
    }
  }

  private static void collect(JsonNode node, String field, List<JsonNode> found) {
    if (node.isObject() && node.has(field)) {
      found.add(node);
    }
    node.forEach(child -> collect(child, field, found));
  }

  /// A person clicks a button; the app is asked at once, and only once, and has three seconds.
  JsonNode click(Message message, Person person, ButtonView button, JsonNode form) {
    var app = tenant.app();
    var url = app.cardUrl.isEmpty() ? app.callbackUrl : app.cardUrl;
    if (url.isEmpty() && !longConnection.isConnected()) {
      return Json.of("ok", false, "code", 200340, "toast", Json.of());
    }
    var token = "c-%032d".formatted(tenant.state().next("cardToken"));
    var spending = new CardToken();
    spending.messageId = message.id;
    spending.expiresAt = tenant.parts().millis() + TOKEN_MILLIS;
    tenant.state().cardTokens.put(token, spending);
    var body = events.envelope("card.action.trigger", event(message, person, button, form, token));
    var answer = tenant.parts().unlocked(() -> ask(url, token, body));
    return take(message, answer);
  }

  private static ObjectNode event(
      Message message, Person person, ButtonView button, JsonNode form, String token) {
    var operator = Events.ids(person).put("tenant_key", person.tenantKey);
    var action =
        Json.of(
            "value",
            button.value(),
            "tag",
            "button",
            "name",
            button.name(),
            "timezone",
            "Asia/Shanghai");
    if (form.isObject() && !form.isEmpty()) {
      action.set("form_value", form);
    }
    return Json.of(
        "operator", operator,
        "token", token,
        "action", action,
        "host", "im_message",
        "context", Json.of("open_message_id", message.id, "open_chat_id", message.chatId));
  }

  private Optional<Reaction> ask(String url, String id, ObjectNode body) {
    if (longConnection.isConnected()) {
      var word = longConnection.ask(id, Json.text(body));
      return Optional.of(new Reaction(word.accepted() ? 200 : 500, word.body()));
    }
    try {
      var response = tenant.parts().pushes().ask(events.request(url, body));
      return Optional.of(new Reaction(response.statusCode(), response.body()));
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// What the person sees: a toast, a new card, or the client's error.
  private JsonNode take(Message message, Optional<Reaction> answer) {
    if (answer.isEmpty()) {
      return Json.of("ok", false, "code", 200341, "toast", Json.of());
    }
    if (answer.get().status() != 200) {
      return Json.of("ok", false, "code", 200671, "toast", Json.of());
    }
    var body = parse(answer.get().body().isBlank() ? "{}" : answer.get().body());
    if (body.isEmpty()) {
      return Json.of("ok", false, "code", 200672, "toast", Json.of());
    }
    var card = body.get().path("card");
    if (card.has("data")) {
      if (!card.path("data").isObject()) {
        return Json.of("ok", false, "code", 200673, "toast", Json.of());
      }
      message.content = Json.text(card.path("data"));
      message.updated = true;
      message.updatedAt = tenant.parts().millis();
    }
    return Json.of("ok", true, "code", 0, "toast", body.get().path("toast"));
  }

  /// Uses a click's token once.
  Message spend(String token) {
    var found = tenant.state().cardTokens.get(token);
    if (found == null || found.expiresAt <= tenant.parts().millis()) {
      throw Refusals.of(300030);
    }
    if (++found.uses > TOKEN_USES) {
      throw Refusals.of(300040);
    }
    var message = tenant.state().messages.get(found.messageId);
    if (message == null) {
      throw new Platform.Unknown("the card is gone");
    }
    return message;
  }
}
