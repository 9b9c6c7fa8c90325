package org.convoke.connectors.feishu;

import java.util.Optional;
import org.convoke.connectors.Plan.Limit;
import org.convoke.model.FieldProblem;
import org.convoke.model.Phrase;

/// What a group may be called.
final class Names {

  /// Characters. Feishu advises at most 60 and does not say what becomes of more
  /// (im-v1/chat/create, 2024-10): what may be cut off is refused before.
  static final int MAX = 60;

  private Names() {}

  static int length(String name) {
    return name.codePointCount(0, name.length());
  }

  static Limit limit(String name) {
    return new Limit(Phrase.of("群名称字数", "Characters of the name"), length(name), MAX);
  }

  /// What is wrong with a name.
  static Optional<FieldProblem> fault(String name) {
    if (name.isEmpty()) {
      return Optional.of(
          new FieldProblem("name", "required", Phrase.of("请填写群聊名称。", "The chat needs a name.")));
    }
    if (length(name) > MAX) {
      return Optional.of(
          new FieldProblem(
              "name",
              "name-too-long",
              Phrase.of(
                  "群聊名称有 %d 个字，飞书最多 %d 个字。",
                  "The name has %d characters; Feishu takes %d.", length(name), MAX)));
    }
    return Optional.empty();
  }
}
