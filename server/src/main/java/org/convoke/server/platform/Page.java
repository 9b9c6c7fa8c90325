package org.convoke.server.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a long list.
///
/// @param nextCursor to ask for the next part with; null at the end
public record Page<T>(List<T> items, @Nullable String nextCursor) {

  public Page {
    items = List.copyOf(items);
  }

  /// A page out of one item more than was asked for, which tells whether there is more.
  ///
  /// @param found up to `paging.limit() + 1` items
  /// @param cursor names the place of an item, see [Cursor]
  public static <T> Page<T> of(List<T> found, Paging paging, Function<T, String> cursor) {
    if (found.size() <= paging.limit()) {
      return new Page<>(found, null);
    }
    var items = found.subList(0, paging.limit());
    return new Page<>(items, cursor.apply(items.getLast()));
  }
}
