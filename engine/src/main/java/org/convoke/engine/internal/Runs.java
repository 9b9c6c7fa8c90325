package org.convoke.engine.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.convoke.engine.EngineSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// The runs that this node has in memory: so many are executed at a time, so many wait; what does
/// not fit is not taken, stays in the database, and is found by the next look. Thread-safe; the
/// lock guards the fields only.
final class Runs {

  private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

  /// Executes one run; answers when it is at its end or not this node's any more.
  @FunctionalInterface
  interface Executing {
    void execute(Work work) throws InterruptedException;
  }

  private final Executor threads;
  private final Executing executing;
  private final int maxRunning;
  private final int maxQueued;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final ArrayDeque<Work> queue = new ArrayDeque<>();

  /// Their attempts. One that was cancelled may be pausing, and must not hold up the next.
  private final Map<RunKey, Set<Integer>> held = new HashMap<>();

  private final Set<Thread> busy = new HashSet<>();
  private int running;
  private boolean closed;

  Runs(EngineSettings settings, Executor threads, Executing executing) {
    this.maxRunning = settings.maxRunning();
    this.maxQueued = settings.maxQueued();
    this.threads = threads;
    this.executing = executing;
  }

  /// Takes a run, unless this attempt is here already or there is no room.
  boolean take(Work work) {
    if (!enqueue(work)) {
      return false;
    }
    startThreadIfAllowed();
    return true;
  }

  /// How many more runs fit.
  int room() {
    return locked(() -> closed ? 0 : maxQueued - queue.size());
  }

  int queued() {
    return locked(queue::size);
  }

  int running() {
    return locked(() -> running);
  }

  /// Whether any attempt of a run is here.
  boolean holds(RunKey key) {
    return locked(() -> held.containsKey(key));
  }

  /// Waits until no run is in memory.
  ///
  /// @return whether that came before the limit
  boolean awaitIdle(Duration limit) {
    lock.lock();
    try {
      return awaitIdleLocked(limit);
    } finally {
      lock.unlock();
    }
  }

  /// Takes no more, gives up those that wait, lets those that are executed end, and interrupts them
  /// when that takes longer than the limit.
  void close(Duration limit) {
    lock.lock();
    try {
      closed = true;
      queue.clear();
      if (!awaitIdleLocked(limit)) {
        busy.forEach(Thread::interrupt);
        awaitIdleLocked(Duration.ofSeconds(1));
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitIdleLocked(Duration limit) {
    var left = limit.toNanos();
    try {
      while (running > 0 && left > 0) {
        left = idle.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return running == 0;
  }

  private boolean enqueue(Work work) {
    return locked(
        () -> {
          if (closed || queue.size() >= maxQueued || !hold(work)) {
            return false;
          }
          queue.add(work);
          return true;
        });
  }

  private boolean hold(Work work) {
    return held.computeIfAbsent(work.key(), _ -> new HashSet<>()).add(work.run().attempt());
  }

  private void release(Work work) {
    held.computeIfPresent(
        work.key(),
        (_, attempts) -> {
          attempts.remove(work.run().attempt());
          return attempts.isEmpty() ? null : attempts;
        });
  }

  private void startThreadIfAllowed() {
    var starts =
        locked(
            () -> {
              if (running >= maxRunning || queue.isEmpty()) {
                return false;
              }
              running++;
              return true;
            });
    if (starts) {
      threads.execute(this::work);
    }
  }

  /// Executes runs until none waits.
  private void work() {
    var next = begin();
    while (next.isPresent()) {
      execute(next.get());
      next = nextOrEnd(next.get());
    }
  }

  private Optional<Work> begin() {
    return locked(
        () -> {
          busy.add(Thread.currentThread());
          return pollOrEnd();
        });
  }

  private Optional<Work> nextOrEnd(Work done) {
    return locked(
        () -> {
          release(done);
          return pollOrEnd();
        });
  }

  private Optional<Work> pollOrEnd() {
    var next = Optional.ofNullable(queue.poll());
    if (next.isEmpty()) {
      running--;
      busy.remove(Thread.currentThread());
      idle.signalAll();
    }
    return next;
  }

  /// Survives whatever a run does; the run stays in the database, and the next look finds it.
  private void execute(Work work) {
    try (var _ = MDC.putCloseable("runId", work.key().run().toString())) {
      executing.execute(work);
    } catch (InterruptedException e) {
      LOG.info("run {} is left for the next start", work.key().run());
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      LOG.error("run {} could not be executed", work.key().run(), e);
    }
  }

  private <T> T locked(Supplier<T> block) {
    lock.lock();
    try {
      return block.get();
    } finally {
      lock.unlock();
    }
  }
}
