package org.convoke.engine.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.convoke.database.DatabaseUnavailable;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.RemoteAction;
import org.convoke.engine.RunError;
import org.convoke.engine.StepContext;
import org.convoke.engine.StepState;
import org.convoke.engine.internal.Frontier.Item;
import org.convoke.engine.internal.Journal.Entry;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.Value;
import org.convoke.model.flows.Step;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the next commit of a run writes: steps are prepared one after the other into its journal
/// and into one unit of work. Made anew for each commit; confined to one thread.
final class Preparation {

  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

  /// How often a step is tried that may succeed later: 0.1 + 0.2 + 0.4 + 0.8 + 1.6 s.
  static final int MAX_TRIES = 5;

  private final Running running;
  private final Journal journal;
  private final Steps steps;
  private final Intents intents;
  private final Resumption resumption;
  private final int tries;
  private final @Nullable Refusal refusal;

  private final UnitOfWork changes = new UnitOfWork();
  private final List<Runnable> afterCommit = new ArrayList<>();
  private Uncommitted uncommitted;
  private boolean listens;
  private int size;

  /// @param tries how often the first step was tried before
  /// @param refusal a step that fails because the database did not take it
  Preparation(
      Running running, Journal journal, Executors executors, int tries, @Nullable Refusal refusal) {
    this.running = running;
    this.journal = journal;
    this.steps = executors.steps();
    this.intents = new Intents(running, executors, changes);
    this.resumption = new Resumption(running, journal, executors, changes, tries);
    this.tries = tries;
    this.refusal = refusal;
    this.uncommitted = Uncommitted.NOTHING;
  }

  /// Of a run that does not exist yet.
  ///
  /// @param uncommitted what changes together with it
  Preparation(Running running, Journal journal, Executors executors, Uncommitted uncommitted) {
    this(running, journal, executors, 0, null);
    this.uncommitted = uncommitted;
  }

  /// What does the steps of a run.
  record Executors(Steps steps, RemoteCalls calls, EffectStore effects) {}

  UnitOfWork changes() {
    return changes;
  }

  List<Runnable> afterCommit() {
    return List.copyOf(afterCommit);
  }

  /// Whether a step begins to wait for an event, which may have happened by now.
  boolean listens() {
    return listens;
  }

  int size() {
    return size;
  }

  /// Whether it can be done now.
  boolean canDo(Item item) {
    return switch (item) {
      case Item.Perform _, Item.Close _ -> true;
      case Item.Pending(var place, var entry) -> resumption.canGoOn(place, entry);
    };
  }

  /// Whether an item looks at what is not committed yet.
  boolean mustCommitBefore(Item item) {
    if (!uncommitted.anything() || !(item instanceof Item.Perform(var place))) {
      return false;
    }
    try {
      return steps.looksAt(uncommitted, place.plan(), running.context(place.path()));
    } catch (DatabaseUnavailable unavailable) {
      throw unavailable;
    } catch (RuntimeException e) {
      // the step itself will fail with it, and say so
      return false;
    }
  }

  /// @throws Problem when it failed for now, and trying everything again may help
  void add(Item item) {
    uncommitted = uncommitted.and(item.place().step());
    size++;
    switch (item) {
      case Item.Perform(var place) -> perform(place);
      case Item.Close(var place, var failed) -> close(place, failed);
      case Item.Pending(var place, var entry) -> resume(place, entry);
    }
  }

  private void perform(Place place) {
    var context = running.context(place.path());
    var variables = journal.in(place.iteration());
    var input = Value.NO_FIELDS;
    try {
      input = steps.input(place.plan(), variables);
      var refused = refused(place);
      if (refused.isPresent()) {
        fail(context, input, refused.get());
        return;
      }
      if (journal.isFull()) {
        fail(context, Value.NO_FIELDS, tooLarge(place));
        return;
      }
      note(place, context, input, steps.perform(place.plan(), context, input, variables));
    } catch (Problem problem) {
      if (problem.mayRetry() && tries < MAX_TRIES) {
        throw problem;
      }
      LOG.info("run {} step {} failed: {}", context.run(), place.path(), problem.getMessage());
      fail(context, input, RunError.of(problem, place.path()));
    } catch (DatabaseUnavailable unavailable) {
      throw unavailable;
    } catch (RuntimeException unexpected) {
      LOG.error("run {} step {} failed", context.run(), place.path(), unexpected);
      fail(context, input, RunError.unexpected(place.path()));
    }
  }

