package org.convoke.engine.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.convoke.database.Database;
import org.convoke.database.Statements;
import org.convoke.database.Transaction;
import org.convoke.engine.EffectState;
import org.convoke.engine.RunError;
import org.convoke.engine.RunListener;
import org.convoke.engine.RunOperations;
import org.convoke.engine.RunState;
import org.convoke.engine.StepState;
import org.convoke.engine.internal.Journal.Entry;
import org.convoke.engine.internal.RetryStore.Intervention;
import org.convoke.model.Conflict;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.jspecify.annotations.Nullable;

/// What people do to runs. Every operation holds the run's row while it decides, and what it writes
/// puts whoever executes the run off: by another state, owner or attempt.
final class Operations implements RunOperations {

  /// Where the values of an event are that a person may replace.
  private static final List<String> EDITABLE = List.of("record", "inputs", "body");

  private final Database database;
  private final PublishedFlows flows;
  private final Nodes nodes;
  private final Launcher launcher;
  private final Consumer<Instant> timer;
  private final RunListener listener;
  private final InstantSource clock;

  Operations(
      Database database,
      PublishedFlows flows,
      Nodes nodes,
      Launcher launcher,
      Consumer<Instant> timer,
      RunListener listener,
      InstantSource clock) {
    this.database = database;
    this.flows = flows;
    this.nodes = nodes;
    this.launcher = launcher;
    this.timer = timer;
    this.listener = listener;
    this.clock = clock;
  }

  @Override
  public void retry(OrgId org, RunId id, Retry retry, PersonId by) {
    retry(new RunKey(org, id), retry, by);
  }

  /// Tries a run again because the one that called it is.
  void retryCalled(RunKey key, Retry retry) {
    retry(key, retry, null);
  }

  private void retry(RunKey key, Retry retry, @Nullable PersonId by) {
    var seen = require(key);
    var version = version(seen, retry.version());
    var before = program(seen, seen.version()).steps();
    var next = program(seen, version);
    var steps = next.steps();
    var fence = nodes.fence();
    var state = next.takesTurns() ? RunState.WAITING : RunState.READY;
    var awaited = awaited(key);
    database.inTransaction(
        "run.retry",
        transaction -> {
          var turns = new TurnStore(transaction);
          turns.hold(seen.flow());
          var run = held(transaction, key);
          requireRetryable(run);
          requireUnchanged(seen, run);
          var rewind = rewind(before, steps, journal(transaction, key), retry.from());
          var store = new RetryStore(transaction);
          store.keep(key);
          new SubscriptionStore(transaction).endAll(key);
          store.drop(key, rewind.dropped());
          store.reopen(key, rewind.reopened());
          var trigger = edited(run.trigger(), retry.values());
          store.retry(key, fence, version, state, trigger);
          turns.end(key);
          if (next.takesTurns()) {
            turns.take(key, run.flow(), Turns.key(next, trigger, run.businessKey()));
          }
          store.note(
              key, new Intervention("RETRY", by, run.attempt(), Details.of(retry, version)), now());
          return run;
        });
    goOn(key, state, Set.of());
    awaited.forEach(person -> listener.awaited(key.org(), person));
    timer.accept(now());
  }

  @Override
  public List<Planned> preview(OrgId org, RunId id, Retry retry) {
    var key = new RunKey(org, id);
    var run = require(key);
    requireRetryable(run);
    var steps = program(run, version(run, retry.version())).steps();
    var journal = journal(database, key);
    var rewind = rewind(program(run, run.version()).steps(), steps, journal, retry.from());
    var keys = journal.stream().map(entry -> EffectKeys.of(run, entry.path())).toList();
    var effects = new EffectStore(database).find(org, keys);
    return Forecast.of(steps, journal, rewind, run, effects);
  }

  @Override
  public void cancel(OrgId org, RunId id, PersonId by) {
    var key = new RunKey(org, id);
    var flow = require(key).flow();
    var awaited = awaited(key);
    var cancelled =
        database.inTransaction(
            "run.cancel",
            transaction -> {
              new TurnStore(transaction).hold(flow);
              var run = held(transaction, key);
              if (!run.state().allows(RunState.Event.CANCELLED)) {
                throw new Conflict(
                    "run-ended", Phrase.of("运行已经结束，不能取消。", "The run is at its end already."));
              }
              var store = new RetryStore(transaction);
              store.cancel(key, now());
              new SubscriptionStore(transaction).endAll(key);
              new TurnStore(transaction).end(key);
              if (run.caller() != null) {
                new CallStore(transaction).signal(org, run.caller().run(), now());
              }
              store.note(
                  key, new Intervention("CANCEL", by, run.attempt(), Value.NO_FIELDS), now());
              return run;
            });
    listener.changed(org, id, cancelled.flow(), RunState.CANCELLED);
    awaited.forEach(person -> listener.awaited(org, person));
    timer.accept(now());
  }

