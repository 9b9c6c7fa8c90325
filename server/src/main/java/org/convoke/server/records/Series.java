package org.convoke.server.records;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntToLongFunction;

/// The numbers of one series that this node has reserved. Thread-safe: the numbers are guarded by a
/// lock that nobody waits with; the semaphore lets one thread at a time reserve more.
final class Series {

  private static final int MAX_BLOCK = 512;

  /// A block that is used up within this time was too small; one that lasts longer than [#QUIET]
  /// was too large. A guess: some reservations a second cost nothing.
  private static final Duration BUSY = Duration.ofMillis(250);

  private static final Duration QUIET = Duration.ofSeconds(2);

  private final IntToLongFunction reserve;
  private final Clock clock;
  private final Semaphore reserving = new Semaphore(1);
  private final ReentrantLock lock = new ReentrantLock();
  private final PriorityQueue<Long> returned = new PriorityQueue<>();
  private long next;
  private long end;
  private int size = 1;
  private Instant reservedAt = Instant.EPOCH;

  /// What is left of the last block: `first` up to but not `end`.
  record Rest(long first, long end) {}

  /// @param reserve reserves so many numbers and answers the first
  Series(IntToLongFunction reserve, Clock clock) {
    this.reserve = reserve;
    this.clock = clock;
  }

  /// The smallest number at hand; reserves a block when there is none.
  long take() {
    var atHand = poll();
    if (atHand.isPresent()) {
      return atHand.getAsLong();
    }
    reserving.acquireUninterruptibly();
    try {
      // Whoever had the semaphore before may have reserved enough for this thread too.
      for (atHand = poll(); atHand.isEmpty(); atHand = poll()) {
        reserveBlock();
      }
      return atHand.getAsLong();
    } finally {
      reserving.release();
    }
  }

  void giveBack(long number) {
    lock.lock();
    try {
      returned.add(number);
    } finally {
      lock.unlock();
    }
  }

  /// Takes away what is left, so that it can be given back to the database; empty when nothing is.
  Optional<Rest> drain() {
    lock.lock();
    try {
      var rest = new Rest(next, end);
      next = end;
      return rest.first() < rest.end() ? Optional.of(rest) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private OptionalLong poll() {
    lock.lock();
    try {
      var first = returned.poll();
      if (first != null) {
        return OptionalLong.of(first);
      }
      return next < end ? OptionalLong.of(next++) : OptionalLong.empty();
    } finally {
      lock.unlock();
    }
  }

  private int nextSize(Duration lasted) {
    if (lasted.compareTo(BUSY) < 0) {
      return Math.min(2 * size, MAX_BLOCK);
    }
    return lasted.compareTo(QUIET) < 0 ? size : 1;
  }

  private void reserveBlock() {
    var now = clock.instant();
    size = nextSize(Duration.between(reservedAt, now));
    reservedAt = now;
    var first = reserve.applyAsLong(size);
    lock.lock();
    try {
      next = first;
      end = first + size;
    } finally {
      lock.unlock();
    }
  }
}
