package org.convoke.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names a test of a flow.
public record FlowTestId(@JsonValue UUID value) implements Id {

  private static final Phrase KIND = Phrase.of("测试用例", "test");

  /// A new id, later than every id this process has made.
  public static FlowTestId create() {
    return new FlowTestId(Id.next());
  }

  /// Reads the canonical text form.
  ///
  /// @throws NotFound when the text is no id: nothing can be named so
  @JsonCreator
  public static FlowTestId parse(String text) {
    return new FlowTestId(Id.parse(KIND, text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
