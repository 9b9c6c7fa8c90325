package org.convoke.server.platform;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;

/// The place of an item in a list, as a text that clients give back and do not read.
public final class Cursor {

  private static final String SEPARATOR = "\u0000";

  private Cursor() {}

  /// @param parts what the list is sorted by, and the id
  public static String of(Object... parts) {
    var text = String.join(SEPARATOR, Arrays.stream(parts).map(Object::toString).toList());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static List<String> parts(String cursor) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      return List.of(text.split(SEPARATOR, -1));
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  /// What a list says when a cursor is another list's.
  public static Invalid invalid() {
    return Invalid.parameter("cursor", Phrase.of("cursor 无效。", "The cursor is not valid."));
  }
}
