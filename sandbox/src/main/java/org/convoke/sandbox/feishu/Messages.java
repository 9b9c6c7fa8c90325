package org.convoke.sandbox.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convoke.sandbox.feishu.State.Chat;
import org.convoke.sandbox.feishu.State.Message;
import org.convoke.sandbox.feishu.State.Person;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Limits.Window;
import org.convoke.sandbox.shared.Request;

/// Sends, answers, lists, recalls and updates messages. Source: im-v1/message, 2026-04.
final class Messages {

  private static final List<String> SEND = List.of("im:message", "im:message:send_as_bot");
  private static final long UUID_MILLIS = Duration.ofHours(1).toMillis();
  private static final long UPDATE_MILLIS = Duration.ofDays(14).toMillis();
  private static final Set<String> TYPES =
      Set.of(
          "text",
          "post",
          "image",
          "file",
          "audio",
          "media",
          "sticker",
          "interactive",
          "share_chat",
          "share_user",
          "system");

  private final Tenant tenant;
  private final ChatRules rules;
  private final Cards cards;

  Messages(Tenant tenant, Gate gate, ChatRules rules, Cards cards) {
    this.tenant = tenant;
    this.rules = rules;
    this.cards = cards;
    var one = "/open-apis/im/v1/messages/{message}";
    gate.app("POST", "/open-apis/im/v1/messages", SEND, this::send);
    gate.app("POST", one + "/reply", SEND, this::reply);
    gate.app(
        "GET",
        "/open-apis/im/v1/messages",
        List.of("im:message", "im:message:readonly"),
        this::history);
    gate.app("GET", one, List.of("im:message", "im:message:readonly"), this::read);
    gate.app("DELETE", one, List.of("im:message", "im:message:recall"), this::recall);
    gate.app("PATCH", one, List.of("im:message", "im:message:update"), this::updateCard);
    gate.app("POST", "/open-apis/interactive/v1/card/update", List.of(), this::updateByToken);
  }

  private JsonNode send(Request request) {
    if (!tenant.app().bot) {
      throw Refusals.of(230006);
    }
    var body = request.json();
    var chat = receiver(request.query("receive_id_type"), body.text("receive_id"));
    return describe(post(chat, body, ""));
  }

  private JsonNode reply(Request request) {
    var first = message(request);
    var chat = open(tenant.chat(first.chatId));
    return describe(post(chat, request.json(), first.id));
  }

  private Message post(Chat chat, Body body, String parent) {
    var uuid = body.text("uuid");
    var earlier = byUuid(uuid, chat);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    var type = body.text("msg_type");
    check(chat, type, body.text("content"), uuid);
    if (!tenant.parts().limits().spend("messagesPerSecond", chat.id, Window.SECOND)) {
      throw Refusals.of(230020);
    }
    var message = new Message();
    message.id = tenant.state().id("om");
    message.chatId = chat.id;
    message.sender = tenant.app().appId;
    message.byBot = true;
    message.type = type;
    message.content = body.text("content");
    message.parentId = parent;
    message.rootId = parent;
    message.uuid = uuid;
    message.createdAt = tenant.parts().millis();
    message.updatedAt = message.createdAt;
    tenant.state().messages.put(message.id, message);
    return message;
  }

  private Optional<Message> byUuid(String uuid, Chat chat) {
    if (uuid.isEmpty()) {
      return Optional.empty();
    }
    var since = tenant.parts().millis() - UUID_MILLIS;
    return tenant.state().messages.values().stream()
        .filter(m -> m.uuid.equals(uuid) && m.chatId.equals(chat.id))
        .filter(m -> m.createdAt > since)
        .findFirst();
  }

  private void check(Chat chat, String type, String content, String uuid) {
    if (!TYPES.contains(type) || content.isEmpty() || uuid.length() > 50) {
      throw Refusals.parameter(230001, "msg_type, content or uuid");
    }
    if (type.equals("system") && !chat.isPersonal()) {
      throw Refusals.of(230054);
    }
    var most = type.equals("text") ? 150 * 1024 : 30 * 1024;
    if (content.getBytes(StandardCharsets.UTF_8).length > most) {
      throw Refusals.of(230025);
    }
    if (type.equals("interactive")) {
      Cards.check(content);
    } else if (!isObject(content)) {
      throw Refusals.parameter(230001, "content is not a json");
    }
  }

  private static boolean isObject(String content) {
    try {
      return Json.parse(content).isObject();
    } catch (Json.Malformed _) {
      return false;
    }
  }

