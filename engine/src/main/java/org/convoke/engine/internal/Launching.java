package org.convoke.engine.internal;

import org.convoke.engine.RunListener;
import org.convoke.engine.RunState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes runs that were committed a moment ago, and tells of them. Thread-safe.
///
/// @param timer looks for runs that may go on
record Launching(Runs runs, RunListener listener, Runnable timer) {

  private static final Logger LOG = LoggerFactory.getLogger(Launching.class);

  /// It is to be executed.
  void begun(Work work) {
    var run = work.run();
    listener.changed(run.key().org(), run.key().run(), run.flow(), RunState.READY);
    runs.take(work);
  }

  /// It was executed ahead.
  void ended(RunStore.NewRun run, Ahead.Ended ended) {
    var key = run.key();
    ended.afterCommit().forEach(hint -> tell(key, hint));
    tell(key, () -> listener.changed(key.org(), key.run(), run.flow(), RunState.DONE));
  }

  /// It waits for its turn.
  void queued(RunStore.NewRun run) {
    var key = run.key();
    tell(key, () -> listener.changed(key.org(), key.run(), run.flow(), RunState.WAITING));
    timer.run();
  }

  /// Runs may go on.
  void happened() {
    timer.run();
  }

  /// What is told after a commit is a hint; that it fails must not fail what was committed.
  private static void tell(RunKey key, Runnable hint) {
    try {
      hint.run();
    } catch (RuntimeException e) {
      LOG.error("run {}: what follows a commit failed", key.run(), e);
    }
  }
}
