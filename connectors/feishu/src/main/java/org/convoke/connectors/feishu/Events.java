package org.convoke.connectors.feishu;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.connectors.Accounts;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.PlatformEvent;
import org.convoke.connectors.PlatformEvent.Kind;
import org.convoke.model.Json;
import org.convoke.model.Value;

/// Feishu's events in Convoke's words. Sources: event overview (2025-04), im-v1 events (2024-10),
/// message receive (2026-04), card-callback-communication (2025-09). Thread-safe.
final class Events {

  private static final String CARD = "card.action.trigger";

  private final Accounts accounts;

  Events(Accounts accounts) {
    this.accounts = accounts;
  }

  /// What an envelope of either schema tells, as it is repeated whenever it is told again.
  private record Told(String type, String id, Instant at, JsonNode event) {}

  /// What happened; nothing when it is of no concern.
  List<PlatformEvent> of(JsonNode body) {
    var told = told(body);
    var event = told.event();
    return switch (told.type()) {
      case "p2p_chat_create" -> created(told);
      case "im.chat.access_event.bot_p2p_chat_entered_v1" -> entered(told);
      case "im.chat.updated_v1" -> updated(told);
      case "im.chat.disbanded_v1" ->
          List.of(event(Kind.CHAT_CLOSED, told, Map.of("name", name(event))));
      case "im.chat.member.user.added_v1" -> List.of(users(Kind.MEMBERS_ADDED, told));
      case "im.chat.member.user.deleted_v1", "im.chat.member.user.withdrawn_v1" ->
          List.of(users(Kind.MEMBERS_REMOVED, told));
      case "im.chat.member.bot.added_v1" -> List.of(bot(Kind.MEMBERS_ADDED, told));
      case "im.chat.member.bot.deleted_v1" -> List.of(bot(Kind.MEMBERS_REMOVED, told));
      case "im.message.receive_v1" -> message(told);
      case CARD -> List.of(clicked(told));
      default ->
          told.type().startsWith("contact.")
              ? List.of(event(Kind.DIRECTORY_CHANGED, told, Map.of("value", Value.of(told.type()))))
              : List.of();
    };
  }

  /// What Feishu is answered: who clicked sees at once that it arrived.
  static JsonNode answer(JsonNode body) {
    return body.path("header").path("event_type").asText().equals(CARD)
        ? Ask.object("toast", Ask.object("type", "success", "content", "已收到 Received"))
        : Ask.object();
  }

  private static Told told(JsonNode body) {
    var event = body.path("event");
    if (body.path("schema").asText().equals("2.0")) {
      var header = body.path("header");
      return new Told(
          header.path("event_type").asText(),
          header.path("event_id").asText(),
          at(header.path("create_time").asText()),
          event);
    }
    return new Told(
        event.path("type").asText(),
        body.path("uuid").asText(),
        at(body.path("ts").asText()),
        event);
  }

  /// Seconds with a fraction, milliseconds or microseconds: Feishu uses all three.
  private static Instant at(String time) {
    if (!time.matches("\\d{1,17}(\\.\\d{1,9})?")) {
      return Instant.EPOCH;
    }
    var number = new BigDecimal(time);
    var digits = number.toBigInteger().toString().length();
    var millis =
        digits <= 11 ? number.movePointRight(3) : digits <= 14 ? number : number.movePointLeft(3);
    return Instant.ofEpochMilli(millis.longValue());
  }

  /// The bot's chat with a person was made. That a colleague opens it is of no concern.
  private List<PlatformEvent> created(Told told) {
    var user = told.event().path("user");
    var account = user.path("open_id").asText();
    var person = accounts.people(List.of(account)).get(account);
    var known = person == null ? null : accounts.of(List.of(person)).get(person);
    return account.isEmpty() || known != null && !known.external()
        ? List.of()
        : List.of(opened(told, account, user.path("name").asText()));
  }

  /// Told at each entering: of concern when the person is not known yet.
  private List<PlatformEvent> entered(Told told) {
    var account = told.event().path("operator_id").path("open_id").asText();
    return account.isEmpty() || accounts.people(List.of(account)).containsKey(account)
        ? List.of()
        : List.of(opened(told, account, ""));
  }

  /// Two events tell of a person's first opening, which is one happening and has one key.
  private PlatformEvent opened(Told told, String account, String name) {
    var fields = people(List.of(account), name.isEmpty() ? List.of() : List.of(name));
    return new PlatformEvent(
        Kind.CONTACT_OPENED,
        "opened:" + account,
        told.at(),
        Optional.empty(),
        Value.fields(fields));
  }

