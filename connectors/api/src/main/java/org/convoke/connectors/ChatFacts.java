package org.convoke.connectors;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How a chat is on its platform.
///
/// @param owner id of the owner's account; empty when an app owns it, or the platform does not tell
/// @param members ids of the members' accounts, as far as the platform tells
/// @param external whether somebody of another organization is in it
public record ChatFacts(
    String name, Optional<String> owner, List<String> members, boolean external, boolean closed) {

  public ChatFacts {
    members = List.copyOf(members);
  }

  /// Ids of the members' accounts, the owner's first when he is a member.
  public List<String> ownerFirst() {
    return Stream.concat(
            owner.stream().filter(members::contains),
            members.stream().filter(it -> owner.filter(it::equals).isEmpty()))
        .toList();
  }
}
