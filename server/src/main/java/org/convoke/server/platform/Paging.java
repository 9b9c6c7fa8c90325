package org.convoke.server.platform;

import java.util.List;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.jspecify.annotations.Nullable;

/// Which part of a long list is asked for.
///
/// @param limit 1..200, default 50
/// @param after the parts of the cursor, as they were given to [Cursor#of]; empty at the start
public record Paging(int limit, List<String> after) {

  static final int DEFAULT = 50;
  static final int MAX = 200;

  /// Reads the parameters `limit` and `cursor`.
  ///
  /// @throws Invalid `invalid-parameter` when they are no such
  public static Paging of(@Nullable String limit, @Nullable String cursor) {
    return new Paging(
        limit == null ? DEFAULT : limit(limit), cursor == null ? List.of() : Cursor.parts(cursor));
  }

  /// Whether this is the first part.
  public boolean isFirst() {
    return after.isEmpty();
  }

  /// How many rows to ask the database for: one more tells whether there is more.
  public int rows() {
    return limit + 1;
  }

  private static int limit(String text) {
    if (text.matches("\\d{1,3}")) {
      var limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX) {
        return limit;
      }
    }
    throw Invalid.parameter(
        "limit",
        Phrase.of("limit 应为 1 到 %d，实际是“%s”。", "limit expects 1 to %d, found \"%s\".", MAX, text));
  }
}
