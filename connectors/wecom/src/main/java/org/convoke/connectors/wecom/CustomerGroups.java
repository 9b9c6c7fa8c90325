package org.convoke.connectors.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.connectors.AssistedChats.Made;
import org.convoke.connectors.ChatFacts;
import org.convoke.connectors.ChatHandle;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;

/// Groups with customers (客户群), which people create in WeCom and the app may look at (documents
/// 93414 and 99547). Thread-safe.
final class CustomerGroups {

  private static final int PAGE = 1000;

  private final Api api;

  /// Groups whose age is remembered, so that an owner of many is not asked about each of them again
  /// and again. A guess: a few MB.
  private static final int REMEMBERED = 20_000;

  /// When groups were created, by their ids, which never changes. Guarded by itself.
  private final Map<String, Instant> createdAt =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };

  CustomerGroups(Api api) {
    this.api = api;
  }

  /// The groups of an owner.
  List<ChatHandle> of(String owner) {
    var found = new ArrayList<ChatHandle>();
    var cursor = "";
    do {
      var body = Request.fields().put("status_filter", 0).put("limit", PAGE);
      body.putObject("owner_filter").putArray("userid_list").add(owner);
      if (!cursor.isEmpty()) {
        body.put("cursor", cursor);
      }
      var page = api.call(Request.ask("/cgi-bin/externalcontact/groupchat/list", body)).required();
      page.path("group_chat_list")
          .forEach(it -> found.add(new ChatHandle(it.path("chat_id").asText())));
      cursor = page.path("next_cursor").asText("");
    } while (!cursor.isEmpty());
    return found;
  }

  /// Whether a group is known to have been created before.
  boolean isOlder(ChatHandle chat, Instant than) {
    synchronized (createdAt) {
      var at = createdAt.get(chat.value());
      return at != null && at.isBefore(than);
    }
  }

  /// A group with its name and age; empty when it is gone.
  Optional<Made> made(ChatHandle chat) {
    return group(chat)
        .map(
            it -> {
              var at = Instant.ofEpochSecond(it.path("create_time").asLong());
              synchronized (createdAt) {
                createdAt.put(chat.value(), at);
              }
              return new Made(chat, it.path("name").asText().strip(), at);
            });
  }

  Optional<ChatFacts> look(ChatHandle chat) {
    return group(chat).map(CustomerGroups::facts);
  }

  /// Ids of members and customers, the owner first.
  List<String> members(ChatHandle chat) {
    var group =
        group(chat).orElseThrow(() -> NotFound.of(Phrase.of("群聊", "group chat"), chat.value()));
    var ids = new LinkedHashSet<String>();
    ids.add(UserIds.normal(group.path("owner").asText()));
    ids.addAll(facts(group).members());
    return List.copyOf(ids);
  }

  private Optional<JsonNode> group(ChatHandle chat) {
    var answer =
        api.call(
            Request.ask(
                "/cgi-bin/externalcontact/groupchat/get",
                Request.fields().put("chat_id", chat.value()).put("need_name", 1)));
    return switch (answer.code()) {
      case Refusals.NO_SUCH_CHAT, Refusals.NO_SUCH_CHAT_ID -> Optional.empty();
      default -> Optional.of(answer.required().path("group_chat"));
    };
  }

  private static ChatFacts facts(JsonNode group) {
    var members = new ArrayList<String>();
    var external = false;
    for (var member : group.path("member_list")) {
      // Ids of customers are told apart by case; those of members are not.
      var customer = member.path("type").asInt() == 2;
      var id = member.path("userid").asText();
      members.add(customer ? id : UserIds.normal(id));
      external |= customer;
    }
    return new ChatFacts(
        group.path("name").asText(),
        Optional.of(UserIds.normal(group.path("owner").asText())).filter(it -> !it.isEmpty()),
        members,
        external,
        false);
  }
}
