package org.convoke.connectors;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What to change about a group, in the platform's ids.
///
/// @param owner the new owner's user id
/// @param ownerJoins whether he is among those added
/// @param add user ids
/// @param remove user ids
public record ChatEdit(
    Optional<String> name,
    Optional<String> owner,
    boolean ownerJoins,
    List<String> add,
    List<String> remove) {

  public ChatEdit {
    add = List.copyOf(add);
    remove = List.copyOf(remove);
  }

  /// Nothing but more members.
  public static ChatEdit adding(List<String> userIds) {
    return new ChatEdit(Optional.empty(), Optional.empty(), false, userIds, List.of());
  }

  public boolean isNothing() {
    return name.isEmpty() && owner.isEmpty() && add.isEmpty() && remove.isEmpty();
  }

  /// A list in pieces that a call takes.
  public static List<List<String>> pieces(List<String> all, int size) {
    return IntStream.range(0, (all.size() + size - 1) / size)
        .mapToObj(it -> all.subList(it * size, Math.min(all.size(), (it + 1) * size)))
        .toList();
  }
}
