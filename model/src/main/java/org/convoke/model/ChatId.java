package org.convoke.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names a group chat.
public record ChatId(@JsonValue UUID value) implements Id {

  private static final Phrase KIND = Phrase.of("群聊", "group chat");

  /// A new id, later than every id this process has made.
  public static ChatId create() {
    return new ChatId(Id.next());
  }

  /// Reads the canonical text form.
  ///
  /// @throws NotFound when the text is no id: nothing can be named so
  @JsonCreator
  public static ChatId parse(String text) {
    return new ChatId(Id.parse(KIND, text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
