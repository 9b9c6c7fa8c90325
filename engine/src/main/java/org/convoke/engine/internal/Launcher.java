package org.convoke.engine.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convoke.model.Value;

/// Lets this node execute runs that it took in the database, from where their journals say they
/// are. Thread-safe.
final class Launcher {

  private final RunStore store;
  private final CallStore calls;
  private final SubscriptionStore subscriptions;
  private final PublishedFlows flows;
  private final Runs runs;

  Launcher(
      RunStore store,
      CallStore calls,
      SubscriptionStore subscriptions,
      PublishedFlows flows,
      Runs runs) {
    this.store = store;
    this.calls = calls;
    this.subscriptions = subscriptions;
    this.flows = flows;
    this.runs = runs;
  }

  /// Only a run that was signalled has something to ask for.
  private Map<String, CallStore.Called> called(RunStore.Stored run) {
    return run.signals() == 0 ? Map.of() : calls.called(run.key());
  }

  private Map<String, Value.Fields> heard(RunStore.Stored run) {
    return run.signals() == 0 ? Map.of() : subscriptions.heard(run.key());
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
              heard(run),
              fresh));
    }
  }
}
