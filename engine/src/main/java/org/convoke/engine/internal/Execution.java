package org.convoke.engine.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.convoke.database.DatabaseFailure;
import org.convoke.database.DatabaseUnavailable;
import org.convoke.database.RowsMissing;
import org.convoke.database.StatementFailed;
import org.convoke.database.UniqueViolation;
import org.convoke.engine.RunState;
import org.convoke.engine.StepState;
import org.convoke.engine.internal.Frontier.Item;
import org.convoke.model.PersonId;
import org.convoke.model.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings one run to its end, or to where nothing can be done for now. Confined to one thread.
///
/// Neighbouring steps are prepared one after the other and committed as one unit of work, together
/// with their journal rows and the run's new state, which is written only while this node owns the
/// run. So each step happens exactly once, whatever dies in between:
///
/// - before the commit nothing happened; whoever adopts the run prepares the steps again;
/// - after it the journal has them, and nobody prepares them again;
/// - when the answer to a commit is lost, the run is read again, which tells which of the two it
///   is;
/// - when another node has the run, the commit changes nothing and this execution ends.
///
/// A step outside our database takes two commits: its intent, and what came of it. In between it is
/// called; whoever finds the one without the other recovers, see [RemoteCall].
///
/// When a unit of several steps breaks a constraint, its steps are committed one by one to find
/// which it is, and only that one fails.
final class Execution {

  private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

  /// Steps in one commit. Larger units would hold up those that are written with them.
  private static final int MAX_STEPS_PER_COMMIT = 100;

  private final Running running;
  private final RunStore store;
  private final RemoteCalls calls;
  private final FlowCalls flowCalls;
  private final Preparation.Executors executors;
  private final LateAnswers lateAnswers;
  private final Consumer<Instant> timer;
  private final Awaited awaited = new Awaited();

  private Journal journal;
  private RunState state;
  private int tries;

  /// Waits for the database since the last commit. They are not tries of a step: it has not failed.
  private int waits;

  private boolean oneByOne;

  /// Whether the last commit may or may not have happened.
  private boolean doubtful;

  private @Nullable Commit sent;
  private @Nullable Refusal refusal;

  /// @param timer told until when the run waits
  Execution(
      Running running,
      RunStore store,
      EffectStore effects,
      FlowCalls flowCalls,
      Subscriptions subscriptions,
      Consumer<Instant> timer) {
    var run = running.work().run();
    var steps =
        new Steps(
            running.parts().records(),
            running.parts().actions(),
            (step, context, input) -> flowCalls.call(step, context, run, input),
            subscriptions::begin);
    this.running = running;
    this.store = store;
    this.flowCalls = flowCalls;
    this.calls = new RemoteCalls(running, steps, effects, store);
    this.executors = new Preparation.Executors(steps, calls, effects);
    this.lateAnswers = new LateAnswers(running);
    this.timer = timer;
    this.journal = new Journal(run.trigger(), running.work().journal());
    this.state = run.state();
    running.work().fresh().forEach(calls::isFresh);
  }

  /// Returns when the run is at its end, waits without memory, or is not this node's any more.
  ///
  /// @return where it is, as far as this node knows
  /// @throws InterruptedException when the node stops; the run stays as it is in the database
  RunState run() throws InterruptedException {
    try {
      var goesOn = true;
      while (goesOn) {
        goesOn = next();
      }
      return state;
    } finally {
      calls.interrupt();
    }
  }

  private boolean next() throws InterruptedException {
    try {
      return doubtful ? reload() : advance();
    } catch (DatabaseUnavailable unavailable) {
      LOG.debug("run {} waits for the database", running.key().run(), unavailable);
      return lookAgain();
    } catch (Problem passing) {
      LOG.debug("run {} tries again", running.key().run(), passing);
      return again();
    }
  }

  private boolean again() throws InterruptedException {
    journal.forget();
    running.parts().waiter().pause(Pauses.after(tries));
    tries++;
    return true;
  }

  /// Waits, without a limit, to find out what the database has.
  private boolean lookAgain() throws InterruptedException {
    journal.forget();
    doubtful = true;
    running.parts().waiter().pause(Pauses.after(waits));
    waits++;
    return true;
  }

  private boolean advance() throws InterruptedException {
    var preparation = new Preparation(running, journal, executors, tries, refusal);
    var frontier = prepare(preparation);
    var event = event(frontier, preparation);
    if (event.isEmpty()) {
      return call(frontier);
    }
    var commit = commit(event.get(), frontier, preparation);
    sent = commit;
    try {
      running.parts().commits().commit(commit.unit());
    } catch (DatabaseUnavailable unavailable) {
      throw unavailable;
    } catch (DatabaseFailure refused) {
      return recover(refused, preparation.size());
    }
    return committed(commit);
  }

  /// What is written next; the failure of a run starts the flow that handles it, if there is one.
  private Commit commit(RunState.Event event, Frontier frontier, Preparation preparation) {
    var commit = Commit.of(running, state, event, frontier, journal, preparation);
    return event == RunState.Event.BROKE
        ? flowCalls.afterFailure(running, Commit.error(journal)).map(commit::and).orElse(commit)
        : commit;
  }

