package org.convoke.server.connections;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;

/// The calls of one allowance of a second that the platform may be counting: a call counts at some
/// time between its beginning and its answer, so it is kept from its beginning until a second after
/// its answer. While no more than are allowed are kept, no second of the platform has more,
/// whenever it begins and however long calls are on their way. Of this node; over all nodes calls
/// keep their distance ([BudgetStore]). Thread-safe.
final class CallsOfASecond {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final Queue<Instant> answered = new ArrayDeque<>(); // guarded by this
  private int onTheirWay; // guarded by this

  CallsOfASecond(InstantSource clock) {
    this.clock = clock;
  }

  /// Begins a call if there may be one more.
  ///
  /// @return how long there will not be one, at least; zero: it began
  synchronized Duration begin(long allowed) {
    var now = clock.instant();
    while (!answered.isEmpty() && !answered.element().plus(SECOND).isAfter(now)) {
      answered.remove();
    }
    if (onTheirWay + answered.size() < allowed) {
      onTheirWay++;
      return Duration.ZERO;
    }
    return answered.isEmpty() ? SECOND : Duration.between(now, answered.element().plus(SECOND));
  }

  /// A call was answered, or nobody waits for its answer any more.
  synchronized void end() {
    onTheirWay--;
    answered.add(clock.instant());
  }
}
