package org.convoke.connectors.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// How a group is on Feishu, without its members. Source: im-v1/chat/get, 2025-05.
///
/// @param owner open_id; empty when a bot owns it or the bot is not in it
/// @param managers app ids of bots that administer it
/// @param muted whether only its owner may write
/// @param onlyOwnerEdits whether members who are no administrators may change nothing
record Glimpse(
    String name,
    Optional<String> owner,
    boolean external,
    boolean closed,
    Set<String> managers,
    boolean muted,
    boolean onlyOwnerEdits) {

  static Glimpse of(JsonNode chat) {
    var managers = new LinkedHashSet<String>();
    chat.path("bot_manager_id_list").forEach(id -> managers.add(id.asText()));
    return new Glimpse(
        chat.path("name").asText(),
        Optional.of(chat.path("owner_id").asText()).filter(id -> !id.isEmpty()),
        chat.path("external").asBoolean(),
        !chat.path("chat_status").asText("normal").equals("normal"),
        managers,
        chat.path("moderation_permission").asText().equals("only_owner"),
        chat.path("edit_permission").asText().equals("only_owner"));
  }
}
