package org.convoke.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names a server process that executes runs.
public record NodeId(@JsonValue UUID value) implements Id {

  private static final Phrase KIND = Phrase.of("节点", "node");

  /// A new id, later than every id this process has made.
  public static NodeId create() {
    return new NodeId(Id.next());
  }

  /// Reads the canonical text form.
  ///
  /// @throws NotFound when the text is no id: nothing can be named so
  @JsonCreator
  public static NodeId parse(String text) {
    return new NodeId(Id.parse(KIND, text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
