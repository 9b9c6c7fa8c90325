package org.convoke.server.forms;

import org.convoke.model.Phrase;
import org.convoke.model.Value;

/// What became of a value that was given for a field.
public sealed interface Reading {

  /// @param value as it is stored: [Value#EMPTY] when nothing was given, lists without repetition,
  ///   moments in UTC
  record Accepted(Value value) implements Reading {}

  /// @param code stable, for programs: `too-long`
  /// @param detail for people, with the field's label
  record Refused(String code, Phrase detail) implements Reading {}

  Reading NOTHING = new Accepted(Value.EMPTY);

  static Reading of(Value value) {
    return new Accepted(value);
  }

  static Reading refused(String code, Phrase detail) {
    return new Refused(code, detail);
  }
}
