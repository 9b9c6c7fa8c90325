package org.convoke.server;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/// The server's clock in tests: the system's, set forward as far as tests ask. Never back, because
/// all tests share it. Thread-safe.
@Singleton
public class TestClock extends Clock {

  private final AtomicLong aheadMillis = new AtomicLong();

  /// From now on it is this much later.
  public void advance(Duration duration) {
    aheadMillis.addAndGet(duration.toMillis());
  }

  @Override
  public Instant instant() {
    return Instant.now().plusMillis(aheadMillis.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("instants only");
  }
}
