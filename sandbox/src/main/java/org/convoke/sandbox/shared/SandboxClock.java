package org.convoke.sandbox.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The sandbox's time: the machine's, moved forward by hand. Thread-safe.
public final class SandboxClock implements InstantSource {

  private final Clock machine = Clock.systemUTC();
  private volatile Duration ahead = Duration.ZERO;

  @Override
  public Instant instant() {
    return machine.instant().plus(ahead);
  }

  /// Moves the time forward.
  public synchronized void advance(Duration by) {
    ahead = ahead.plus(by);
  }

  /// How far it is ahead of the machine's.
  public Duration ahead() {
    return ahead;
  }

  /// Puts it this far ahead.
  public void ahead(Duration far) {
    ahead = far;
  }
}
