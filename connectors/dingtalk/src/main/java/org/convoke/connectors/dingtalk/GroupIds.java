package org.convoke.connectors.dingtalk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.convoke.connectors.ChatHandle;

/// The two ids of one group: some calls of DingTalk take the one, some the other.
///
/// @param chatId empty when an event did not tell
/// @param conversationId the one that stays
record GroupIds(String chatId, String conversationId) {

  private static final String SEPARATOR = "|";

  static GroupIds of(ChatHandle handle) {
    var value = handle.value();
    var at = value.indexOf(SEPARATOR);
    return at < 0
        ? new GroupIds("", value)
        : new GroupIds(value.substring(0, at), value.substring(at + 1));
  }

  /// Both, for calls that take the one or the other; the one that stays when the other is not
  /// known.
  ChatHandle handle() {
    return new ChatHandle(chatId.isEmpty() ? conversationId : chatId + SEPARATOR + conversationId);
  }

  Map<String, String> named() {
    var named = new LinkedHashMap<String, String>();
    named.put("chatid", chatId);
    named.put("openConversationId", conversationId);
    named.values().removeIf(String::isEmpty);
    return named;
  }
}
