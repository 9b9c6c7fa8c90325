package org.convoke.connectors.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convoke.connectors.ChatEdit;
import org.convoke.model.Conflict;
import org.convoke.model.Invalid;

/// Who is in a group on Feishu. Source: im-v1/chat-members, 2025-01 to 2025-05. Thread-safe.
final class Members {

  /// Of one call.
  private static final int BATCH = 50;

  private static final int PAGE = 100;

  private final Client client;

  Members(Client client) {
    this.client = client;
  }

  /// The open_ids of everybody in it; bots are not told.
  Set<String> list(String chat) {
    var ids = new LinkedHashSet<String>();
    Pages.all(client, Ask.of(Api.LIST_MEMBERS, chat).query("member_id_type", "open_id"), PAGE)
        .forEach(item -> ids.add(item.path("member_id").asText()));
    return ids;
  }

  /// Adds whom Feishu lets it add. Calls for one group go one after the other; see [Turns].
  ///
  /// @param outsiders those of the accounts that are not of the tenant
  /// @return who was not added, and why
  Map<String, Why> add(String chat, List<String> accounts, Set<String> outsiders) {
    var whys = new LinkedHashMap<String, Why>();
    for (var batch : ChatEdit.pieces(accounts, BATCH)) {
      var answer =
          client.call(
              Ask.of(Api.ADD_MEMBERS, chat)
                  .query("member_id_type", "open_id")
                  .query("succeed_type", "1")
                  .body("id_list", batch));
      if (answer.isDone() || !isAboutPeople(Codes.failure(answer))) {
        collect(answer.data(), outsiders, whys);
      } else {
        batch.forEach(id -> whys.put(id, Why.said(answer)));
      }
    }
    return whys;
  }

  /// Whether others could be added to this group all the same.
  private static boolean isAboutPeople(RuntimeException failure) {
    return failure instanceof Invalid
        || failure instanceof Conflict conflict && conflict.code().equals("chat-full");
  }

  private static void collect(JsonNode data, Set<String> outsiders, Map<String, Why> whys) {
    ids(data, "not_existed_id_list").forEach(id -> whys.put(id, Why.ACCOUNT_NOT_KNOWN));
    ids(data, "pending_approval_id_list").forEach(id -> whys.put(id, Why.WAITS));
    ids(data, "invalid_id_list")
        .forEach(id -> whys.put(id, outsiders.contains(id) ? Why.NO_FRIEND : Why.NOT_AVAILABLE));
  }

  /// Removes members.
  ///
  /// @return who was not removed, and why
  Map<String, Why> remove(String chat, List<String> accounts) {
    var whys = new LinkedHashMap<String, Why>();
    for (var batch : ChatEdit.pieces(accounts, BATCH)) {
      var answer =
          client.call(
              Ask.of(Api.REMOVE_MEMBERS, chat)
                  .query("member_id_type", "open_id")
                  .body("id_list", batch));
      if (answer.isOneOf(Codes.NO_RIGHT)) {
        batch.forEach(id -> whys.put(id, Why.BOT_NOT_MANAGER));
      } else {
        ids(answer.data(), "invalid_id_list").forEach(id -> whys.put(id, Why.NOT_SAID));
      }
    }
    return whys;
  }

  private static List<String> ids(JsonNode data, String list) {
    var ids = new ArrayList<String>();
    data.path(list).forEach(id -> ids.add(id.asText()));
    return ids;
  }
}
