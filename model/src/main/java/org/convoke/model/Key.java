package org.convoke.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The two kinds of names that people give to things for programs to use.
public final class Key {

  private static final Pattern PATH = Pattern.compile("[a-z][a-z0-9-]{0,59}");
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

  /// What every record has beside its fields; a field cannot take one of these names.
  public static final Set<String> RESERVED =
      Set.of("id", "serial", "state", "createdBy", "createdAt", "updatedAt", "version", "found");

  private Key() {}

  /// A name in an address: of an app, a form, a flow (`create-group`).
  public static boolean isPathKey(String key) {
    return PATH.matcher(key).matches() && !Id.isId(key);
  }

  /// A name for an address, made of what people call the thing: its Latin words; without any, the
  /// kind. The end of the id keeps it apart from others.
  ///
  /// @param kind such as `form`
  public static String suggest(String name, String kind, Id id) {
    var words =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
    var start = words.isEmpty() ? kind : words.substring(0, Math.min(40, words.length()));
    var text = id.toString();
    return start + "-" + text.substring(text.length() - 6);
  }

  /// A name in an expression: of a field, a step (`newName`).
  public static boolean isIdentifier(String key) {
    return IDENTIFIER.matcher(key).matches();
  }

  /// Refuses a text that is no name for an address.
  public static String requirePathKey(String field, String key) {
    if (isPathKey(key)) {
      return key;
    }
    throw new Invalid(
        "invalid-input",
        Phrase.of("标识 %s 无效。", "The key %s is not valid.", key),
        List.of(
            new FieldProblem(
                field,
                "invalid-key",
                Phrase.of(
                    "以小写字母开头，只含小写字母、数字和连字符，最长 60 个字符。",
                    "Start with a lower-case letter; use lower-case letters, digits and hyphens, at most 60."))));
  }
}