  /// Prepares what can be done now.
  ///
  /// @return how far the run has come then
  private Frontier prepare(Preparation preparation) {
    var limit = oneByOne ? 1 : MAX_STEPS_PER_COMMIT;
    while (true) {
      var frontier = Interpreter.frontier(running.program().steps(), journal);
      var item = frontier.first(preparation::canDo);
      if (item.isEmpty()
          || preparation.size() >= limit
          || preparation.mustCommitBefore(item.get())) {
        return frontier;
      }
      preparation.add(item.get());
    }
  }

  /// What the commit does to the run; empty when there is nothing to commit before a call has
  /// ended.
  private Optional<RunState.Event> event(Frontier frontier, Preparation preparation) {
    return switch (frontier.status()) {
      case ENDED -> Optional.of(RunState.Event.FINISHED);
      case FAILED -> Optional.of(RunState.Event.BROKE);
      case STOPPED ->
          Optional.of(journal.hasFailed() ? RunState.Event.BROKE : RunState.Event.FINISHED);
      case OPEN -> open(frontier, preparation);
    };
  }

  private Optional<RunState.Event> open(Frontier frontier, Preparation preparation) {
    var isCalling = frontier.has(StepState.CALLING);
    if (isCalling && preparation.size() == 0) {
      return Optional.empty();
    }
    if (isCalling || frontier.first(preparation::canDo).isPresent()) {
      return Optional.of(RunState.Event.ADVANCED);
    }
    return Optional.of(
        frontier.has(StepState.IN_DOUBT) ? RunState.Event.DOUBTED : RunState.Event.WAITED);
  }

  /// Calls what is intended and waits until a call has ended.
  private boolean call(Frontier frontier) throws InterruptedException {
    for (var item : frontier.items()) {
      if (item instanceof Item.Pending pending && pending.entry().state() == StepState.CALLING) {
        calls.start(pending);
      }
    }
    calls.await();
    return calls.isLost() ? lost() : true;
  }

  private boolean committed(Commit commit) throws InterruptedException {
    var changed = awaited.of(journal.uncommitted());
    var people = commit.to().isFinal() ? awaited.all(journal) : changed;
    journal.committed();
    calls.written(journal);
    state = commit.to();
    startCounting();
    announce(commit);
    people.forEach(this::tellAwaited);
    if (state.isFinal()) {
      rememberAnswers();
    }
    return state.isExecuted();
  }

  private void startCounting() {
    tries = 0;
    waits = 0;
  }

  private void announce(Commit commit) {
    commit.wakeAt().ifPresent(timer);
    if (commit.listens() || (commit.to().isFinal() && running.program().takesTurns())) {
      timer.accept(running.parts().clock().instant());
    }
    if (commit.to().isFinal() && running.work().run().caller() != null) {
      timer.accept(running.parts().clock().instant());
    }
    commit.afterCommit().forEach(this::tell);
    var key = running.key();
    var flow = running.work().run().flow();
    tell(() -> running.parts().listener().changed(key.org(), key.run(), flow, commit.to()));
  }

  private void tellAwaited(PersonId person) {
    tell(() -> running.parts().listener().awaited(running.key().org(), person));
  }

  /// What is told after a commit is a hint; that it fails must not undo the run.
  private void tell(Runnable hint) {
    try {
      hint.run();
    } catch (RuntimeException e) {
      LOG.error("run {}: what follows a commit failed", running.key().run(), e);
    }
  }

  /// The database did not take the unit; nothing of it was written.
  private boolean recover(DatabaseFailure refused, int prepared) throws InterruptedException {
    if (refused.statement().equals(RunStore.ADVANCE_STATEMENT) && refused instanceof RowsMissing) {
      return lost();
    }
    if (refused instanceof UniqueViolation taken && taken.constraint().equals(JournalStore.KEY)) {
      return lookAgain();
    }
    if (prepared == 0 || refusal != null) {
      LOG.error("run {} cannot be written", running.key().run(), refused);
      return false;
    }
    return refused(refused, prepared);
  }

  private boolean refused(DatabaseFailure refused, int prepared) throws InterruptedException {
    if (prepared > 1) {
      oneByOne = true;
      journal.forget();
      return true;
    }
    if (tries < Preparation.MAX_TRIES && !(refused instanceof StatementFailed)) {
      return again();
    }
    var path = journal.uncommitted().getFirst().entry().path();
    LOG.error("run {} step {} cannot be written", running.key().run(), path, refused);
    refusal = Refusal.of(path, refused);
    journal.forget();
    return true;
  }

  /// Another node has the run, or a person ended it. What was called is remembered all the same.
  private boolean lost() throws InterruptedException {
    LOG.info("run {} is executed by another node or was ended", running.key().run());
    journal.forget();
    rememberAnswers();
    return false;
  }

  private void rememberAnswers() throws InterruptedException {
    while (calls.areUnderWay()) {
      calls.await();
    }
    lateAnswers.write(calls.verdicts());
  }

  /// Finds out what the database has, after an answer was lost.
  private boolean reload() throws InterruptedException {
    var stored = store.find(running.key());
    if (stored.isEmpty() || !stored.get().isSame(running.work().run())) {
      return lost();
    }
    var committed = new JournalStore(running.parts().database()).find(running.key());
    journal = new Journal(running.work().run().trigger(), committed);
    state = stored.get().state();
    doubtful = false;
    if (sent != null && sent.isIn(journal, state)) {
      calls.written(journal);
      startCounting();
      announce(sent);
      awaited.all(journal).forEach(this::tellAwaited);
    }
    return state.isExecuted();
  }
}
