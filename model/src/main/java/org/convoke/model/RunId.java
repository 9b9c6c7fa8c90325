package org.convoke.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names a run, one execution of one published version of a flow.
public record RunId(@JsonValue UUID value) implements Id {

  /// What people call what it names.
  public static final Phrase KIND = Phrase.of("运行记录", "run");

  /// A new id, later than every id this process has made.
  public static RunId create() {
    return new RunId(Id.next());
  }

  /// Reads the canonical text form.
  ///
  /// @throws NotFound when the text is no id: nothing can be named so
  @JsonCreator
  public static RunId parse(String text) {
    return new RunId(Id.parse(KIND, text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
