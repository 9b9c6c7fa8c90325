package org.convoke.engine.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// Looks for runs that nobody executes: those of nodes that are gone, and those of this node that
/// were committed but never launched, because the process of the commit ended badly or there was no
/// room.
final class Adoption {

  private static final int PAGE = 200;

  /// A run that was committed so long ago and is not in memory was never launched.
  private static final Duration OVERDUE = Duration.ofSeconds(5);

  private static final UUID NIL = new UUID(0, 0);

  private final RunStore store;
  private final PublishedFlows flows;
  private final Nodes nodes;
  private final Runs runs;
  private final InstantSource clock;

  Adoption(RunStore store, PublishedFlows flows, Nodes nodes, Runs runs, InstantSource clock) {
    this.store = store;
    this.flows = flows;
    this.nodes = nodes;
    this.runs = runs;
    this.clock = clock;
  }

  /// Adopts and launches as many as there is room for.
  ///
  /// @return how many were adopted from nodes that are gone
  int look() {
    var adopted = adoptOrphans();
    launchForgotten();
    return adopted;
  }

  private int adoptOrphans() {
    var adopted = 0;
    while (runs.room() > 0) {
      var page = store.adopt(nodes.fence(), Math.min(PAGE, runs.room()));
      launch(page);
      adopted += page.size();
      if (page.size() < PAGE) {
        break;
      }
    }
    return adopted;
  }

  private void launchForgotten() {
    var fence = nodes.fence();
    var before = clock.instant().minus(OVERDUE);
    var after = NIL;
    while (runs.room() > 0) {
      var page = store.unfinished(fence, before, after, PAGE);
      launch(page.stream().filter(run -> !runs.holds(run.key())).toList());
      if (page.size() < PAGE) {
        return;
      }
      after = page.getLast().key().run().value();
    }
  }

  private void launch(List<RunStore.Stored> page) {
    if (page.isEmpty()) {
      return;
    }
    var journals = store.journals(page.stream().map(RunStore.Stored::key).toList());
    for (var run : page) {
      runs.take(
          new Work(
              run,
              () -> flows.version(run.key().org(), run.flow(), run.version()),
              journals.getOrDefault(run.key(), List.of())));
    }
  }
}
