package org.convoke.connectors;

import java.util.List;

/// A chat that was created, now or by an earlier attempt with the same key.
///
/// @param link where a member opens it: an address, or a path of this server
/// @param members what became of each person that was wanted
public record CreatedChat(ChatHandle chat, String link, List<MemberOutcome> members) {

  public CreatedChat {
    members = List.copyOf(members);
  }
}
