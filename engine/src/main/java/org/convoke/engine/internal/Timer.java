package org.convoke.engine.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes runs whose time has come. Each node looks for what is due in the database, so a run that
/// waits takes no memory and any node may go on with it. [#look()] is called by one thread,
/// [#isDue(Instant)] by any; the lock guards the fields only.
final class Timer {

  private static final int PAGE = 200;

  private final RunStore store;
  private final Nodes nodes;
  private final Runs runs;
  private final Launcher launcher;
  private final InstantSource clock;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition earlier = lock.newCondition();

  /// When the next run is due, as far as this node knows.
  private Instant next = Instant.MAX;

  Timer(RunStore store, Nodes nodes, Runs runs, Launcher launcher, InstantSource clock) {
    this.store = store;
    this.nodes = nodes;
    this.runs = runs;
    this.launcher = launcher;
    this.clock = clock;
  }

  /// Takes what is due, as long as there is room. Until it has asked the database, or when there is
  /// no room, it knows of no time, so that the next look comes after the whole pause.
  void look() {
    knowsNothing();
    var now = clock.instant();
    List<RunStore.Stored> page;
    do {
      page = runs.room() == 0 ? List.of() : wake(now);
    } while (page.size() == PAGE);
    if (runs.room() > 0) {
      store.nextDue().ifPresent(this::isDue);
    }
  }

  private List<RunStore.Stored> wake(Instant now) {
    var page = store.wakeDue(nodes.fence(), now, Math.min(PAGE, runs.room()));
    launcher.launch(page);
    return page;
  }

  private void knowsNothing() {
    lock.lock();
    try {
      next = Instant.MAX;
    } finally {
      lock.unlock();
    }
  }

  /// A run waits until then.
  void isDue(Instant at) {
    lock.lock();
    try {
      if (at.isBefore(next)) {
        next = at;
        earlier.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits until the next run is due, at most so long: other nodes do not tell of theirs.
  void pause(Duration atMost) throws InterruptedException {
    var end = clock.instant().plus(atMost);
    lock.lock();
    try {
      for (var now = clock.instant(); now.isBefore(end) && now.isBefore(next); ) {
        var until = end.isBefore(next) ? end : next;
        earlier.awaitNanos(Math.max(1_000_000, Duration.between(now, until).toNanos()));
        now = clock.instant();
      }
    } finally {
      lock.unlock();
    }
  }
}
