package org.convoke.engine.internal;

import java.util.List;
import java.util.Optional;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.EngineParts;
import org.convoke.engine.RunState;
import org.convoke.engine.StepContext;
import org.convoke.engine.internal.Frontier.Item;
import org.convoke.model.Value;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Until;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Executes a run ahead of its own beginning: when all its steps only write to our database, they
/// are prepared before the run exists and commit together with the change that starts it. That is
/// one commit instead of two, and whoever sees the change sees what the flow made of it.
///
/// It is an attempt. A run that does anything else, that looks at the change itself, or that fails,
/// begins in the usual way once the change is committed. Thread-safe.
final class Ahead {

  private static final Logger LOG = LoggerFactory.getLogger(Ahead.class);

  private final EngineParts parts;
  private final EffectStore effects;
  private final RunStore store;
  private final int maxSteps;

  /// @param maxSteps that a run may have; 0: no run is executed ahead
  Ahead(EngineParts parts, EffectStore effects, RunStore store, int maxSteps) {
    this.parts = parts;
    this.effects = effects;
    this.store = store;
    this.maxSteps = maxSteps;
  }

  /// A run that has ended.
  ///
  /// @param unit the run, its journal, and what its steps change
  /// @param afterCommit what to do when they are written
  record Ended(UnitOfWork unit, List<Runnable> afterCommit) {}

  /// @param run in the state [RunState#READY], about to be inserted
  Optional<Ended> execute(RunStore.NewRun run, Work work) {
    var program = work.program().get();
    if (maxSteps == 0 || !program.isLocal() || program.takesTurns()) {
      return Optional.empty();
    }
    var steps = new Steps(parts.records(), parts.actions(), Ahead::refuse, Ahead::refuse);
    var running = Running.of(work, parts);
    var journal = new Journal(work.run().trigger(), work.journal());
    var calls = new RemoteCalls(running, steps, effects, store);
    var executors = new Preparation.Executors(steps, calls, effects);
    var preparation = new Preparation(running, journal, executors, Uncommitted.RECORD);
    try {
      if (prepare(running, journal, steps, preparation)) {
        return Optional.of(ended(run, journal, preparation));
      }
    } catch (RuntimeException e) {
      LOG.debug("run {} is not executed ahead", run.key().run(), e);
    }
    preparation.changes().abandon();
    return Optional.empty();
  }

  private static Performed refuse(Step.CallFlow step, StepContext context, Value.Fields input) {
    throw new IllegalStateException(context.path() + " waits and cannot be done ahead");
  }

  private static Subscription refuse(Until.Event event, StepContext context, Value.Fields input) {
    throw new IllegalStateException(context.path() + " waits and cannot be done ahead");
  }

  /// Whether the run has come to its end, and well.
  private boolean prepare(Running running, Journal journal, Steps steps, Preparation preparation) {
    while (true) {
      var frontier = Interpreter.frontier(running.program().steps(), journal);
      switch (frontier.status()) {
        case ENDED, STOPPED -> {
          return !journal.hasFailed();
        }
        case FAILED -> {
          return false;
        }
        case OPEN -> {
          var item = frontier.first(preparation::canDo);
          if (item.isEmpty() || !mayPrepare(item.get(), running, steps, preparation)) {
            return false;
          }
          preparation.add(item.get());
        }
      }
    }
  }

  private boolean mayPrepare(Item item, Running running, Steps steps, Preparation preparation) {
    var place = item.place();
    return preparation.size() < maxSteps
        && !preparation.mustCommitBefore(item)
        && steps.isLocal(place.step(), running.context(place.path()));
  }

  private Ended ended(RunStore.NewRun run, Journal journal, Preparation preparation) {
    var unit = new UnitOfWork();
    var steps = journal.uncommitted();
    RunStore.insertEnded(unit, run.endedAs(RunState.DONE), parts.clock().instant());
    JournalStore.add(unit, run.key(), steps);
    return new Ended(unit.addAll(preparation.changes()), preparation.afterCommit());
  }
}
