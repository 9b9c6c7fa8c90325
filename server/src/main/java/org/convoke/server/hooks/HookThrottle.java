package org.convoke.server.hooks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.convoke.model.LimitExceeded;
import org.convoke.model.Phrase;

/// Bounds how often one address calls hooks, also those that do not exist: so many a minute on each
/// node. Thread-safe.
@Singleton
class HookThrottle {

  /// A guess: ten a second is more than systems of a business send, and guesses nothing.
  static final int PER_MINUTE = 600;

  private static final Duration WINDOW = Duration.ofMinutes(1);

  /// Addresses that are counted; more than that at once are an attack that needs another defence.
  private static final int MAX_ADDRESSES = 50_000;

  private final Cache<String, AtomicInteger> calls;

  HookThrottle(Clock clock) {
    this.calls =
        Caffeine.newBuilder()
            .maximumSize(MAX_ADDRESSES)
            .expireAfterWrite(WINDOW)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /// Counts a call.
  ///
  /// @throws LimitExceeded `hook-throttled`
  void count(String address) {
    if (calls.get(address, _ -> new AtomicInteger()).incrementAndGet() > PER_MINUTE) {
      throw new LimitExceeded(
          "hook-throttled",
          Phrase.of("调用过于频繁：每分钟最多 %d 次。", "Too many calls: at most %d a minute.", PER_MINUTE),
          WINDOW);
    }
  }
}