  private List<PlatformEvent> updated(Told told) {
    var after = told.event().path("after_change");
    var events = new ArrayList<PlatformEvent>();
    if (after.has("name")) {
      var fields = operator(told.event());
      fields.put("name", Value.of(after.path("name").asText()));
      events.add(event(Kind.CHAT_RENAMED, told, fields));
    }
    if (after.has("owner_id")) {
      var fields = operator(told.event());
      fields.putAll(people(List.of(after.path("owner_id").path("open_id").asText()), List.of()));
      events.add(event(Kind.OWNER_CHANGED, told, fields));
    }
    return events;
  }

  private PlatformEvent users(Kind kind, Told told) {
    var ids = new ArrayList<String>();
    var names = new ArrayList<String>();
    for (var user : told.event().path("users")) {
      ids.add(user.path("user_id").path("open_id").asText());
      names.add(user.path("name").asText());
    }
    return event(kind, told, with(told.event(), people(ids, names)));
  }

  /// The bot came or went: its account is named by the word `bot`.
  private PlatformEvent bot(Kind kind, Told told) {
    return event(kind, told, with(told.event(), people(List.of("bot"), List.of())));
  }

  /// What bots write is of no concern: they would answer each other for ever.
  private List<PlatformEvent> message(Told told) {
    var event = told.event();
    var message = event.path("message");
    if (!event.path("sender").path("sender_type").asText().equals("user")) {
      return List.of();
    }
    var sender = event.path("sender").path("sender_id").path("open_id").asText();
    var fields = people(List.of(sender), List.of());
    fields.put("operator", person(sender));
    fields.put("value", Value.of(text(message)));
    return List.of(
        new PlatformEvent(
            Kind.MESSAGE_RECEIVED,
            // Feishu may tell one message under several event ids: message receive, 2026-04
            message.path("message_id").asText(told.id()),
            told.at(),
            message.path("chat_type").asText().equals("group")
                ? chat(message.path("chat_id"))
                : Optional.empty(),
            Value.fields(fields)));
  }

  private static String text(JsonNode message) {
    try {
      return Json.MAPPER.readTree(message.path("content").asText()).path("text").asText();
    } catch (JsonProcessingException other) {
      return "";
    }
  }

  private PlatformEvent clicked(Told told) {
    var event = told.event();
    var clicker = event.path("operator").path("open_id").asText();
    var fields = people(List.of(clicker), List.of());
    fields.put("operator", person(clicker));
    fields.put("value", Value.of(value(event.path("action"))));
    return new PlatformEvent(
        Kind.CARD_CLICKED,
        told.id(),
        told.at(),
        chat(event.path("context").path("open_chat_id")),
        Value.fields(fields));
  }

  /// Ours is the member `value` of the object that Feishu wants; of other cards, the whole.
  private static String value(JsonNode action) {
    var value = action.path("value");
    return value.path("value").isTextual() ? value.path("value").asText() : value.toString();
  }

  private Map<String, Value> operator(JsonNode event) {
    var fields = new LinkedHashMap<String, Value>();
    fields.put("operator", person(event.path("operator_id").path("open_id").asText()));
    return fields;
  }

  private Map<String, Value> with(JsonNode event, Map<String, Value> people) {
    var fields = operator(event);
    fields.putAll(people);
    fields.put("name", name(event));
    return fields;
  }

  private Map<String, Value> people(List<String> ids, List<String> names) {
    var known = accounts.people(ids);
    var people = new ArrayList<String>();
    ids.forEach(
        id -> Optional.ofNullable(known.get(id)).ifPresent(it -> people.add(it.toString())));
    var fields = new LinkedHashMap<String, Value>();
    fields.put("accounts", Value.texts(ids));
    fields.put("names", Value.texts(names));
    fields.put("people", Value.texts(people));
    return fields;
  }

  private Value person(String account) {
    var known = accounts.people(List.of(account)).get(account);
    return known == null ? Value.EMPTY : Value.of(known);
  }

  private static Value name(JsonNode event) {
    return Value.of(event.path("name").asText());
  }

  /// One envelope may tell several things.
  private static PlatformEvent event(Kind kind, Told told, Map<String, Value> fields) {
    return new PlatformEvent(
        kind,
        told.id() + ":" + kind,
        told.at(),
        chat(told.event().path("chat_id")),
        Value.fields(fields));
  }

  private static Optional<ChatHandle> chat(JsonNode id) {
    return id.asText().isEmpty() ? Optional.empty() : Optional.of(new ChatHandle(id.asText()));
  }
}
