package org.convoke.engine.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convoke.engine.RunError;
import org.convoke.engine.StepState;
import org.convoke.engine.expressions.Variables;
import org.convoke.model.Value;
import org.jspecify.annotations.Nullable;

/// What the steps of a run were given and answered, in order; the last ones may not be committed
/// yet. Confined to one thread.
final class Journal implements Variables {

  /// One step.
  ///
  /// @param branch the arm taken; empty when none was, or the step is no branch
  record Entry(
      String path,
      String key,
      int position,
      StepState state,
      Value.Fields input,
      Value.Fields output,
      String branch,
      @Nullable RunError error,
      int attempts,
      Instant startedAt,
      Instant finishedAt) {}

  private final Value.Fields trigger;
  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, Value.Fields> outputs = new HashMap<>();
  private final List<Entry> uncommitted = new ArrayList<>();

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

  @Nullable Entry entry(String path) {
    return entries.get(path);
  }

  int size() {
    return entries.size();
  }

  /// Notes a step that is about to be committed.
  void add(Entry entry) {
    put(entry);
    uncommitted.add(entry);
  }

  List<Entry> uncommitted() {
    return List.copyOf(uncommitted);
  }

  void committed() {
    uncommitted.clear();
  }

  /// Takes back what was not committed.
  void forget() {
    for (var entry : uncommitted) {
      entries.remove(entry.path());
      outputs.remove(entry.key());
    }
    uncommitted.clear();
  }

  private void put(Entry entry) {
    entries.put(entry.path(), entry);
    outputs.put(entry.key(), entry.output());
  }
}
