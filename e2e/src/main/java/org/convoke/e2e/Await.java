package org.convoke.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what another process does and cannot announce to us.
public final class Await {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private Await() {}

  /// Asks until the answer is yes.
  ///
  /// @return whether it was within `limit`
  public static boolean until(Duration limit, BooleanSupplier question) {
    var deadline = System.nanoTime() + limit.toNanos();
    while (!question.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return true;
  }
}
