package org.convoke.engine.internal;

import java.time.Instant;
import java.util.Objects;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.EffectState;
import org.convoke.engine.RunError;
import org.convoke.engine.RunState;
import org.convoke.engine.StepState;
import org.convoke.engine.internal.Journal.Entry;
import org.convoke.model.Value;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Until;
import org.jspecify.annotations.Nullable;

/// Goes on with steps that have begun, in the next commit of their run: what they waited for has
/// come, what they asked for is answered. Confined to one thread.
final class Resumption {

  private final Running running;
  private final Journal journal;
  private final RemoteCalls calls;
  private final Intents intents;
  private final UnitOfWork changes;
  private final int tries;

  /// @param tries how often it was tried before
  Resumption(
      Running running,
      Journal journal,
      Preparation.Executors executors,
      UnitOfWork changes,
      int tries) {
    this.running = running;
    this.journal = journal;
    this.calls = executors.calls();
    this.intents = new Intents(running, executors, changes);
    this.changes = changes;
    this.tries = tries;
  }

  /// Whether a step that has begun can go on now.
  boolean canGoOn(Place place, Entry entry) {
    return switch (entry.state()) {
      case CALLING -> calls.verdict(place.path()).isPresent();
      case WAITING -> isOver(place, entry);
      case PENDING, RUNNING, IN_DOUBT, DONE, FAILED -> false;
    };
  }

  private boolean isOver(Place place, Entry entry) {
    if (place.step() instanceof Step.CallFlow) {
      return running.work().hasReturned(place.path());
    }
    return running.work().heard().containsKey(place.path())
        || entry.wakeAt() != null && !entry.wakeAt().isAfter(now());
  }

  void goOn(Place place, Entry entry) {
    if (place.step() instanceof Step.CallFlow) {
      returned(entry, Objects.requireNonNull(running.work().called().get(place.path())));
      return;
    }
    if (place.step() instanceof Step.Wait wait) {
      waited(wait, entry);
      return;
    }
    if (entry.state() == StepState.WAITING) {
      callAgain(place, entry);
      return;
    }
    answered(place, entry, newest(place, calls.verdict(place.path()).orElseThrow()));
  }

  /// What was put off is intended once more, unless somebody else's call was answered meanwhile.
  private void callAgain(Place place, Entry entry) {
    var known = intents.known(place).orElseThrow();
    if (known.isDone()) {
      answered(place, entry, Verdict.known(known));
      return;
    }
    var context = running.context(place.path());
    intents.again(place, context, entry.input(), known);
    journal.add(entry.ended(StepState.Event.INTENDED, Value.NO_FIELDS, null, now()).notEnded());
  }

  /// Its event has happened, or its time has come.
  private void waited(Step.Wait step, Entry entry) {
    if (step.until() instanceof Until.Event) {
      SubscriptionStore.end(changes, running.key(), entry.path());
    }
    var heard = running.work().heard().get(entry.path());
    if (heard == null && WaitSteps.failsInTime(step)) {
      var error = WaitSteps.timedOut(entry.path());
      journal.add(entry.ended(StepState.Event.BROKE, Value.NO_FIELDS, error, now()));
      return;
    }
    var output = heard == null ? WaitSteps.output(step, now()) : WaitSteps.output(heard, now());
    journal.add(entry.ended(StepState.Event.COMMITTED, output, null, now()));
  }

  /// Why an outcome is not taken may be that another execution's call was answered meanwhile, which
  /// has ended the effect.
  private Verdict newest(Place place, Verdict verdict) {
    return tries == 0
        ? verdict
        : intents
            .known(place)
            .filter(EffectStore.Stored::isDone)
            .map(Verdict::known)
            .orElse(verdict);
  }

  private void returned(Entry entry, CallStore.Called called) {
    if (called.state() == RunState.DONE) {
      journal.add(entry.ended(StepState.Event.COMMITTED, FlowCalls.output(called), null, now()));
    } else {
      var error = FlowCalls.error(called, entry.path());
      journal.add(entry.ended(StepState.Event.BROKE, entry.output(), error, now()));
    }
  }

  private void answered(Place place, Entry entry, Verdict verdict) {
    var called = entry.withAttempts(Math.max(1, verdict.calls()));
    switch (verdict.outcome()) {
      case Verdict.Outcome.Happened(var output) -> {
        end(place, verdict, EffectState.Event.HAPPENED, output, null);
        journal.add(called.ended(StepState.Event.COMMITTED, output, null, now()));
      }
      case Verdict.Outcome.Known(var output) ->
          journal.add(called.ended(StepState.Event.COMMITTED, output, null, now()));
      case Verdict.Outcome.Failed(var problem) -> {
        var error = RunError.of(problem, place.path());
        end(place, verdict, EffectState.Event.REFUSED, null, error);
        journal.add(called.ended(StepState.Event.BROKE, Value.NO_FIELDS, error, now()));
      }
      case Verdict.Outcome.PutOff(var why, var output, var until, var mayHaveHappened) -> {
        if (!mayHaveHappened) {
          end(place, verdict, EffectState.Event.REFUSED, null, why);
        }
        journal.add(called.ended(StepState.Event.PUT_OFF, output, why, now()).waitingUntil(until));
      }
      case Verdict.Outcome.InDoubt doubt -> {
        var error = Verdict.doubt(doubt, place.path());
        end(place, verdict, EffectState.Event.LOST, null, error);
        journal.add(called.ended(StepState.Event.LOST, Value.NO_FIELDS, error, now()).notEnded());
      }
    }
  }

  private void end(
      Place place,
      Verdict verdict,
      EffectState.Event event,
      Value.@Nullable Fields output,
      @Nullable RunError error) {
    EffectStore.end(
        changes,
        new EffectStore.Outcome(
            running.key().org(),
            running.effectKey(place.path()),
            EffectState.INTENDED.after(event),
            output,
            error,
            verdict.calledAt(),
            now()));
  }

  private Instant now() {
    return running.parts().clock().instant();
  }
}
