package org.convoke.connectors.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convoke.connectors.ChatFacts;

/// An internal group as WeCom tells of it.
///
/// @param owner user id in lower case
/// @param members user ids in lower case
record AppChat(String name, String owner, Set<String> members) {

  /// WeCom has no call that disbands a group: the name says that it is closed.
  private static final String CLOSED = "[已结束] ";

  static AppChat of(JsonNode info) {
    var members = new LinkedHashSet<String>();
    info.path("userlist").forEach(it -> members.add(UserIds.normal(it.asText())));
    return new AppChat(
        info.path("name").asText(), UserIds.normal(info.path("owner").asText()), members);
  }

  boolean isClosed() {
    return name.startsWith(CLOSED);
  }

  /// Its name once it is closed, cut to what WeCom takes.
  String closedName() {
    var whole = CLOSED + name;
    var length = whole.codePointCount(0, whole.length());
    return whole.substring(0, whole.offsetByCodePoints(0, Math.min(AppChats.MAX_NAME, length)));
  }

  ChatFacts facts() {
    return new ChatFacts(
        name,
        Optional.of(owner).filter(it -> !it.isEmpty()),
        List.copyOf(members),
        false,
        isClosed());
  }
}
