package org.convoke.model;

import java.util.Locale;

/// One text for people in the two languages of the product.
///
/// @param zh Chinese
/// @param en English
public record Phrase(String zh, String en) {

  /// A fixed text.
  public static Phrase of(String zh, String en) {
    return new Phrase(zh, en);
  }

  /// A text with places: both patterns take the same arguments, as in [String#format].
  public static Phrase of(String zh, String en, Object... arguments) {
    return new Phrase(zh.formatted(arguments), en.formatted(arguments));
  }

  /// The same text in both languages, for what people named themselves.
  public static Phrase same(String text) {
    return new Phrase(text, text);
  }

  /// The text for a reader: English when the locale asks for it, otherwise Chinese.
  public String in(Locale locale) {
    return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? en : zh;
  }
}
