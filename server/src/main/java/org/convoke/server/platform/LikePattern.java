package org.convoke.server.platform;

/// Patterns for `like` and `ilike`.
public final class LikePattern {

  private LikePattern() {}

  /// Finds a text anywhere, as it is written: what would mean something to `like` means itself.
  public static String containing(String text) {
    return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
