package org.convoke.engine.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Lets this node execute runs that it took in the database, from where their journals say they
/// are. Thread-safe.
final class Launcher {

  private final JournalStore journals;
  private final CallStore calls;
  private final SubscriptionStore subscriptions;
  private final PublishedFlows flows;
  private final Runs runs;

  Launcher(
      JournalStore journals,
      CallStore calls,
      SubscriptionStore subscriptions,
      PublishedFlows flows,
      Runs runs) {
    this.journals = journals;
    this.calls = calls;
    this.subscriptions = subscriptions;
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
    var known = journals.find(keys(taken.stream()));
    // only a run that was signalled has something to ask for
    var signalled = keys(taken.stream().filter(run -> run.signals() > 0));
    var called = calls.called(signalled);
    var heard = subscriptions.heard(signalled);
    for (var run : taken) {
      var key = run.key();
      runs.take(
          new Work(
              run,
              () -> flows.version(key.org(), run.flow(), run.version()),
              known.getOrDefault(key, List.of()),
              called.getOrDefault(key, Map.of()),
              heard.getOrDefault(key, Map.of()),
              fresh));
    }
  }

  private static List<RunKey> keys(Stream<RunStore.Stored> runs) {
    return runs.map(RunStore.Stored::key).toList();
  }
}
