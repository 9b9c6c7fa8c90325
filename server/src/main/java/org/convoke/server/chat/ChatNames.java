package org.convoke.server.chat;

import java.util.Optional;
import org.convoke.model.FieldProblem;
import org.convoke.model.Phrase;

/// What a chat may be called.
final class ChatNames {

  private static final Phrase NAME = Phrase.of("群聊名称", "name of the chat");

  private ChatNames() {}

  /// Characters as people count them: those outside the basic plane are one.
  static int length(String name) {
    return name.codePointCount(0, name.length());
  }

  /// What is wrong with a name.
  static Optional<FieldProblem> problem(String name) {
    if (name.isBlank()) {
      return Optional.of(ChatProblems.required("name", NAME));
    }
    var length = length(name);
    return length > Chat.MAX_NAME
        ? Optional.of(ChatProblems.nameTooLong("name", length))
        : Optional.empty();
  }
}
