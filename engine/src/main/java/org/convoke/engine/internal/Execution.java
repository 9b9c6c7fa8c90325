package org.convoke.engine.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.convoke.database.DatabaseFailure;
import org.convoke.database.DatabaseUnavailable;
import org.convoke.database.RowsMissing;
import org.convoke.database.StatementFailed;
import org.convoke.database.TookTooLong;
import org.convoke.database.UniqueViolation;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.EngineParts;
import org.convoke.engine.RunError;
import org.convoke.engine.RunState;
import org.convoke.engine.StepContext;
import org.convoke.engine.StepState;
import org.convoke.model.Conflict;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.Value;
import org.convoke.model.flows.Step;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings one run to its end. Confined to one thread.
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
/// When a unit of several steps breaks a constraint, its steps are committed one by one to find
/// which it is, and only that one fails.
final class Execution {

  private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

  /// Steps in one commit. Larger units would hold up those that are written with them.
  private static final int MAX_STEPS_PER_COMMIT = 100;

  /// How often a step is tried that may succeed later: 0.1 + 0.2 + 0.4 + 0.8 + 1.6 s.
  private static final int MAX_TRIES = 5;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Work work;
  private final EngineParts parts;
  private final RunStore store;
  private final Steps steps;
  private final RunTrigger trigger;
  private final Program program;

  private Journal journal;
  private RunState state;
  private int tries;

  /// Waits for the database since the last commit. They are not tries of a step: it has not failed.
  private int waits;

  private boolean oneByOne;

  /// Whether the last commit may or may not have happened.
  private boolean doubtful;

  private @Nullable Part sent;
  private @Nullable Refusal refusal;
  private final List<Step> prepared = new ArrayList<>();

  /// Steps that are committed together.
  private record Part(RunState to, UnitOfWork unit, List<Runnable> afterCommit) {}

  /// A step whose changes the database does not take.
  private record Refusal(String path, RunError error) {}

  /// @throws IllegalStateException when the run's version cannot be executed
  Execution(Work work, EngineParts parts, RunStore store) {
    this.work = work;
    this.parts = parts;
    this.store = store;
    this.steps = new Steps(parts.records(), parts.actions());
    this.trigger = RunTrigger.of(work.run().trigger());
    this.program = work.program().get();
    this.journal = new Journal(work.run().trigger(), work.journal());
    this.state = work.run().state();
  }

  /// Ends a run whose version cannot be executed.
  static void giveUp(Work work, EngineParts parts) {
    var run = work.run();
    var now = parts.clock().instant();
    var unit = new UnitOfWork();
    RunStore.advance(
        unit,
        new RunStore.Advance(
            run.key(),
            run.owner(),
            run.state(),
            run.state().after(RunState.Event.BROKE),
            RunError.unexpected(""),
            now,
            now));
    parts.commits().commit(unit);
  }

  /// Returns when the run is at its end, or is not this node's any more.
  ///
  /// @throws InterruptedException when the node stops; the run stays as it is in the database
  void run() throws InterruptedException {
    var goesOn = true;
    while (goesOn) {
      goesOn = next();
    }
  }

  private boolean next() throws InterruptedException {
    try {
      return doubtful ? reload() : advance();
    } catch (DatabaseUnavailable unavailable) {
      LOG.debug("run {} waits for the database", work.key().run(), unavailable);
      return lookAgain();
    } catch (Problem passing) {
      LOG.debug("run {} tries again", work.key().run(), passing);
      return again();
    }
  }

  private boolean again() throws InterruptedException {
    forget();
    parts.waiter().pause(pause(tries));
    tries++;
    return true;
  }

  /// Waits, without a limit, to find out what the database has.
  private boolean lookAgain() throws InterruptedException {
    forget();
    doubtful = true;
    parts.waiter().pause(pause(waits));
    waits++;
    return true;
  }

  private boolean advance() throws InterruptedException {
    var part = prepare();
    sent = part;
    try {
      parts.commits().commit(part.unit());
    } catch (DatabaseUnavailable unavailable) {
      throw unavailable;
    } catch (DatabaseFailure refused) {
      return recover(refused);
    }
    return committed(part);
  }

