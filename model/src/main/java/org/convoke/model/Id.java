package org.convoke.model;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/// The identity of a thing: a UUID of version 7 (RFC 9562), so that ids sort by the time they were
/// made and new rows land at the end of an index.
public interface Id {

  UUID value();

  /// A new identifier; later ones are greater. Thread-safe.
  static UUID next() {
    return UuidCreator.getTimeOrderedEpochPlus1();
  }

  /// Reads the 36-character form.
  ///
  /// @throws NotFound when the text is anything else
  static UUID parse(String kind, String text) {
    if (text.length() == 36) {
      try {
        return UUID.fromString(text);
      } catch (IllegalArgumentException e) {
        // falls through to the same answer as any other text that names nothing
      }
    }
    throw NotFound.of(kind, text);
  }

  /// Whether a text has the form of an id (a path may name a thing by its id or by its key).
  static boolean isId(String text) {
    return text.length() == 36 && text.charAt(8) == '-' && text.charAt(13) == '-';
  }
}
