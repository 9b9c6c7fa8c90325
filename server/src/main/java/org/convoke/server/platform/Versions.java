package org.convoke.server.platform;

import jakarta.ws.rs.core.EntityTag;
import org.convoke.model.Conflict;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.jspecify.annotations.Nullable;

/// Versions of definitions as `ETag` and `If-Match`: `"7"`.
public final class Versions {

  private Versions() {}

  /// The header `ETag` of a version.
  public static EntityTag tag(long version) {
    return new EntityTag(Long.toString(version));
  }

  /// The version that the header `If-Match` names: the one the caller has seen and changed.
  ///
  /// @throws Conflict `if-match-required` without the header
  /// @throws Invalid `invalid-parameter` when it is no version
  public static long required(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new Conflict(
          "if-match-required",
          Phrase.of(
              "请在 If-Match 中给出你修改的版本（ETag）。",
              "Give the version that you changed (its ETag) in If-Match."));
    }
    var text = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
    if (!text.matches("\\d{1,18}")) {
      throw Invalid.parameter(
          "If-Match",
          Phrase.of("If-Match 应为 ETag，如 \"7\"。", "If-Match expects an ETag such as \"7\"."));
    }
    return Long.parseLong(text);
  }
}