  private boolean committed(Part part) {
    journal.committed();
    prepared.clear();
    state = part.to();
    startCounting();
    announce(part);
    return !state.isFinal();
  }

  private void startCounting() {
    tries = 0;
    waits = 0;
  }

  private void announce(Part part) {
    part.afterCommit().forEach(this::tell);
    tell(
        () ->
            parts
                .listener()
                .changed(work.key().org(), work.key().run(), work.run().flow(), part.to()));
  }

  /// What is told after a commit is a hint; that it fails must not undo the run.
  private void tell(Runnable hint) {
    try {
      hint.run();
    } catch (RuntimeException e) {
      LOG.error("run {}: what follows a commit failed", work.key().run(), e);
    }
  }

  private Part prepare() {
    var changes = new UnitOfWork();
    var afterCommit = new ArrayList<Runnable>();
    while (true) {
      switch (Interpreter.next(program.steps(), journal)) {
        case Interpreter.Next.Finish _ -> {
          return part(RunState.Event.FINISHED, Optional.empty(), changes, afterCommit);
        }
        case Interpreter.Next.Stop _ -> {
          return part(RunState.Event.BROKE, failure(), changes, afterCommit);
        }
        case Interpreter.Next.Perform(var step) -> {
          if (mustCommitBefore(step)) {
            return part(RunState.Event.ADVANCED, Optional.empty(), changes, afterCommit);
          }
          perform(step, changes, afterCommit);
        }
      }
    }
  }

  private boolean mustCommitBefore(StepPlan step) {
    var limit = oneByOne ? 1 : MAX_STEPS_PER_COMMIT;
    if (prepared.size() >= limit) {
      return true;
    }
    try {
      return !prepared.isEmpty() && steps.looksAt(prepared, step, context(step));
    } catch (DatabaseUnavailable unavailable) {
      throw unavailable;
    } catch (RuntimeException e) {
      // the step itself will fail with it, and say so
      return false;
    }
  }

  private void perform(StepPlan step, UnitOfWork changes, List<Runnable> afterCommit) {
    prepared.add(step.step());
    var context = context(step);
    var input = Value.NO_FIELDS;
    try {
      input = steps.input(step, journal);
      if (refusal != null && refusal.path().equals(step.path())) {
        journal.add(failed(context, step, input, refusal.error()));
        return;
      }
      var done = steps.perform(step, context, input, journal);
      changes.addAll(done.change().unit());
      afterCommit.add(done.change().afterCommit());
      journal.add(done(context, step, input, done));
    } catch (Problem problem) {
      if (problem.mayRetry() && tries < MAX_TRIES) {
        throw problem;
      }
      LOG.info("run {} step {} failed: {}", work.key().run(), step.path(), problem.getMessage());
      journal.add(failed(context, step, input, RunError.of(problem, step.path())));
    } catch (DatabaseUnavailable unavailable) {
      throw unavailable;
    } catch (RuntimeException unexpected) {
      LOG.error("run {} step {} failed", work.key().run(), step.path(), unexpected);
      journal.add(failed(context, step, input, RunError.unexpected(step.path())));
    }
  }

  private Journal.Entry done(
      StepContext context, StepPlan step, Value.Fields input, Steps.Done done) {
    return new Journal.Entry(
        step.path(),
        step.key(),
        journal.size() + 1,
        StepState.PENDING.after(StepState.Event.COMMITTED),
        input,
        done.change().output(),
        done.branch(),
        null,
        tries + 1,
        context.now(),
        parts.clock().instant());
  }

  private Journal.Entry failed(
      StepContext context, StepPlan step, Value.Fields input, RunError error) {
    return new Journal.Entry(
        step.path(),
        step.key(),
        journal.size() + 1,
        StepState.PENDING.after(StepState.Event.BROKE),
        input,
        Value.NO_FIELDS,
        "",
        error,
        tries + 1,
        context.now(),
        parts.clock().instant());
  }

