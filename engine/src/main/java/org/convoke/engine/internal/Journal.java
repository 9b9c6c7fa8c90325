package org.convoke.engine.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.convoke.engine.RunError;
import org.convoke.engine.StepState;
import org.convoke.engine.expressions.Variables;
import org.convoke.model.Id;
import org.convoke.model.PersonId;
import org.convoke.model.Value;
import org.convoke.model.flows.Step;
import org.jspecify.annotations.Nullable;

/// What the steps of a run were given and answered, in order; the last changes may not be committed
/// yet. As variables it is what steps outside of all loops see. Confined to one thread.
final class Journal implements Variables {

  /// Steps of one run.
  static final int MAX_STEPS = 10_000;

  /// Characters of what the steps of one run were given and answered, as JSON: 20 MB.
  static final long MAX_SIZE = 20_000_000;

  /// One step.
  ///
  /// @param branch the arms taken, with commas; empty when none was, or the step is no branch
  /// @param finishedAt null: it has not ended
  /// @param wakeAt until when it waits; null: for no time
  record Entry(
      String path,
      int position,
      StepState state,
      Value.Fields input,
      Value.Fields output,
      String branch,
      @Nullable RunError error,
      int attempts,
      Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable Instant wakeAt) {

    /// The person it waits for; null: it waits for nobody.
    @Nullable PersonId awaited() {
      return error != null && error.isErrand()
          ? Id.find(output.text("person")).map(PersonId::new).orElse(null)
          : null;
    }

    /// A step that comes into the journal.
    static Entry begun(
        String path, int position, StepState state, Value.Fields input, Instant startedAt) {
      return new Entry(
          path, position, state, input, Value.NO_FIELDS, "", null, 1, startedAt, null, null);
    }

    Entry ended(StepState.Event event, Value.Fields output, @Nullable RunError error, Instant at) {
      return new Entry(
          path,
          position,
          state.after(event),
          input,
          output,
          branch,
          error,
          attempts,
          startedAt,
          at,
          null);
    }

    Entry withBranch(String taken) {
      return new Entry(
          path,
          position,
          state,
          input,
          output,
          taken,
          error,
          attempts,
          startedAt,
          finishedAt,
          wakeAt);
    }

    Entry withAttempts(int number) {
      return new Entry(
          path,
          position,
          state,
          input,
          output,
          branch,
          error,
          number,
          startedAt,
          finishedAt,
          wakeAt);
    }

    /// The same, but not at its end: it is in doubt.
    Entry notEnded() {
      return waitingUntil(null);
    }

    Entry waitingUntil(@Nullable Instant until) {
      return new Entry(
          path, position, state, input, output, branch, error, attempts, startedAt, null, until);
    }

    /// With what it answers before it has ended.
    Entry answering(Value.Fields answer) {
      return new Entry(
          path,
          position,
          state,
          input,
          answer,
          branch,
          error,
          attempts,
          startedAt,
          finishedAt,
          wakeAt);
    }

    /// About as many characters as its input and output have as JSON.
    long size() {
      return size(input) + size(output);
    }

    /// About as many characters as a value has as JSON; nothing is written for it.
    private static long size(Value value) {
      return switch (value) {
        case Value.Text(var text) -> text.length() + 2;
        case Value.Items(var items) -> items.stream().mapToLong(item -> size(item) + 1).sum() + 2;
        case Value.Fields(var fields) ->
            fields.entrySet().stream()
                    .mapToLong(each -> each.getKey().length() + size(each.getValue()) + 4)
                    .sum()
                + 2;
        case Value.Number _, Value.Flag _, Value.Empty _ -> 8;
      };
    }

    String key() {
      return Step.keyOf(path);
    }
  }

  /// An entry that is about to be written.
  ///
  /// @param committed what is there already; null: it is new
  record Change(Entry entry, @Nullable Entry committed) {}

  private final Value.Fields trigger;
  private final Map<String, Entry> entries = new HashMap<>();

  /// By the scope of the iteration and the step's key: `each.0.createChat`, whatever branches the
  /// step is in.
  private final Map<String, Value.Fields> outputs = new HashMap<>();

  private final Map<String, Change> uncommitted = new LinkedHashMap<>();

  /// How many of a loop's first rounds have ended, as far as anybody has looked; by the loop's
  /// path. It saves the interpreter from going through all of them again for each step.
  private final Map<String, Integer> ended = new HashMap<>();

  private int last;
  private long size;

  Journal(Value.Fields trigger, List<Entry> committed) {
    this.trigger = trigger;
    committed.forEach(this::put);
  }

  @Override
  public Value.Fields trigger() {
    return trigger;
  }

  @Override
  public Value.Fields step(String key) {
    return outputs.getOrDefault(key, Value.NO_FIELDS);
  }

