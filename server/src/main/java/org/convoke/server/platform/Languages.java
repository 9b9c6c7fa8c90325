package org.convoke.server.platform;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which of the two languages a reader asks for.
public final class Languages {

  private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

  private Languages() {}

  /// By an `Accept-Language` header; Chinese when it asks for neither or is not understood.
  public static Locale of(@Nullable String header) {
    if (header == null || header.isEmpty() || header.startsWith("zh")) {
      return Locale.CHINESE;
    }
    if (header.equals("en")) {
      return Locale.ENGLISH;
    }
    try {
      var found = Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN);
      return found == null ? Locale.CHINESE : found;
    } catch (IllegalArgumentException e) {
      return Locale.CHINESE;
    }
  }
}