  private static RunError tooLarge(Place place) {
    return new RunError(
        "run-too-large",
        Phrase.of("运行过大", "Run too large"),
        Phrase.of(
            "一次运行最多 %1$d 个节点、%2$d MB 数据。请把工作分给多次运行，例如在循环中调用另一个自动化。",
            "A run has at most %1$d steps and %2$d MB of data. Share the work out to several runs, for"
                + " instance by calling another flow for each item.",
            Journal.MAX_STEPS,
            Journal.MAX_SIZE / 1_000_000),
        place.path());
  }

  private void note(Place place, StepContext context, Value.Fields input, Performed performed) {
    switch (performed) {
      case Performed.Done(var change, var branch) -> {
        changes.addAll(change.unit());
        afterCommit.add(change.afterCommit());
        done(context, input, change.output(), branch);
      }
      case Performed.Opened _ -> journal.add(begun(context, StepState.Event.OPENED, input));
      case Performed.Listens(var until, var subscription) -> {
        SubscriptionStore.subscribe(changes, subscription);
        listens = true;
        journal.add(begun(context, StepState.Event.WAITED, input).waitingUntil(until.orElse(null)));
      }
      case Performed.Waits(var until) ->
          journal.add(
              begun(context, StepState.Event.WAITED, input).waitingUntil(until.orElse(null)));
      case Performed.Calls(var change) -> {
        changes.addAll(change.unit());
        afterCommit.add(change.afterCommit());
        journal.add(begun(context, StepState.Event.WAITED, input).answering(change.output()));
      }
      case Performed.Intends(var action) -> intend(place, context, input, action);
      case Performed.Broke(var error) -> fail(context, input, error);
    }
  }

  private void intend(Place place, StepContext context, Value.Fields input, RemoteAction action) {
    intents
        .intend(place, context, input, action)
        .ifPresentOrElse(
            outcome -> done(context, input, outcome, ""),
            () -> journal.add(begun(context, StepState.Event.INTENDED, input)));
  }

  private Entry begun(StepContext context, StepState.Event event, Value.Fields input) {
    return Entry.begun(
            context.path(),
            journal.nextPosition(),
            StepState.PENDING.after(event),
            input,
            context.now())
        .withAttempts(tries + 1);
  }

  private Entry pending(StepContext context, Value.Fields input) {
    return Entry.begun(
            context.path(), journal.nextPosition(), StepState.PENDING, input, context.now())
        .withAttempts(tries + 1);
  }

  private void done(StepContext context, Value.Fields input, Value.Fields output, String branch) {
    journal.add(
        pending(context, input)
            .withBranch(branch)
            .ended(StepState.Event.COMMITTED, output, null, now()));
  }

  private void fail(StepContext context, Value.Fields input, RunError error) {
    journal.add(
        pending(context, input).ended(StepState.Event.BROKE, Value.NO_FIELDS, error, now()));
  }

  private void close(Place place, boolean failed) {
    var entry = journal.require(place.path());
    var refused = refused(place);
    if (failed || refused.isPresent()) {
      var error = refused.or(() -> journal.failure(place.path() + ".")).orElse(null);
      journal.add(entry.ended(StepState.Event.BROKE, Value.NO_FIELDS, error, now()));
      return;
    }
    try {
      var output =
          place.step() instanceof Step.ForEach ? collected(place, entry, journal) : Value.NO_FIELDS;
      journal.add(entry.ended(StepState.Event.COMMITTED, output, null, now()));
    } catch (Problem problem) {
      var error = RunError.of(problem, place.path());
      journal.add(entry.ended(StepState.Event.BROKE, Value.NO_FIELDS, error, now()));
    }
  }

  private void resume(Place place, Entry entry) {
    refused(place)
        .ifPresentOrElse(
            error -> journal.add(entry.ended(StepState.Event.BROKE, Value.NO_FIELDS, error, now())),
            () -> resumption.goOn(place, entry));
  }

  /// What a loop answers whose rounds have all ended.
  static Value.Fields collected(Place loop, Entry entry, Journal journal) {
    var items = Interpreter.items(entry.input());
    var collects = ((Step.ForEach) loop.step()).collect() != null;
    var results = new ArrayList<Value>();
    for (var index = 0; collects && index < items.size(); index++) {
      var iteration = Iteration.of(loop, index, items.get(index));
      results.add(loop.plan().setting("collect", journal.in(iteration)));
    }
    var output = new LinkedHashMap<String, Value>();
    output.put("count", Value.of(items.size()));
    output.put("results", new Value.Items(results));
    return Value.fields(output);
  }

  private Optional<RunError> refused(Place place) {
    return Optional.ofNullable(refusal)
        .filter(it -> it.path().equals(place.path()))
        .map(Refusal::error);
  }

  private Instant now() {
    return running.parts().clock().instant();
  }
}
