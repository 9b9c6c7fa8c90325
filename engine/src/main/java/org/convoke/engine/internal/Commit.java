package org.convoke.engine.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.Change;
import org.convoke.engine.FlowFailures;
import org.convoke.engine.RunError;
import org.convoke.engine.RunState;

/// Steps that are committed together, with the run's new state.
///
/// @param steps what the journal is given
/// @param listens whether a step begins to wait for an event, which may have happened by now
/// @param wakeAt until when the run waits; empty: for no time
record Commit(
    RunState to,
    UnitOfWork unit,
    List<Journal.Change> steps,
    List<Runnable> afterCommit,
    boolean listens,
    Optional<Instant> wakeAt) {

  /// The run's new state comes first in the unit, so that a lost fence is found before anything
  /// else is tried.
  static Commit of(
      Running running,
      RunState from,
      RunState.Event event,
      Frontier frontier,
      Journal journal,
      Preparation preparation) {
    var to = from.after(event);
    var unit = new UnitOfWork();
    var steps = journal.uncommitted();
    var now = running.parts().clock().instant();
    var wakeAt = to.isExecuted() || to.isFinal() ? Optional.<Instant>empty() : frontier.wakeAt();
    var startedAt = steps.isEmpty() ? now : steps.getFirst().entry().startedAt();
    RunStore.advance(
        unit,
        new RunStore.Advance(
            running.key(),
            running.work().run().owner(),
            running.work().run().attempt(),
            from,
            to,
            event == RunState.Event.BROKE ? error(journal) : null,
            startedAt,
            now,
            wakeAt.orElse(null),
            running.work().run().signals(),
            to == RunState.DONE && frontier.status() == Frontier.Status.STOPPED
                ? journal.outputs(running.program().steps()).orElse(null)
                : null));
    JournalStore.add(unit, running.key(), steps);
    tellCaller(running, to, unit, now);
    if ((event == RunState.Event.BROKE || event == RunState.Event.DOUBTED)
        && running.program().definition().rules().notifiesOwner()) {
      var run = running.work().run();
      FlowFailures.note(unit, run.key().org(), run.flow(), run.key().run());
    }
    if (to.isFinal() && running.program().takesTurns()) {
      TurnStore.end(unit, running.key(), running.work().run().flow());
    }
    if (to.isFinal() && running.program().listens()) {
      SubscriptionStore.endAll(unit, running.key());
    }
    return new Commit(
        to,
        unit.addAll(preparation.changes()),
        steps,
        preparation.afterCommit(),
        preparation.listens(),
        wakeAt);
  }

  /// The same with something more.
  Commit and(Change change) {
    unit.addAll(change.unit());
    var after = new ArrayList<>(afterCommit);
    after.add(change.afterCommit());
    return new Commit(to, unit, steps, List.copyOf(after), listens, wakeAt);
  }

  private static void tellCaller(Running running, RunState to, UnitOfWork unit, Instant now) {
    var caller = running.work().run().caller();
    if (to.isFinal() && caller != null) {
      CallStore.signal(unit, running.key().org(), caller.run(), now);
    }
  }

  static RunError error(Journal journal) {
    return journal.failure("").orElseGet(() -> RunError.unexpected(""));
  }

  /// Whether this commit, whose answer was lost, is what the database has.
  boolean isIn(Journal journal, RunState state) {
    return state == to
        && steps.stream()
            .allMatch(
                step -> {
                  var entry = journal.entry(step.entry().path());
                  return entry != null && entry.state() == step.entry().state();
                });
  }
}
