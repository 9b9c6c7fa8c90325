package org.convoke.server.records;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does something after changes, in rounds: soon after the first, then at most once in each rest,
/// and not at all while nothing changes.
///
/// One thread works, from [#start] to [#close]. Thread-safe.
final class IndexRounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IndexRounds.class);

  private final Duration rest;
  private final Runnable work;
  private final Semaphore changed = new Semaphore(0);
  private final CountDownLatch closed = new CountDownLatch(1);

  /// @param rest between two rounds
  IndexRounds(Duration rest, Runnable work) {
    this.rest = rest;
    this.work = work;
  }

  void start() {
    Thread.ofVirtual().name("record-index").start(this::rounds);
  }

  /// Returns at once.
  void note() {
    if (changed.availablePermits() == 0) {
      changed.release();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    changed.release();
  }

  private void rounds() {
    try {
      changed.acquire();
      while (!closed.await(rest.toNanos(), TimeUnit.NANOSECONDS)) {
        changed.drainPermits();
        round();
        changed.acquire();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("a round failed; the next comes after the next change", e);
    }
  }
}
