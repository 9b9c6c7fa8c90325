package org.convoke.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// One text for people in the two languages of the product.
///
/// @param zh Chinese
/// @param en English
public record Phrase(String zh, String en) {

  /// Of a text that somebody else wrote, so many characters are named in a message.
  private static final int SHOWN = 60;

  /// A fixed text.
  public static Phrase of(String zh, String en) {
    return new Phrase(zh, en);
  }

  /// A text with places: both patterns take the same arguments, as in [String#format]; one that is
  /// a phrase is taken in the pattern's language.
  public static Phrase of(String zh, String en, Object... arguments) {
    return new Phrase(
        zh.formatted(in(Phrase::zh, arguments)), en.formatted(in(Phrase::en, arguments)));
  }

  private static Object[] in(Function<Phrase, String> language, Object... arguments) {
    return Arrays.stream(arguments)
        .map(each -> each instanceof Phrase phrase ? language.apply(phrase) : each)
        .toArray();
  }

  /// The same text in both languages, for what people named themselves.
  public static Phrase same(String text) {
    return new Phrase(text, text);
  }

  /// Names one after the other, with the comma of each language.
  public static Phrase list(List<String> names) {
    return new Phrase(String.join("、", names), String.join(", ", names));
  }

  /// The beginning of a text that somebody else wrote, to be named in a message.
  public static String shortened(String text) {
    return shortened(text, SHOWN);
  }

  /// @param longest characters that are named before it is cut
  public static String shortened(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
  }

  /// The text for a reader: English when the locale asks for it, otherwise Chinese.
  public String in(Locale locale) {
    return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? en : zh;
  }
}
