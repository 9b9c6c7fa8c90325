package org.convoke.engine.internal;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before something is tried again.
final class Pauses {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private Pauses() {}

  /// Doubles with each try, with up to a fifth more or less so that runs do not come back at once.
  ///
  /// @param tries so far, from 0
  static Duration after(int tries) {
    var doubled = FIRST.multipliedBy(1L << Math.min(tries, 10));
    var longest = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    var spread = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
    return Duration.ofNanos((long) (longest.toNanos() * spread));
  }
}
