package org.convoke.connectors;

import java.util.List;
import java.util.Map;

/// A chat that was created, now or by an earlier attempt with the same key.
///
/// @param ids the platform's own ids of it, by the names the platform gives them: `chatid`,
///   `openConversationId`, `chat_id`; empty when the handle says it all
/// @param link where a member opens it: an address, or a path of this server; empty when the
///   platform has none
/// @param external whether somebody of another organization is in it
/// @param members what became of each person that was wanted
/// @param qrCode address of a picture that people scan to join; empty when there is none
public record CreatedChat(
    ChatHandle chat,
    Map<String, String> ids,
    String link,
    boolean external,
    List<MemberOutcome> members,
    String qrCode) {

  /// A chat without a code.
  public CreatedChat(
      ChatHandle chat,
      Map<String, String> ids,
      String link,
      boolean external,
      List<MemberOutcome> members) {
    this(chat, ids, link, external, members, "");
  }

  public CreatedChat {
    ids = Map.copyOf(ids);
    members = List.copyOf(members);
  }
}
