package org.convoke.connectors;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// How long a signed call of a platform is good for, by the time that its signature covers: what
/// somebody recorded and sends again later is refused. Within the window a repetition is known by
/// its event. Thread-safe.
///
/// No platform names a window; five minutes is ours. It outlasts what may still carry the first
/// attempt's signature: DingTalk sends again after 10 and 30 s and waits 2.5 s each time, so the
/// last comes within a minute (page `test-callback-url-events`); WeCom sends three times and waits
/// 5 s each time (document 91144). Feishu's repetitions, after up to six hours, are signed anew.
/// The rest is for clocks that differ, in both directions.
public final class ReplayWindow {

  private static final Duration WINDOW = Duration.ofMinutes(5);

  /// Of milliseconds in the year 33658; longer ones are no times.
  private static final int MOST_DIGITS = 15;

  private final Clock clock;

  /// @param clock that of the connection
  public ReplayWindow(Clock clock) {
    this.clock = clock;
  }

  /// Whether a call was signed just now.
  ///
  /// @param timestamp in seconds since 1970, as it came; what is no number was not
  public boolean holdsSeconds(String timestamp) {
    return isNumber(timestamp) && holds(Instant.ofEpochSecond(Long.parseLong(timestamp)));
  }

  /// Like [#holdsSeconds(String)], in milliseconds.
  public boolean holdsMillis(String timestamp) {
    return isNumber(timestamp) && holds(Instant.ofEpochMilli(Long.parseLong(timestamp)));
  }

  private boolean holds(Instant signed) {
    return Duration.between(signed, clock.instant()).abs().compareTo(WINDOW) <= 0;
  }

  private static boolean isNumber(String timestamp) {
    return !timestamp.isEmpty()
        && timestamp.length() <= MOST_DIGITS
        && timestamp.chars().allMatch(character -> character >= '0' && character <= '9');
  }
}
