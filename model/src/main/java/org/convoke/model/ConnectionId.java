package org.convoke.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names a connection: one configured app on one platform.
public record ConnectionId(@JsonValue UUID value) implements Id {

  private static final Phrase KIND = Phrase.of("连接", "connection");

  /// A new id, later than every id this process has made.
  public static ConnectionId create() {
    return new ConnectionId(Id.next());
  }

  /// Reads the canonical text form.
  ///
  /// @throws NotFound when the text is no id: nothing can be named so
  @JsonCreator
  public static ConnectionId parse(String text) {
    return new ConnectionId(Id.parse(KIND, text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
