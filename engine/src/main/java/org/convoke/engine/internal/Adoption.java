package org.convoke.engine.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// Looks for runs that nobody executes: those of nodes that are gone, and those of this node that
/// were committed but never launched, because the process of the commit ended badly or there was no
/// room. Confined to one thread.
final class Adoption {

  private static final int PAGE = 200;

  /// What one look reads of each kind at most: 5,000 runs. A guess; the next look goes on.
  private static final int MAX_PAGES = 25;

  /// A run that was committed so long ago and is not in memory was never launched.
  private static final Duration OVERDUE = Duration.ofSeconds(5);

  private static final UUID NIL = new UUID(0, 0);

  private final RunStore store;
  private final Launcher launcher;
  private final Nodes nodes;
  private final Runs runs;
  private final InstantSource clock;

  /// Where the search for forgotten runs goes on; a search that stops half-way must not begin anew,
  /// or it would never come past the runs that are in memory.
  private UUID after = NIL;

  Adoption(RunStore store, Launcher launcher, Nodes nodes, Runs runs, InstantSource clock) {
    this.store = store;
    this.launcher = launcher;
    this.nodes = nodes;
    this.runs = runs;
    this.clock = clock;
  }

  /// Adopts and launches as many as there is room for, within a limit.
  ///
  /// @return how many were adopted from nodes that are gone
  int look() {
    var adopted = adoptOrphans();
    launchForgotten();
    return adopted;
  }

  private int adoptOrphans() {
    var adopted = 0;
    for (var pages = 0; pages < MAX_PAGES && runs.room() > 0; pages++) {
      var page = store.adopt(nodes.fence(), Math.min(PAGE, runs.room()));
      launcher.launch(page);
      adopted += page.size();
      if (page.size() < PAGE) {
        break;
      }
    }
    return adopted;
  }

  /// Most of what is found is in memory already, so only keys are read until one is not.
  private void launchForgotten() {
    var fence = nodes.fence();
    var before = clock.instant().minus(OVERDUE);
    for (var pages = 0; pages < MAX_PAGES && runs.room() > 0; pages++) {
      var page = store.unfinished(fence, before, after, PAGE);
      launchMissing(fence, page);
      if (page.size() < PAGE) {
        after = NIL;
        return;
      }
      after = page.getLast().run().value();
    }
  }

  private void launchMissing(Fence fence, List<RunKey> page) {
    var missing = page.stream().filter(key -> !runs.holds(key)).limit(runs.room()).toList();
    if (!missing.isEmpty()) {
      launcher.launch(store.unfinished(fence, missing));
    }
  }
}
