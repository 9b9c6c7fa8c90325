package org.convoke.connectors.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.convoke.connectors.ChatFacts;
import org.convoke.connectors.ChatHandle;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;

/// Groups with customers (客户群), which people create in WeCom and the app may look at (documents
/// 93414 and 99547).
final class CustomerGroups {

  private final Api api;

  CustomerGroups(Api api) {
    this.api = api;
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
