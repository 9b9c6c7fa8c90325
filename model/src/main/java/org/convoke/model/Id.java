package org.convoke.model;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;
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
  /// @param kind of thing that has such ids, as the reader calls it
  /// @throws NotFound when the text is anything else
  static UUID parse(Phrase kind, String text) {
    return find(text).orElseThrow(() -> NotFound.of(kind, text));
  }

  /// The id that a text is, if it is one in the 36-character form.
  static Optional<UUID> find(String text) {
    if (text.length() != 36) {
      return Optional.empty(); // the usual case, a key, without an exception
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
