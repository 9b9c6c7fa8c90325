package org.convoke.engine.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.Repeatability;
import org.convoke.database.DatabaseUnavailable;
import org.convoke.engine.Answer;
import org.convoke.engine.EngineParts;
import org.convoke.engine.RemoteAction;
import org.convoke.engine.RunError;
import org.convoke.engine.StepContext;
import org.convoke.engine.internal.Verdict.Outcome;
import org.convoke.model.LimitExceeded;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.Value;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings one effect about whose intent is committed: calls, and calls again only when that cannot
/// make it twice. Confined to one thread.
///
/// Once a call may have been carried out (no answer came, or a process died after the intent), the
/// action's repeatability decides: the same key again inside its window, a search first, or nothing
/// at all. From then on no later answer proves that it was not made, only a search does. Before it
/// calls again it makes sure that the run is still this node's, because another may be calling.
final class RemoteCall {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteCall.class);

  private static final Phrase UNEXPECTED =
      Phrase.of("出现意外错误，详见服务器日志", "an unexpected error, see the server's log");

  private static final Phrase OUR_DATABASE =
      Phrase.of("数据库当时不可用", "the database was not available");

  private static final int MAX_TRIES = 5;

  /// After so long a run may have changed hands between an intent and its call: it can be cancelled
  /// and tried again at any time. A guess, short against the time in which calls settle.
  private static final Duration PROMPT = Duration.ofSeconds(1);

  /// What another side may make a run wait in memory before it is asked again. A guess: rate limits
  /// are by the minute.
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /// A put-off that is shorter waits in memory: leaving it takes two commits.
  private static final Duration SHORT_PUT_OFF = Duration.ofSeconds(10);

  /// After this an allowance is not waited for any longer: a month's is free again.
  private static final Duration LONGEST_PUT_OFF = Duration.ofDays(32);

  private final RemoteAction action;
  private final StepContext context;
  private final EffectKey key;
  private final Value.Fields input;
  private final Intent intent;
  private final EngineParts parts;
  private final BooleanSupplier owned;
  private final Repeatability repeatability;

  private boolean mayHaveHappened;
  private boolean wasPutOff;
  private int calls;
  private @Nullable Instant calledAt;

  /// What is to be brought about.
  ///
  /// @param at since when the other side may know the key
  /// @param since when it was intended; the run was surely this node's then
  /// @param isFresh whether it was surely never carried out
  record Intent(Instant at, Instant since, boolean isFresh) {}

  /// @param owned whether the run is still this node's; asks the database
  RemoteCall(
      RemoteAction action,
      StepContext context,
      EffectKey key,
      Value.Fields input,
      Intent intent,
      EngineParts parts,
      BooleanSupplier owned) {
    this.action = action;
    this.context = context;
    this.key = key;
    this.input = input;
    this.intent = intent;
    this.mayHaveHappened = !intent.isFresh();
    this.parts = parts;
    this.owned = owned;
    this.repeatability = action.repeatability(input);
  }

  /// @return empty when the run is not this node's any more: nothing more may be called
  /// @throws InterruptedException when the node stops; whoever executes the run next recovers
  Optional<Verdict> make() throws InterruptedException {
    for (var tries = 0; ; tries += wasPutOff ? 0 : 1) {
      wasPutOff = false;
      var known = mayHaveHappened ? recover(tries) : Optional.<Outcome>empty();
      if (known.isEmpty()) {
        if ((calls > 0 || tries > 0 || mayHaveChangedHands()) && !isOwned()) {
          return Optional.empty();
        }
        known = tryOnce(tries + 1 == MAX_TRIES, tries);
      }
      if (known.isPresent()) {
        return Optional.of(new Verdict(known.get(), calls, calledAt));
      }
    }
  }

  private boolean mayHaveChangedHands() {
    return !intent.isFresh() || parts.clock().instant().isAfter(intent.since().plus(PROMPT));
  }

  private boolean isOwned() throws InterruptedException {
    for (var tries = 0; ; tries++) {
      try {
        return owned.getAsBoolean();
      } catch (DatabaseUnavailable unavailable) {
        parts.waiter().pause(Pauses.after(tries));
      }
    }
  }

  private Optional<Outcome> tryOnce(boolean last, int tries) throws InterruptedException {
    return switch (call()) {
      case Answer.Done(var output) -> Optional.of(new Outcome.Happened(output));
      case Answer.Refused(var problem) -> Optional.of(failed(problem));
      case Answer.NotDone(var problem, var retryAfter) -> {
        if (last) {
          yield Optional.of(failed(problem));
        }
        pause(retryAfter.or(() -> asked(problem)), tries);
        yield Optional.empty();
      }
      case Answer.Later(var problem, var after) -> {
        var now = parts.clock().instant();
        if (now.isAfter(intent.since().plus(LONGEST_PUT_OFF))) {
          yield Optional.of(failed(problem));
        }
        if (after.compareTo(SHORT_PUT_OFF) > 0) {
          yield Optional.of(
              new Outcome.PutOff(
                  RunError.of(problem, context.path()),
                  Value.NO_FIELDS,
                  now.plus(after),
                  mayHaveHappened));
        }
        wasPutOff = true;
        pause(Optional.of(after), tries);
        yield Optional.empty();
      }
      case Answer.Waits(var person, var what, var todo, var after, var until) ->
          Optional.of(
              new Outcome.PutOff(
                  RunError.waits(what, todo, context.path()),
                  Value.fields(
                      Map.of("person", Value.of(person), "until", Value.of(until.toString()))),
                  parts.clock().instant().plus(after),
                  false));
      case Answer.Unknown(var reason) -> {
        mayHaveHappened = true;
        if ((last && !wasPutOff) || repeatability instanceof Repeatability.Uncertain) {
          yield Optional.of(new Outcome.InDoubt(reason));
        }
        pause(Optional.empty(), tries);
        yield Optional.empty();
      }
    };
  }

  /// Whether what may have happened is known, or can never be; empty: it is safe to call.
  private Optional<Outcome> recover(int tries) throws InterruptedException {
    return switch (repeatability) {
      case Repeatability.Keyed(var window) ->
          parts.clock().instant().isBefore(intent.at().plus(window))
              ? Optional.empty()
              : doubt(
                  Phrase.of(
                      "平台已不再记得首次调用的标识", "the platform no longer knows the key of the first call"));
      case Repeatability.Findable(var settles) -> look(settles, tries);
      case Repeatability.Uncertain _ -> doubt(Phrase.of("调用被中断", "the call was cut off"));
    };
  }

  /// What a call made may appear late, so that nothing is believed before it has settled. When the
  /// last call of whoever had the run before was made, nobody here knows: it may have been just
  /// now.
  private Optional<Outcome> look(Duration settles, int tries) throws InterruptedException {
    var now = parts.clock().instant();
    var from = calledAt == null ? now : calledAt;
    var rest = Duration.between(now, from.plus(settles));
    if (rest.isPositive()) {
      parts.waiter().pause(rest);
    }
    for (var look = tries; look < MAX_TRIES; look++) {
      switch (find().orElse(null)) {
        case null -> {
          mayHaveHappened = false;
          return Optional.empty();
        }
        case Answer.Done(var output) -> {
          return Optional.of(new Outcome.Happened(output));
        }
        case Answer.NotDone(var _, var retryAfter) -> pause(retryAfter, look);
        case Answer.Later(var _, var after) -> pause(Optional.of(after), look);
        case Answer.Refused _, Answer.Unknown _, Answer.Waits _ -> pause(Optional.empty(), look);
      }
    }
    return doubt(Phrase.of("无法查找其结果", "it could not be looked for"));
  }

  private static Optional<Outcome> doubt(Phrase reason) {
    return Optional.of(new Outcome.InDoubt(reason));
  }

  private Outcome failed(Problem problem) {
    return mayHaveHappened
        ? new Outcome.InDoubt(
            Phrase.of(
                "此前的一次调用没有得到答复，最近一次的答复为“%s”",
                "an earlier call had no answer; the last said “%s”", problem.title()))
        : new Outcome.Failed(problem);
  }

  private Answer call() {
    calls++;
    calledAt = parts.clock().instant();
    try {
      return action.call(context, key, input);
    } catch (DatabaseUnavailable unavailable) { // ours: costs the other side no try
      LOG.warn("step {} of run {}: {}", context.path(), context.run(), unavailable.getMessage());
      wasPutOff = true;
      return new Answer.Unknown(OUR_DATABASE);
    } catch (RuntimeException unexpected) {
      LOG.error("step {} of run {}: the call failed", context.path(), context.run(), unexpected);
      return new Answer.Unknown(UNEXPECTED);
    }
  }

  private Optional<Answer> find() throws InterruptedException {
    for (var tries = 0; ; tries++) {
      try {
        return action.find(context, key, input);
      } catch (DatabaseUnavailable unavailable) {
        parts.waiter().pause(Pauses.after(tries));
      } catch (RuntimeException unexpected) {
        LOG.error(
            "step {} of run {}: the search failed", context.path(), context.run(), unexpected);
        return Optional.of(new Answer.Unknown(UNEXPECTED));
      }
    }
  }

  private static Optional<Duration> asked(Problem problem) {
    return problem instanceof LimitExceeded limit
        ? Optional.of(limit.retryAfter()).filter(Duration::isPositive)
        : Optional.empty();
  }

  private void pause(Optional<Duration> asked, int tries) throws InterruptedException {
    var pause = asked.orElseGet(() -> Pauses.after(tries));
    parts.waiter().pause(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
  }

  /// The action of an intent is gone.
  static Verdict gone(boolean fresh) {
    var outcome =
        fresh
            ? new Outcome.Failed(new NotFound(Phrase.of("动作已不存在。", "The action is gone.")))
            : new Outcome.InDoubt(Phrase.of("其动作已不存在", "its action is gone"));
    return new Verdict(outcome, 0, null);
  }
}
