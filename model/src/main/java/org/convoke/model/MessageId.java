package org.convoke.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names a message in a chat.
public record MessageId(@JsonValue UUID value) implements Id {

  private static final Phrase KIND = Phrase.of("消息", "message");

  /// A new id, later than every id this process has made.
  public static MessageId create() {
    return new MessageId(Id.next());
  }

  /// Reads the canonical text form.
  ///
  /// @throws NotFound when the text is no id: nothing can be named so
  @JsonCreator
  public static MessageId parse(String text) {
    return new MessageId(Id.parse(KIND, text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