  @Override
  public void resolve(OrgId org, RunId id, String path, Decision decision, PersonId by) {
    var key = new RunKey(org, id);
    var fence = nodes.fence();
    var awaited = awaited(key);
    var calls =
        database.inTransaction(
            "run.resolve",
            transaction -> {
              var run = held(transaction, key);
              var entry = undecided(run, journal(transaction, key), path, decision);
              var decided = decide(transaction, run, entry, decision);
              var store = new RetryStore(transaction);
              store.decide(key, decided);
              store.goOn(key, fence);
              store.note(
                  key,
                  new Intervention("RESOLVE", by, run.attempt(), Details.of(path, decision)),
                  now());
              return decided.state() == StepState.CALLING;
            });
    goOn(key, RunState.RUNNING, calls ? Set.of(path) : Set.of());
    awaited.forEach(person -> listener.awaited(org, person));
  }

  @Override
  public void wake(OrgId org, RunId id, String path, PersonId by) {
    var key = new RunKey(org, id);
    var now = now();
    database.inTransaction(
        "run.wake",
        transaction -> {
          var run = held(transaction, key);
          if (!run.state().allows(RunState.Event.WOKEN)
              || state(journal(transaction, key), path) != StepState.WAITING) {
            throw new Conflict(
                "step-not-waiting",
                Phrase.of("节点 %s 现在没有在等待。", "The step %s does not wait now.", path));
          }
          var store = new RetryStore(transaction);
          store.makeDue(key, path, now);
          store.note(key, new Intervention("WAKE", by, run.attempt(), Details.of(path)), now);
          return run;
        });
    timer.accept(now);
  }

  @Override
  public void askAgain(OrgId org, RunId id, String path) {
    var key = new RunKey(org, id);
    var now = now();
    database.inTransaction(
        "run.askAgain",
        transaction -> {
          var run = held(transaction, key);
          var waits =
              run.state().allows(RunState.Event.WOKEN)
                  && state(journal(transaction, key), path) == StepState.WAITING;
          if (waits) {
            new RetryStore(transaction).makeDue(key, path, now);
          }
          return waits;
        });
    timer.accept(now);
  }

  /// The effect is brought to the same end as the step. One whose answer came late is known: it is
  /// never asked for again.
  private Entry decide(
      Transaction transaction, RunStore.Stored run, Entry entry, Decision decision) {
    var effects = new EffectStore(transaction);
    var key = EffectKeys.of(run, entry.path());
    var known = effects.find(run.key().org(), key).filter(it -> it.state() == EffectState.DONE);
    if (known.isPresent() && !(decision instanceof Decision.GiveUp)) {
      return entry.ended(StepState.Event.COMMITTED, known.get().outcome(), null, now());
    }
    return switch (decision) {
      case Decision.Exists(var outputs) -> {
        effects.decide(run.key().org(), key, EffectState.DONE, outputs, now());
        yield entry.ended(StepState.Event.COMMITTED, outputs, null, now());
      }
      case Decision.Again _ -> {
        effects.decide(run.key().org(), key, EffectState.INTENDED, null, now());
        yield entry.ended(StepState.Event.INTENDED, Value.NO_FIELDS, null, now());
      }
      case Decision.GiveUp _ -> {
        if (entry.state() == StepState.IN_DOUBT) { // otherwise it is surely not made
          effects.decide(run.key().org(), key, EffectState.GIVEN_UP, null, now());
        }
        yield entry.ended(StepState.Event.BROKE, Value.NO_FIELDS, givenUp(entry), now());
      }
    };
  }

  private static RunError givenUp(Entry entry) {
    return new RunError(
        "given-up",
        Phrase.of("已放弃", "Given up"),
        entry.state() == StepState.WAITING
            ? Phrase.of("有人决定不再等待。", "Somebody decided to wait no longer.")
            : Phrase.of(
                "外部动作的结果未知，有人决定放弃。它可能已经完成。",
                "Nobody could tell whether the change outside was made, and somebody gave it up. It"
                    + " may have been made."),
        entry.path());
  }

