package org.convoke.model;

import java.util.List;

/// There is no such thing for this caller: it never was, is gone, or belongs to somebody else.
public final class NotFound extends Problem {

  public NotFound(Phrase detail) {
    super("not-found", detail, List.of(), null);
  }

  /// Nothing is named so.
  ///
  /// @param kind what was looked for, as the reader calls it
  /// @param named what was asked for
  public static NotFound of(Phrase kind, Object named) {
    var name = Phrase.shortened(named.toString());
    return new NotFound(
        new Phrase(
            "找不到%s“%s”。它可能已被删除，或你没有权限查看。".formatted(kind.zh(), name),
            "There is no %s \"%s\". It may have been deleted, or you may not see it."
                .formatted(kind.en(), name)));
  }
}
