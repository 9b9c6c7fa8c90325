package org.convoke.model;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;
import java.util.UUID;

/// The identity of a thing: a UUID of version 7 (RFC 9562), so that ids sort by the time they were
/// made and new rows land at the end of an index.
public interface Id {

  /// Of a text that names nothing, so much is told to who asked.
  int LONGEST_NAME = 60;

  /// Of an id's text, in characters.
  int LENGTH = 36;

  UUID value();

  /// A new identifier; later ones are greater. Thread-safe.
  static UUID next() {
    return UuidCreator.getTimeOrderedEpochPlus1();
  }

  /// Reads the 36-character form.
  ///
  /// @param kind of thing that has such ids, as the reader calls it
  /// @throws NotFound when the text is anything else
  static UUID parse(Phrase kind, String text) {
    return find(text).orElseThrow(() -> NotFound.of(kind, beginning(text)));
  }

  private static String beginning(String text) {
    return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
  }

  /// The id that a text is, if it is one in the 36-character form.
  static Optional<UUID> find(String text) {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> text.equalsIgnoreCase(id.toString()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Whether a text is an id (a path may name a thing by its id or by its key).
  static boolean isId(String text) {
    return find(text).isPresent();
  }
}
