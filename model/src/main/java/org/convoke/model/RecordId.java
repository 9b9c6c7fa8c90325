package org.convoke.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names a record of a form.
public record RecordId(@JsonValue UUID value) implements Id {

  private static final Phrase KIND = Phrase.of("数据", "record");

  /// A new id, later than every id this process has made.
  public static RecordId create() {
    return new RecordId(Id.next());
  }

  /// Reads the canonical text form.
  ///
  /// @throws NotFound when the text is no id: nothing can be named so
  @JsonCreator
  public static RecordId parse(String text) {
    return new RecordId(Id.parse(KIND, text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