  private StepContext context(StepPlan step) {
    return new StepContext(
        work.key().org(),
        work.key().run(),
        work.run().flow(),
        program.flowName(),
        step.path(),
        trigger.form(),
        trigger.record(),
        trigger.by(),
        work.run().depth(),
        parts.clock().instant());
  }

  /// The run's new state comes first in the unit, so that a lost fence is found before anything
  /// else is tried.
  private Part part(
      RunState.Event event,
      Optional<RunError> error,
      UnitOfWork changes,
      List<Runnable> afterCommit) {
    var to = state.after(event);
    var unit = new UnitOfWork();
    var uncommitted = journal.uncommitted();
    var now = parts.clock().instant();
    var startedAt = uncommitted.isEmpty() ? now : uncommitted.getFirst().startedAt();
    RunStore.advance(
        unit,
        new RunStore.Advance(
            work.key(), work.run().owner(), state, to, error.orElse(null), startedAt, now));
    RunStore.journal(unit, work.key(), uncommitted);
    return new Part(to, unit.addAll(changes), afterCommit);
  }

  private Optional<RunError> failure() {
    return journal.uncommitted().stream()
        .map(Journal.Entry::error)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /// The database did not take the unit; nothing of it was written.
  private boolean recover(DatabaseFailure refused) throws InterruptedException {
    if (refused.statement().equals(RunStore.ADVANCE_STATEMENT) && refused instanceof RowsMissing) {
      LOG.info("run {} is executed by another node", work.key().run());
      return false;
    }
    if (refused instanceof UniqueViolation taken
        && taken.constraint().equals(RunStore.JOURNAL_KEY)) {
      return lookAgain();
    }
    if (prepared.isEmpty() || refusal != null) {
      LOG.error("run {} cannot be written", work.key().run(), refused);
      return false;
    }
    return refused(refused);
  }

  private boolean refused(DatabaseFailure refused) throws InterruptedException {
    if (prepared.size() > 1) {
      oneByOne = true;
      forget();
      return true;
    }
    if (tries < MAX_TRIES && !(refused instanceof StatementFailed)) {
      return again();
    }
    var path = journal.uncommitted().getFirst().path();
    refusal = new Refusal(path, error(refused, path));
    forget();
    return true;
  }

  private RunError error(DatabaseFailure refused, String path) {
    return switch (refused) {
      case UniqueViolation _ ->
          RunError.of(
              new Conflict(
                  "duplicate-value", Phrase.of("已有相同的数据，不能重复。", "The same value exists already.")),
              path);
      case RowsMissing _ ->
          RunError.of(
              new Conflict(
                  "changed-meanwhile",
                  Phrase.of(
                      "要更改的内容同时被他人修改，多次重试未成功。",
                      "What was to be changed kept being changed by others.")),
              path);
      case StatementFailed _, TookTooLong _, DatabaseUnavailable _ -> {
        LOG.error("run {} step {} cannot be written", work.key().run(), path, refused);
        yield RunError.unexpected(path);
      }
    };
  }

  /// Finds out what the database has, after an answer was lost.
  private boolean reload() {
    var stored = store.find(work.key());
    if (stored.isEmpty() || !stored.get().owner().equals(work.run().owner())) {
      LOG.info("run {} is executed by another node", work.key().run());
      return false;
    }
    var before = journal.size();
    var committed = store.journals(List.of(work.key())).getOrDefault(work.key(), List.of());
    journal = new Journal(work.run().trigger(), committed);
    state = stored.get().state();
    doubtful = false;
    if (sent != null && (state.isFinal() || journal.size() > before)) {
      startCounting();
      announce(sent);
    }
    return !state.isFinal();
  }

  private void forget() {
    journal.forget();
    prepared.clear();
  }

  /// Doubles with each try, with up to a fifth more or less so that runs do not come back at once.
  private static Duration pause(int tries) {
    var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 10));
    var longest = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    var spread = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
    return Duration.ofNanos((long) (longest.toNanos() * spread));
  }
}