  @Override
  public Value.Fields loop(String key) {
    return Value.NO_FIELDS;
  }

  /// What a step in an iteration sees.
  Variables in(Iteration iteration) {
    return iteration.outer().isEmpty() ? this : new Inside(this, iteration);
  }

  /// Whether a run has as much in its journal as one may have: more belongs into several runs.
  boolean isFull() {
    return entries.size() >= MAX_STEPS || size >= MAX_SIZE;
  }

  /// How many of a loop's first rounds are known to have ended.
  int ended(String loop) {
    return ended.getOrDefault(loop, 0);
  }

  void hasEnded(String loop, int rounds) {
    ended.put(loop, rounds);
  }

  @Nullable Entry entry(String path) {
    return entries.get(path);
  }

  /// The entry of a step that is known to have one.
  Entry require(String path) {
    return Objects.requireNonNull(entries.get(path), path);
  }

  /// The place of the next entry. Of a run that was retried, some before it may be missing.
  int nextPosition() {
    return last + 1;
  }

  /// Whom its steps wait for.
  Stream<PersonId> awaited() {
    return entries.values().stream()
        .filter(entry -> entry.state() == StepState.WAITING)
        .map(Entry::awaited)
        .filter(Objects::nonNull);
  }

  boolean hasFailed() {
    return entries.values().stream().anyMatch(entry -> entry.state() == StepState.FAILED);
  }

  /// The error of the step that failed first, among those whose path begins so.
  Optional<RunError> failure(String prefix) {
    return entries.values().stream()
        .filter(entry -> entry.state() == StepState.FAILED && entry.error() != null)
        .filter(entry -> entry.path().startsWith(prefix))
        .min(Comparator.comparingInt(Entry::position))
        .map(Entry::error);
  }

  /// What the step that ended the run as done gives to a caller.
  Optional<Value.Fields> outputs(List<StepPlan> steps) {
    return entries.values().stream()
        .filter(entry -> entry.state() == StepState.DONE)
        .filter(entry -> isStop(steps, entry))
        .max(Comparator.comparingInt(Entry::position))
        .map(Entry::output);
  }

  private static boolean isStop(List<StepPlan> steps, Entry entry) {
    return Rewind.find(steps, entry.path())
        .filter(it -> it.step() instanceof Step.Stop)
        .isPresent();
  }

  /// Notes a step, or what became of it, to be committed.
  void add(Entry entry) {
    var before = uncommitted.get(entry.path());
    var committed = before == null ? entries.get(entry.path()) : before.committed();
    put(entry);
    uncommitted.put(entry.path(), new Change(entry, committed));
  }

  List<Change> uncommitted() {
    return List.copyOf(uncommitted.values());
  }

  void committed() {
    uncommitted.clear();
  }

  /// Takes back what was not committed.
  void forget() {
    for (var change : uncommitted.values()) {
      entries.remove(change.entry().path());
      size -= change.entry().size();
      outputs.remove(name(change.entry()));
      if (change.committed() != null) {
        put(change.committed());
      }
    }
    uncommitted.clear();
    ended.clear();
    last = entries.values().stream().mapToInt(Entry::position).max().orElse(0);
  }

  private void put(Entry entry) {
    var before = entries.put(entry.path(), entry);
    size += entry.size() - (before == null ? 0 : before.size());
    last = Math.max(last, entry.position());
    outputs.put(name(entry), entry.output());
  }

  private static String name(Entry entry) {
    return scope(entry.path()) + entry.key();
  }

  /// The scope of the innermost iteration around a step; keys begin with a letter, so a digit tells
  /// an iteration.
  static String scope(String path) {
    var end = path.lastIndexOf('.');
    while (end > 0) {
      var start = path.lastIndexOf('.', end - 1) + 1;
      if (Character.isDigit(path.charAt(start))) {
        return path.substring(0, end + 1);
      }
      end = start - 1;
    }
    return "";
  }

  /// The journal as seen from an iteration: its own steps before those outside.
  private record Inside(Journal journal, Iteration iteration) implements Variables {

    @Override
    public Value.Fields trigger() {
      return journal.trigger;
    }

    @Override
    public Value.Fields step(String key) {
      for (var at = Optional.of(iteration); at.isPresent(); at = at.get().outer()) {
        var output = journal.outputs.get(at.get().scope() + key);
        if (output != null) {
          return output;
        }
      }
      return Value.NO_FIELDS;
    }

    @Override
    public Value.Fields loop(String key) {
      for (var at = Optional.of(iteration); at.isPresent(); at = at.get().outer()) {
        if (at.get().loop().equals(key)) {
          return at.get().variables();
        }
      }
      return Value.NO_FIELDS;
    }
  }
}
