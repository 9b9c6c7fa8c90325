package org.convoke.sandbox.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Does things at a time of the sandbox's clock, each on a virtual thread of its own. Thread-safe.
public final class Timers implements AutoCloseable {

  /// Things that are done one after the other, in the order in which they became due.
  public static final class Lane {
    private final ArrayDeque<Task> waiting = new ArrayDeque<>();
    private boolean busy;
  }

  private record Task(Instant due, long number, Runnable work, Optional<Lane> lane) {}

  private final SandboxClock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::number));
  private final Thread thread;
  private long number;
  private int running;

  /// Starts at once.
  public Timers(SandboxClock clock) {
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("sandbox-timers").start(this::run);
  }

  /// Does `work` when the clock shows `due`; at once when it has passed.
  public void at(Instant due, Runnable work) {
    locked(() -> tasks.add(new Task(due, number++, work, Optional.empty())));
  }

  /// The same, after what is due earlier on this lane.
  public void at(Instant due, Lane lane, Runnable work) {
    locked(() -> tasks.add(new Task(due, number++, work, Optional.of(lane))));
  }

  /// Looks at the clock again, because it was moved.
  public void wake() {
    locked(() -> {});
  }

  /// Forgets what is still to come.
  public void clear() {
    locked(tasks::clear);
  }

  /// Waits until nothing is due and nothing runs.
  ///
  /// @return whether that came within the limit
  public boolean settle(Duration limit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      var nanos = limit.toNanos();
      while (running > 0 || isDue()) {
        if (nanos <= 0) {
          return false;
        }
        nanos = changed.awaitNanos(nanos);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isDue() {
    var next = tasks.peek();
    return next != null && !next.due().isAfter(clock.instant());
  }

  private void run() {
    lock.lock();
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (isDue()) {
          begin(tasks.remove());
        } else {
          await();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void await() throws InterruptedException {
    var next = tasks.peek();
    if (next == null) {
      changed.await();
    } else {
      var left = Duration.between(clock.instant(), next.due()).toNanos();
      changed.await(Math.max(left, 1), TimeUnit.NANOSECONDS);
    }
  }

  private void begin(Task task) {
    running++;
    if (task.lane().isPresent() && task.lane().get().busy) {
      task.lane().get().waiting.add(task);
      return;
    }
    task.lane().ifPresent(lane -> lane.busy = true);
    run(task);
  }

  private void ended(Task task) {
    running--;
    task.lane()
        .ifPresent(
            lane -> {
              var next = lane.waiting.poll();
              lane.busy = next != null;
              if (next != null) {
                run(next);
              }
            });
  }

  private void run(Task task) {
    Thread.ofVirtual()
        .name("sandbox-timer-" + task.number())
        .start(
            () -> {
              try {
                task.work().run();
              } finally {
                locked(() -> ended(task));
              }
            });
  }
}
