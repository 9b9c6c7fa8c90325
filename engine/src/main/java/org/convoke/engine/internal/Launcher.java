package org.convoke.engine.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lets this node execute runs that it took in the database, from where their journals say they
/// are. Thread-safe.
final class Launcher {

  private final RunStore store;
  private final CallStore calls;
  private final PublishedFlows flows;
  private final Runs runs;

  Launcher(RunStore store, CallStore calls, PublishedFlows flows, Runs runs) {
    this.store = store;
    this.calls = calls;
    this.flows = flows;
    this.runs = runs;
  }

  /// Only a run that was told of an end has something to ask for.
  private Map<String, CallStore.Called> called(RunStore.Stored run) {
    return run.signals() == 0 ? Map.of() : calls.called(run.key());
  }

  void launch(List<RunStore.Stored> taken) {
    launch(taken, Set.of());
  }

  /// @param fresh paths of steps whose intent was surely never carried out
  void launch(List<RunStore.Stored> taken, Set<String> fresh) {
    if (taken.isEmpty()) {
      return;
    }
    var journals = store.journals(taken.stream().map(RunStore.Stored::key).toList());
    for (var run : taken) {
      var journal = journals.getOrDefault(run.key(), List.of());
      runs.take(
          new Work(
              run,
              () -> flows.version(run.key().org(), run.flow(), run.version()),
              journal,
              called(run),
              fresh));
    }
  }
}