  /// The step that a person decides about.
  private static Entry undecided(
      RunStore.Stored run, List<Entry> journal, String path, Decision decision) {
    if (run.state().allows(RunState.Event.WOKEN)) {
      for (var entry : journal) {
        if (entry.path().equals(path) && isUndecided(entry, decision)) {
          return entry;
        }
      }
    }
    throw new Conflict(
        "step-not-in-doubt", Phrase.of("节点 %s 现在不需要确认。", "The step %s is not in doubt now.", path));
  }

  private static boolean isUndecided(Entry entry, Decision decision) {
    return switch (entry.state()) {
      case IN_DOUBT -> true;
      case WAITING ->
          decision instanceof Decision.GiveUp && entry.error() != null && entry.error().isErrand();
      case PENDING, RUNNING, CALLING, DONE, FAILED -> false;
    };
  }

  private static StepState state(List<Entry> journal, String path) {
    return journal.stream()
        .filter(entry -> entry.path().equals(path))
        .map(Entry::state)
        .findFirst()
        .orElse(StepState.PENDING);
  }

  private Rewind rewind(
      List<StepPlan> before, List<StepPlan> steps, List<Entry> journal, From from) {
    if (from instanceof From.Step(var path) && state(journal, path) == StepState.PENDING) {
      throw Invalid.field(
          "step",
          "unknown-step",
          Phrase.of("此次运行没有执行过节点 %s。", "The run has not come to a step %s.", path));
    }
    return Rewind.of(before, steps, journal, from);
  }

  private int version(RunStore.Stored run, Version version) {
    return switch (version) {
      case SAME -> run.version();
      case NEWEST ->
          flows
              .newest(run.key().org(), run.flow())
              .orElseThrow(
                  () ->
                      new Conflict(
                          "not-published",
                          Phrase.of("这个自动化现在没有已发布的版本。", "The flow has no published version now.")));
    };
  }

  private Program program(RunStore.Stored run, int version) {
    return flows.version(run.key().org(), run.flow(), version);
  }

  private static void requireRetryable(RunStore.Stored run) {
    if (!run.state().allows(RunState.Event.RETRIED)) {
      throw new Conflict(
          "run-not-retryable",
          Phrase.of(
              "只有失败或已取消的运行才能重试。", "Only a run that failed or was cancelled can be tried again."));
    }
  }

  private static void requireUnchanged(RunStore.Stored seen, RunStore.Stored run) {
    if (seen.attempt() != run.attempt()) {
      throw new Conflict(
          "changed-meanwhile", Phrase.of("运行刚刚被他人重试。", "Somebody has just tried the run again."));
    }
  }

  private RunStore.Stored require(RunKey key) {
    return new RunStore(database).find(key).orElseThrow(() -> NotFound.of(RunId.KIND, key.run()));
  }

  private static RunStore.Stored held(Transaction transaction, RunKey key) {
    if (!new RetryStore(transaction).hold(key)) {
      throw NotFound.of(RunId.KIND, key.run());
    }
    return new RunStore(transaction).find(key).orElseThrow();
  }

  private static List<Entry> journal(Statements statements, RunKey key) {
    return new JournalStore(statements).find(key);
  }

  /// Whom its steps wait for, to be told when they do no longer.
  private Set<PersonId> awaited(RunKey key) {
    return new JournalStore(database).awaited(key);
  }

  /// Executes here what this node has just taken. When there is no room, the next look finds it.
  private void goOn(RunKey key, RunState state, Set<String> fresh) {
    var run = require(key);
    listener.changed(key.org(), key.run(), run.flow(), state);
    if (run.state().isExecuted() && run.owner().equals(nodes.fence())) {
      launcher.launch(List.of(run), fresh);
    }
  }

  private static Value.Fields edited(Value.Fields trigger, Value.Fields values) {
    if (values.values().isEmpty()) {
      return trigger;
    }
    var edited = new LinkedHashMap<>(trigger.values());
    for (var part : EDITABLE) {
      if (trigger.get(part) instanceof Value.Fields old) {
        var merged = new LinkedHashMap<>(old.values());
        merged.putAll(values.values());
        edited.put(part, Value.fields(merged));
      }
    }
    return Value.fields(edited);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
