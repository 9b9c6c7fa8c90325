package org.convoke.server.connections;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The calls of one allowance of a second that the platform may be counting: a call counts at some
/// time between its beginning and its answer, so it keeps a place from its beginning until a second
/// after its answer. With as many places as calls are allowed, no second of the platform has more,
/// whenever it begins and however long calls are on their way; but for calls that are made again at
/// once because their token was refused, and those of other nodes, which keep their distance
/// ([BudgetStore]). Thread-safe.
final class CallsOfASecond {

  private final Semaphore places;
  private final Executor aSecondLater;

  /// @param aSecondLater executes what it is given a second later
  CallsOfASecond(long allowed, Executor aSecondLater) {
    this.places = new Semaphore(Math.toIntExact(Math.min(allowed, Integer.MAX_VALUE)), true);
    this.aSecondLater = aSecondLater;
  }

  /// Makes a call when there is a place for it; who came first is first.
  ///
  /// @param longest to be waited for
  /// @param instead throws what the caller is told when there was no place in time
  <T> T within(Duration longest, Supplier<T> call, Supplier<RuntimeException> instead) {
    if (!isPlaceFree(longest)) {
      throw instead.get();
    }
    try {
      return call.get();
    } finally {
      aSecondLater.execute(places::release);
    }
  }

  private boolean isPlaceFree(Duration longest) {
    try {
      return places.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
