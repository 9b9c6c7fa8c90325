package org.convoke.server.schedules;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// When this node has to look next. [#await] is called by one thread, the others by any; the lock
/// guards the field only.
@Singleton
class Alarm {

  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition earlier = lock.newCondition();
  private Instant next = Instant.MAX;

  Alarm(Clock clock) {
    this.clock = clock;
  }

  /// What the database says.
  void knows(Instant due) {
    lock.lock();
    try {
      next = due;
    } finally {
      lock.unlock();
    }
  }

  /// Something is due then, perhaps before anything else.
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

  /// Waits until something is due, at most so long: other nodes may not live to see theirs.
  void await(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      var left = atMost.toNanos();
      while (left > 0 && clock.instant().isBefore(next)) {
        var wait = Math.min(left, Math.max(1_000_000, untilNext()));
        left -= wait - earlier.awaitNanos(wait);
      }
    } finally {
      lock.unlock();
    }
  }

  private long untilNext() {
    var rest = Duration.between(clock.instant(), next);
    return rest.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1).toNanos() : rest.toNanos();
  }
}
