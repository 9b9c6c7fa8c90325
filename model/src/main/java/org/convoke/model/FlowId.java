package org.convoke.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names a flow.
public record FlowId(@JsonValue UUID value) implements Id {

  private static final Phrase KIND = Phrase.of("自动化", "flow");

  /// A new id, later than every id this process has made.
  public static FlowId create() {
    return new FlowId(Id.next());
  }

  /// Reads the canonical text form.
  ///
  /// @throws NotFound when the text is no id: nothing can be named so
  @JsonCreator
  public static FlowId parse(String text) {
    return new FlowId(Id.parse(KIND, text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
