package org.convoke.server.platform;

import java.util.List;
import org.convoke.model.Conflict;
import org.convoke.model.FieldProblem;
import org.convoke.model.Phrase;

/// What keeps a named thing from being saved, whichever feature it belongs to.
public final class SaveConflicts {

  private SaveConflicts() {}

  /// Somebody else saved it since it was read.
  public static Conflict stale(String name) {
    return new Conflict(
        "stale",
        Phrase.of(
            "“%s”已被他人修改，请刷新后重试。", "Somebody saved \"%s\" meanwhile; reload and try again.", name));
  }

  /// Another one has the key.
  public static Conflict duplicateKey(String key) {
    var detail = Phrase.of("标识 %s 已被使用。", "The key %s is taken.", key);
    return new Conflict(
        "duplicate-key", detail, List.of(new FieldProblem("key", "duplicate-key", detail)));
  }
}
