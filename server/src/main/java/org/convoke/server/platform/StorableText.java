package org.convoke.server.platform;

/// What holds for any text that is kept.
public final class StorableText {

  private StorableText() {}

  /// Whether PostgreSQL can keep it: no NUL, no half of a surrogate pair.
  public static boolean is(String text) {
    for (var index = 0; index < text.length(); index++) {
      var character = text.charAt(index);
      if (character == 0 || isHalf(text, index, character)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHalf(String text, int index, char character) {
    if (Character.isHighSurrogate(character)) {
      return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    return Character.isLowSurrogate(character)
        && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
  }
}
