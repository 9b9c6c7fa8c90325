package org.convoke.engine;

import java.time.Duration;

/// Waits; a test lets the time pass at once.
@FunctionalInterface
public interface Waiter {

  void pause(Duration duration) throws InterruptedException;
}
