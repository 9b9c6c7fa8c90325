package org.convoke.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names an app, a bundle of forms and flows.
public record AppId(@JsonValue UUID value) implements Id {

  private static final Phrase KIND = Phrase.of("应用", "app");

  /// A new id, later than every id this process has made.
  public static AppId create() {
    return new AppId(Id.next());
  }

  /// Reads the canonical text form.
  ///
  /// @throws NotFound when the text is no id: nothing can be named so
  @JsonCreator
  public static AppId parse(String text) {
    return new AppId(Id.parse(KIND, text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
