package org.convoke.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names a form.
public record FormId(@JsonValue UUID value) implements Id {

  private static final Phrase KIND = Phrase.of("表单", "form");

  /// A new id, later than every id this process has made.
  public static FormId create() {
    return new FormId(Id.next());
  }

  /// Reads the canonical text form.
  ///
  /// @throws NotFound when the text is no id: nothing can be named so
  @JsonCreator
  public static FormId parse(String text) {
    return new FormId(Id.parse(KIND, text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
