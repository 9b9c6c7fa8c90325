package org.convoke.e2e;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/// Something done again and again by several clients at once, each with a number of its own, until
/// it is enough. Thread-safe.
final class Repeated {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger next = new AtomicInteger();
  private final IntConsumer work;
  private final Duration pause;
  private final List<? extends Future<?>> clients;
  private volatile boolean enough;

  /// @param work done with the numbers from 0
  /// @param pause of a client after each
  Repeated(int clients, Duration pause, IntConsumer work) {
    this.work = work;
    this.pause = pause;
    this.clients = Stream.generate(() -> threads.submit(this::repeat)).limit(clients).toList();
  }

  /// How often it was begun.
  int begun() {
    return next.get();
  }

  /// @throws AssertionError when a client failed
  void requireGoingOn() {
    for (var client : clients) {
      if (client.state() == Future.State.FAILED) {
        throw new AssertionError("a client failed", client.exceptionNow());
      }
    }
  }

  /// Returns when what was begun is done.
  ///
  /// @throws java.util.concurrent.ExecutionException when a client failed
  void finish() throws Exception {
    enough = true;
    for (var client : clients) {
      client.get();
    }
    threads.shutdown();
  }

  private void repeat() {
    while (!enough) {
      work.accept(next.getAndIncrement());
      LockSupport.parkNanos(pause.toNanos());
    }
  }
}
