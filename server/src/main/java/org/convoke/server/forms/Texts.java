package org.convoke.server.forms;

import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.convoke.server.platform.StorableText;
import org.jspecify.annotations.Nullable;

/// What holds for any text that is kept.
public final class Texts {

  private Texts() {}

  /// The name that people give to a thing, without blanks around it.
  ///
  /// @param field where it stands in the body of the call
  /// @throws Invalid when it is missing, longer than `max` characters or cannot be kept
  public static String requireName(String field, @Nullable String name, int max) {
    var text = name == null ? "" : name.strip();
    if (text.isEmpty()) {
      throw Invalid.field(field, "required", Phrase.of("请填写名称。", "Give it a name."));
    }
    if (text.codePointCount(0, text.length()) > max) {
      throw Invalid.field(
          field, "too-long", Phrase.of("名称最多 %d 个字。", "A name has at most %d characters.", max));
    }
    if (!StorableText.is(text)) {
      throw Invalid.field(
          field,
          "wrong-type",
          Phrase.of("名称含有无法保存的字符。", "The name has a character that cannot be kept."));
    }
    return text;
  }

  /// A text that people write, without blanks around it.
  ///
  /// @param field where it stands in the body of the call
  /// @throws Invalid when it is longer than `max` characters or cannot be kept
  public static String requireText(String field, String given, int max) {
    var text = given.strip();
    if (text.codePointCount(0, text.length()) > max) {
      throw Invalid.field(field, "too-long", Phrase.of("最多 %d 个字。", "At most %d characters.", max));
    }
    if (!StorableText.is(text)) {
      throw Invalid.field(
          field,
          "wrong-type",
          Phrase.of("含有无法保存的字符。", "There is a character that cannot be kept."));
    }
    return text;
  }
}
