package org.convoke.engine.internal;

import java.util.List;
import java.util.Set;

/// Lets this node execute runs that it took in the database, from where their journals say they
/// are. Thread-safe.
final class Launcher {

  private final RunStore store;
  private final PublishedFlows flows;
  private final Runs runs;

  Launcher(RunStore store, PublishedFlows flows, Runs runs) {
    this.store = store;
    this.flows = flows;
    this.runs = runs;
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
              fresh));
    }
  }
}
