package org.convoke.server.chat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.convoke.server.platform.Cursor;
import org.convoke.server.platform.Paging;
import org.jspecify.annotations.Nullable;

/// Reads the parts of a cursor: null at the start of a list.
final class Places {

  private Places() {}

  /// The last part, an id.
  static @Nullable UUID id(Paging paging) {
    try {
      return paging.isFirst() ? null : UUID.fromString(paging.after().getLast());
    } catch (IllegalArgumentException e) {
      throw Cursor.invalid();
    }
  }

  /// The first part, a time.
  static @Nullable Instant time(Paging paging) {
    try {
      return paging.isFirst() ? null : Instant.parse(paging.after().getFirst());
    } catch (DateTimeException e) {
      throw Cursor.invalid();
    }
  }

  /// The last part, a number; `otherwise` at the start.
  static long number(Paging paging, long otherwise) {
    try {
      return paging.isFirst() ? otherwise : Long.parseLong(paging.after().getLast());
    } catch (NumberFormatException e) {
      throw Cursor.invalid();
    }
  }
}
