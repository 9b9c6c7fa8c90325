package org.convoke.engine.internal;

import java.util.List;
import org.convoke.engine.StepState;

/// Says what comes next: a pure function of a definition and a journal. After a crash the journal
/// that was committed leads to the same place.
final class Interpreter {

  private Interpreter() {}

  /// What comes next.
  sealed interface Next {

    /// This step is to be done.
    record Perform(StepPlan step) implements Next {}

    /// Nothing: every step is done.
    record Finish() implements Next {}

    /// Nothing: a step has failed.
    record Stop() implements Next {}
  }

  private static final Next FINISH = new Next.Finish();
  private static final Next STOP = new Next.Stop();

  static Next next(List<StepPlan> steps, Journal journal) {
    for (var step : steps) {
      var next = next(step, journal);
      if (!(next instanceof Next.Finish)) {
        return next;
      }
    }
    return FINISH;
  }

  private static Next next(StepPlan step, Journal journal) {
    var entry = journal.entry(step.path());
    if (entry == null) {
      return new Next.Perform(step);
    }
    if (entry.state() == StepState.FAILED) {
      return STOP;
    }
    return entry.branch().isEmpty() ? FINISH : next(step.arm(entry.branch()), journal);
  }
}
