package org.convoke.server.chat;

import org.convoke.database.CommitPipeline;
import org.convoke.database.UnitOfWork;

/// A decision that is not written yet: whoever asked for it commits it, a flow with its journal, a
/// person's call by itself.
///
/// @param result what is so once the unit is committed
/// @param unit rows to write; empty when nothing changes
/// @param announce tells those concerned, after the commit
record Prepared<T>(T result, UnitOfWork unit, Runnable announce) {

  /// Nothing has to change.
  static <T> Prepared<T> nothing(T result) {
    return new Prepared<>(result, new UnitOfWork(), () -> {});
  }

  /// Writes it and tells those concerned.
  T commit(CommitPipeline pipeline) {
    pipeline.commit(unit);
    announce.run();
    return result;
  }
}
