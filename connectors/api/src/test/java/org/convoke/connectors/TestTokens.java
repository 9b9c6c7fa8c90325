package org.convoke.connectors;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Tokens in memory. Thread-safe.
public final class TestTokens implements Tokens {

  private final Clock clock;
  private final Map<String, Kept> kept = new HashMap<>();

  private record Kept(String value, Instant until) {}

  TestTokens(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized String token(String kind, Duration early, Supplier<Fresh> fetch) {
    var known = kept.get(kind);
    if (known != null && clock.instant().isBefore(known.until().minus(early))) {
      return known.value();
    }
    var fresh = fetch.get();
    kept.put(kind, new Kept(fresh.value(), clock.instant().plus(fresh.lifetime())));
    return fresh.value();
  }

  @Override
  public synchronized void refused(String kind, String token) {
    kept.computeIfPresent(kind, (_, known) -> known.value().equals(token) ? null : known);
  }
}
