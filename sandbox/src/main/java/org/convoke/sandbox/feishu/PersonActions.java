package org.convoke.sandbox.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convoke.sandbox.feishu.State.Chat;
import org.convoke.sandbox.feishu.State.Message;
import org.convoke.sandbox.feishu.State.Person;
import org.convoke.sandbox.shared.ActionTable;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Platform;

/// What persons do with the bot, with each other and with their employment.
final class PersonActions {

  private final Tenant tenant;
  private final Cards cards;
  private final Events events;

  PersonActions(Tenant tenant, Cards cards, Events events) {
    this.tenant = tenant;
    this.cards = cards;
    this.events = events;
  }

  void addTo(ActionTable actions) {
    actions.on("openBotChat", this::openBotChat);
    actions.on("befriend", this::befriend);
    actions.on("sendMessage", this::sendMessage);
    actions.on("clickCard", this::clickCard);
    actions.on("resign", this::resign);
    actions.on("hire", this::hire);
    actions.on("changePerson", this::changePerson);
    actions.on("setAvailability", this::availability);
  }

  private Person person(Body input) {
    return tenant.somebody(input.text("person"));
  }

  /// An outsider thereby comes into the app's availability; the first time both events are sent,
  /// later only the second.
  private JsonNode openBotChat(Body input) {
    var person = person(input);
    var first = person.botChatId.isEmpty();
    var chat = tenant.state().botChat(person);
    person.available = true;
    var ids = Json.of("open_id", person.openId, "user_id", person.userId);
    if (first) {
      events.pushOld(
          "p2p_chat_create",
          Json.of(
              "chat_id",
              chat.id,
              "operator",
              ids,
              "user",
              Json.of("name", person.name, "open_id", person.openId, "user_id", person.userId)));
    }
    events.push(
        "im.chat.access_event.bot_p2p_chat_entered_v1",
        Json.of(
            "chat_id",
            chat.id,
            "operator_id",
            Events.ids(person),
            "last_message_id",
            "",
            "last_message_create_time",
            ""));
    return Json.of("chatId", chat.id);
  }

  private JsonNode befriend(Body input) {
    var one = person(input);
    var other = tenant.somebody(input.text("with"));
    one.friends.add(other.openId);
    other.friends.add(one.openId);
    return done();
  }

  private JsonNode sendMessage(Body input) {
    var person = person(input);
    var personal = !input.has("group");
    var chat = personal ? tenant.state().botChat(person) : tenant.group(input.text("group"));
    var message = new Message();
    message.id = tenant.state().id("om");
    message.chatId = chat.id;
    message.sender = person.openId;
    message.type = "text";
    var mention = input.flag("mentionBot", false);
    message.content = Json.text(Map.of("text", (mention ? "@_user_1 " : "") + input.text("text")));
    message.createdAt = tenant.parts().millis();
    message.updatedAt = message.createdAt;
    tenant.state().messages.put(message.id, message);
    if (chat.bots.contains(tenant.app().appId)) {
      events.push("im.message.receive_v1", received(message, chat, person, mention));
    }
    return Json.of("messageId", message.id);
  }

  private ObjectNode received(Message message, Chat chat, Person person, boolean mention) {
    var mentions = new ArrayList<JsonNode>();
    if (mention) {
      var bot = events.bot();
      mentions.add(
          Json.of(
              "key",
              "@_user_1",
              "id",
              Events.ids(bot),
              "mentioned_type",
              "bot",
              "name",
              bot.name,
              "tenant_key",
              bot.tenantKey));
    }
    return Json.of(
        "sender",
            Json.of(
                "sender_id",
                Events.ids(person),
                "sender_type",
                "user",
                "tenant_key",
                person.tenantKey),
        "message",
            Json.of(
                "message_id",
                message.id,
                "create_time",
                String.valueOf(message.createdAt),
                "update_time",
                String.valueOf(message.updatedAt),
                "chat_id",
                chat.id,
                "chat_type",
                chat.isPersonal() ? "p2p" : "group",
                "message_type",
                message.type,
                "content",
                message.content,
                "mentions",
                mentions));
  }

  /// Clicks the button with the name `button`, or the first.
  private JsonNode clickCard(Body input) {
    var message = tenant.state().messages.get(input.text("message"));
    if (message == null || message.deleted) {
      throw new Platform.Unknown("there is no message " + input.text("message"));
    }
    var buttons = Cards.buttons(message.content);
    var wanted = input.text("button");
    var button =
        buttons.stream()
            .filter(b -> wanted.isEmpty() || b.name().equals(wanted))
            .findFirst()
            .orElseThrow(() -> new Platform.Unknown("the card has no button " + wanted));
    return cards.click(message, person(input), button, input.node().path("form"));
  }

  private JsonNode resign(Body input) {
    var person = person(input);
    person.resigned = true;
    events.push(
        "contact.user.deleted_v3",
        Json.of(
            "object",
            Json.of(
                "open_id",
                person.openId,
                "union_id",
                person.unionId,
                "user_id",
                person.userId,
                "name",
                person.name)));
    return done();
  }

  /// Somebody begins to work there: `username`, `name`, `mobile`, `department` (its number).
  private JsonNode hire(Body input) {
    var person = new Person();
    person.userId = input.text("username");
    person.openId = "ou_" + person.userId;
    person.unionId = "on_" + person.userId;
    person.name = input.text("name");
    person.mobile = input.text("mobile");
    person.departmentId = "od-" + input.text("department", "2");
    person.tenantKey = tenant.app().tenantKey;
    if (person.userId.isEmpty()
        || tenant.state().people.putIfAbsent(person.openId, person) != null) {
      throw new Platform.Unknown("username is missing or taken");
    }
    events.push("contact.user.created_v3", Json.of("object", described(person)));
    return Json.of("openId", person.openId);
  }

  /// Changes `name` or `department` (its number) of an employee.
  private JsonNode changePerson(Body input) {
    var person = person(input);
    var old = described(person);
    person.name = input.text("name", person.name);
    if (input.has("department")) {
      person.departmentId = "od-" + input.text("department");
    }
    var change = Json.of("object", described(person), "old_object", old);
    events.push("contact.user.updated_v3", change);
    return done();
  }

  private static ObjectNode described(Person person) {
    return Events.ids(person)
        .put("name", person.name)
        .set("department_ids", Json.tree(List.of(person.departmentId)));
  }

  private JsonNode availability(Body input) {
    person(input).available = input.flag("available", true);
    return done();
  }

  private static JsonNode done() {
    return Json.of("done", true);
  }
}
