package org.convoke.engine.internal;

import java.util.Map;
import org.convoke.database.DatabaseFailure;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.EffectState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what calls answered whose run is not this node's any more: the effect happened all the
/// same, whatever is believed of it by now, and whoever intends it again is given its outcome.
final class LateAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(LateAnswers.class);

  private final Running running;

  LateAnswers(Running running) {
    this.running = running;
  }

  /// A hint to whoever goes on: when it cannot be written, repeatability decides there.
  void write(Map<String, Verdict> verdicts) {
    verdicts.forEach(
        (path, verdict) -> {
          if (verdict.outcome() instanceof Verdict.Outcome.Happened happened) {
            write(path, verdict, happened);
          }
        });
  }

  private void write(String path, Verdict verdict, Verdict.Outcome.Happened happened) {
    var unit = new UnitOfWork();
    EffectStore.answeredLate(
        unit,
        new EffectStore.Outcome(
            running.key().org(),
            running.effectKey(path),
            EffectState.DONE,
            happened.output(),
            null,
            verdict.calledAt(),
            running.parts().clock().instant()));
    try {
      running.parts().commits().commit(unit);
    } catch (DatabaseFailure alreadyKnown) {
      LOG.debug("run {} step {}: late answer", running.key().run(), path, alreadyKnown);
    }
  }
}