  private Chat receiver(String type, String id) {
    if (type.equals("chat_id")) {
      var chat = tenant.state().chats.get(id);
      if (chat == null) {
        throw Refusals.of(230034);
      }
      return open(chat);
    }
    if (!List.of("open_id", "union_id", "user_id", "email").contains(type)) {
      throw Refusals.parameter(230001, "receive_id_type");
    }
    var person =
        (type.equals("email") ? byEmail(id) : tenant.find(type, id))
            .orElseThrow(() -> Refusals.of(230034));
    return personal(person);
  }

  private Chat personal(Person person) {
    if (person.resigned) {
      throw Refusals.of(230029);
    }
    if (tenant.isExternal(person) && !tenant.app().externalSharing) {
      throw Refusals.of(230038);
    }
    if (!person.available) {
      throw Refusals.of(230013);
    }
    return tenant.state().botChat(person);
  }

  private Optional<Person> byEmail(String email) {
    return tenant.state().people.values().stream()
        .filter(p -> !email.isEmpty() && p.email.equalsIgnoreCase(email))
        .findFirst();
  }

  private Chat open(Chat chat) {
    if (!chat.isOpen()) {
      throw Refusals.of(232009);
    }
    if (chat.external && !tenant.app().externalSharing) {
      throw Refusals.of(230027);
    }
    if (!chat.bots.contains(tenant.app().appId)) {
      throw Refusals.of(230002);
    }
    return chat;
  }

  private JsonNode history(Request request) {
    var chat = open(tenant.chat(request.query("container_id")));
    var from = request.number("start_time", 0) * 1000L;
    var found =
        tenant.state().messages.values().stream()
            .filter(m -> m.chatId.equals(chat.id) && m.createdAt >= from)
            .map(this::describe)
            .toList();
    return Pages.of(request, found, 20, 50, 230001);
  }

  private JsonNode read(Request request) {
    return Json.of("items", List.of(describe(message(request))));
  }

  private JsonNode recall(Request request) {
    var message = message(request);
    var chat = tenant.chat(message.chatId);
    if (!message.byBot && !rules.rules(chat)) {
      throw Refusals.of(230027);
    }
    message.deleted = true;
    return Json.of();
  }

  private JsonNode updateCard(Request request) {
    var message = message(request);
    var content = request.json().text("content");
    if (!message.type.equals("interactive") || !message.byBot) {
      throw Refusals.of(230054);
    }
    if (tenant.parts().millis() - message.createdAt > UPDATE_MILLIS) {
      throw Refusals.of(230031);
    }
    Cards.check(content);
    if (!Cards.isShared(message.content) || !Cards.isShared(content)) {
      throw Refusals.parameter(230001, "config.update_multi must be true before and after");
    }
    if (!tenant.parts().limits().spend("messagesPerSecond", message.id, Window.SECOND)) {
      throw Refusals.of(230020);
    }
    replace(message, content);
    return Json.of();
  }

  private JsonNode updateByToken(Request request) {
    var body = request.json();
    var message = cards.spend(body.text("token"));
    var card = body.node().path("card");
    var content = card.isTextual() ? card.asText() : Json.text(card);
    Cards.check(content);
    replace(message, content);
    return Json.of();
  }

  private void replace(Message message, String content) {
    message.content = content;
    message.updated = true;
    message.updatedAt = tenant.parts().millis();
  }

  private Message message(Request request) {
    var message = tenant.state().messages.get(request.variable("message"));
    if (message == null) {
      throw Refusals.parameter(230001, "message_id");
    }
    if (message.deleted) {
      throw Refusals.of(230110);
    }
    return message;
  }

  private ObjectNode describe(Message message) {
    var described =
        Json.of(
            "message_id", message.id,
            "msg_type", message.type,
            "create_time", String.valueOf(message.createdAt),
            "update_time", String.valueOf(message.updatedAt),
            "deleted", message.deleted,
            "updated", message.updated,
            "chat_id", message.chatId,
            "sender",
                Json.of(
                    "id",
                    message.sender,
                    "id_type",
                    message.byBot ? "app_id" : "open_id",
                    "sender_type",
                    message.byBot ? "app" : "user",
                    "tenant_key",
                    tenant.app().tenantKey),
            "body", Json.of("content", message.content));
    if (!message.parentId.isEmpty()) {
      described.put("parent_id", message.parentId).put("root_id", message.rootId);
    }
    return described;
  }
}
