package org.convoke.connectors.dingtalk;

import java.util.List;
import java.util.Optional;
import org.convoke.connectors.ChatEdit;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.Repeatability;

/// One of the ways in which DingTalk lets apps have groups. Thread-safe.
interface Dialect {

  /// Characters of a name.
  int maxName();

  /// Members of a group, the owner too.
  int maxMembers();

  /// What can be done when nobody knows whether a group was created.
  Repeatability creating();

  /// How many members are named when a group is created; the others are added afterwards.
  int membersAtCreation();

  /// How a group is named from now on: by no more ids than its calls take.
  default ChatHandle handle(GroupIds ids) {
    return ids.handle();
  }

  /// Creates a group.
  ///
  /// @param userIds at most [#membersAtCreation()], the owner's among them
  GroupIds create(String name, String owner, List<String> userIds, EffectKey key);

  void change(GroupIds ids, ChatEdit edit);

  /// @return empty when there is none
  Optional<Group> look(GroupIds ids);

  /// An address by which people join.
  Optional<String> link(GroupIds ids);

  /// Ends a group that is open.
  void close(GroupIds ids, Group group);
}
