package org.convoke.connectors.wecom;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How long WeCom is not asked again after a frequency limit (45009). It does not say which limit
/// it was, but how long each blocks: that of a minute 60 s, that of an hour 60 min, that of a day
/// the rest of it (document 90454). So the first refusal waits a minute; who is refused still is
/// blocked by more than that, and waits as long as the call's longest limit is worth asking again.
///
/// Remembered in memory: a node that starts anew begins with a minute. Thread-safe.
final class Blocks {

  private static final int FREQUENCY_LIMIT = 45009;
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  /// A run that was put off comes a little later than the block ends.
  private static final Duration LATE = Duration.ofMinutes(5);

  private final Clock clock;
  private final Map<String, Block> blocks = new ConcurrentHashMap<>();

  Blocks(Clock clock) {
    this.clock = clock;
  }

  /// @param since the first refusal after a success
  /// @param until when it was to be asked again
  private record Block(Instant since, Instant until) {}

  /// The same answer, with the time to wait when it is a refusal.
  Answer seen(Answer answer) {
    var path = answer.request().path();
    if (answer.code() != FREQUENCY_LIMIT) {
      blocks.remove(path);
      return answer;
    }
    var now = clock.instant();
    var longest = answer.request().pause();
    var block = blocks.compute(path, (_, before) -> next(before, now, longest));
    return answer.pausedFor(Duration.between(now, block.until()));
  }

  private static Block next(@Nullable Block before, Instant now, Duration longest) {
    if (before == null || now.isAfter(before.until().plus(LATE))) {
      return new Block(now, now.plus(A_MINUTE));
    }
    var isLonger = !now.isBefore(before.since().plus(A_MINUTE));
    return new Block(before.since(), now.plus(isLonger ? longest : A_MINUTE));
  }
}
