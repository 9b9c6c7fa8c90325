package org.convoke.connectors.dingtalk;

import java.time.Duration;
import java.util.List;
import org.convoke.model.LimitExceeded;
import org.convoke.model.Problem;
import org.convoke.model.Unavailable;

/// Asks again, a few times within seconds, what DingTalk will take in a moment: a group that was
/// just created takes no members for some seconds, and calls are counted by the second.
/// Thread-safe.
final class Patience {

  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  private static final Duration SOON = Duration.ofSeconds(2);

  private final Waiter waiter;

  /// Lets time pass.
  @FunctionalInterface
  interface Waiter {
    void pause(Duration duration) throws InterruptedException;
  }

  Patience(Waiter waiter) {
    this.waiter = waiter;
  }

  /// Makes a call until it is taken; the last refusal is thrown.
  void insist(Runnable call) {
    for (var pause : PAUSES) {
      try {
        call.run();
        return;
      } catch (Problem problem) {
        if (!isOverSoon(problem)) {
          throw problem;
        }
        pause(pause);
      }
    }
    call.run();
  }

  private static boolean isOverSoon(Problem problem) {
    return problem.code().equals("not-yet")
        || (problem instanceof LimitExceeded limit
            && limit.mayRetry()
            && limit.retryAfter().compareTo(SOON) <= 0);
  }

  private void pause(Duration duration) {
    try {
      waiter.pause(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(
          "interrupted", org.convoke.model.Phrase.of("服务器正在停止。", "The server is stopping."), e);
    }
  }
}
