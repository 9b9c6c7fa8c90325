package org.convoke.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names a person, one human across platforms.
public record PersonId(@JsonValue UUID value) implements Id {

  private static final Phrase KIND = Phrase.of("人员", "person");

  /// A new id, later than every id this process has made.
  public static PersonId create() {
    return new PersonId(Id.next());
  }

  /// Reads the canonical text form.
  ///
  /// @throws NotFound when the text is no id: nothing can be named so
  @JsonCreator
  public static PersonId parse(String text) {
    return new PersonId(Id.parse(KIND, text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
