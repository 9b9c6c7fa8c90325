package org.convoke.model;

import java.time.Duration;
import java.util.List;

/// Too much, or too often.
public final class LimitExceeded extends Problem {

  private final Duration retryAfter;

  /// @param retryAfter when the same call may succeed; zero when waiting does not help
  public LimitExceeded(String code, Phrase detail, Duration retryAfter) {
    super(code, detail, List.of(), null);
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }

  @Override
  public boolean mayRetry() {
    return retryAfter.isPositive();
  }
}
