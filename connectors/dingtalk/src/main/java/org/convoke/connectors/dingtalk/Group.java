package org.convoke.connectors.dingtalk;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convoke.connectors.ChatFacts;

/// A group as DingTalk tells of it.
///
/// @param owner userId
/// @param members userIds
/// @param external whether somebody of another organization is in it
/// @param closed disbanded, or closed as far as ordinary groups can be
record Group(String name, String owner, Set<String> members, boolean external, boolean closed) {

  Group(String name, String owner, Collection<String> members, boolean external, boolean closed) {
    this(name, owner, Collections.unmodifiableSet(new LinkedHashSet<>(members)), external, closed);
  }

  ChatFacts facts() {
    return new ChatFacts(
        name,
        Optional.of(owner).filter(it -> !it.isEmpty()),
        List.copyOf(members),
        external,
        closed);
  }
}
