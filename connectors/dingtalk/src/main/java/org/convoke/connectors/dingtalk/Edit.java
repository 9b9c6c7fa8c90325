package org.convoke.connectors.dingtalk;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What to change about a group.
///
/// @param owner the new owner's userId
/// @param ownerJoins whether he is among those added
/// @param add userIds
/// @param remove userIds
record Edit(
    Optional<String> name,
    Optional<String> owner,
    boolean ownerJoins,
    List<String> add,
    List<String> remove) {

  Edit {
    add = List.copyOf(add);
    remove = List.copyOf(remove);
  }

  static Edit adding(List<String> userIds) {
    return new Edit(Optional.empty(), Optional.empty(), false, userIds, List.of());
  }

  boolean isNothing() {
    return name.isEmpty() && owner.isEmpty() && add.isEmpty() && remove.isEmpty();
  }

  /// A list in pieces that a call takes.
  static List<List<String>> pieces(List<String> all, int size) {
    return IntStream.range(0, (all.size() + size - 1) / size)
        .mapToObj(it -> all.subList(it * size, Math.min(all.size(), (it + 1) * size)))
        .toList();
  }
}
