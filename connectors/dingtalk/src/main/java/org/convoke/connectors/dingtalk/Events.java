package org.convoke.connectors.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convoke.connectors.Accounts;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.PlatformEvent;
import org.convoke.connectors.PlatformEvent.Kind;
import org.convoke.model.Value;

/// What DingTalk tells, by HTTP or by stream, in the words of Convoke. What means nothing here is
/// left out.
final class Events {

  private static final Set<String> DIRECTORY =
      Set.of(
          "user_add_org",
          "user_modify_org",
          "user_leave_org",
          "org_dept_create",
          "org_dept_modify",
          "org_dept_remove");

  private final Accounts accounts;
  private final Dialect dialect;

  Events(Accounts accounts, Dialect dialect) {
    this.accounts = accounts;
    this.dialect = dialect;
  }

  /// @param type `chat_add_member`
  /// @param id DingTalk's id of the event
  /// @param at when it happened, in milliseconds
  /// @param payload older apps get its names with a capital
  Optional<PlatformEvent> event(String type, String id, long at, JsonNode payload) {
    var told = new Told(payload);
    return kind(type)
        .map(
            kind ->
                new PlatformEvent(
                    kind, id, Instant.ofEpochMilli(at), chat(told), fields(kind, type, told)));
  }

  private static Optional<Kind> kind(String type) {
    return switch (type) {
      case "chat_add_member" -> Optional.of(Kind.MEMBERS_ADDED);
      case "chat_remove_member", "chat_quit" -> Optional.of(Kind.MEMBERS_REMOVED);
      case "chat_update_owner" -> Optional.of(Kind.OWNER_CHANGED);
      case "chat_update_title" -> Optional.of(Kind.CHAT_RENAMED);
      case "chat_disband" -> Optional.of(Kind.CHAT_CLOSED);
      default -> DIRECTORY.contains(type) ? Optional.of(Kind.DIRECTORY_CHANGED) : Optional.empty();
    };
  }

  /// The event of a new owner names the group by one id only (page `group-session-*`).
  private Optional<ChatHandle> chat(Told told) {
    var ids = new GroupIds(told.text("chatId"), told.text("openConversationId"));
    return ids.conversationId().isEmpty() ? Optional.empty() : Optional.of(dialect.handle(ids));
  }

  private Value.Fields fields(Kind kind, String type, Told told) {
    var subjects = subjects(kind, type, told);
    var operator = told.text("operator");
    var wanted = new ArrayList<>(subjects);
    wanted.add(operator);
    var known = accounts.people(wanted);
    var fields = new LinkedHashMap<String, Value>();
    fields.put("accounts", Value.texts(subjects));
    fields.put(
        "people",
        Value.texts(subjects.stream().filter(known::containsKey).map(known::get).toList()));
    var by = known.get(operator);
    if (by != null) {
      fields.put("operator", Value.of(by));
    }
    if (!told.text("title").isEmpty()) {
      fields.put("name", Value.of(told.text("title")));
    }
    if (kind == Kind.DIRECTORY_CHANGED) {
      fields.put("value", Value.of(type));
    }
    return Value.fields(fields);
  }

  private static List<String> subjects(Kind kind, String type, Told told) {
    return switch (kind) {
      case OWNER_CHANGED -> told.texts("owner");
      case MEMBERS_REMOVED -> told.texts(type.equals("chat_quit") ? "operator" : "userId");
      default -> told.texts("userId");
    };
  }

  /// A payload whose names are read without regard to case.
  private record Told(JsonNode payload) {

    String text(String name) {
      return find(name).map(JsonNode::asText).orElse("");
    }

    List<String> texts(String name) {
      var found = new ArrayList<String>();
      find(name)
          .ifPresent(
              it -> {
                if (it.isArray()) {
                  it.forEach(each -> found.add(each.asText()));
                } else {
                  found.add(it.asText());
                }
              });
      found.removeIf(String::isEmpty);
      return List.copyOf(found);
    }

    private Optional<JsonNode> find(String name) {
      return payload.properties().stream()
          .filter(it -> it.getKey().equalsIgnoreCase(name))
          .map(java.util.Map.Entry::getValue)
          .findFirst();
    }
  }
}
