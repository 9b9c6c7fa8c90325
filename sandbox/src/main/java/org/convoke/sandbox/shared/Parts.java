package org.convoke.sandbox.shared;

import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// What each platform is given to work with.
///
/// @param key `feishu`, `wecom` or `dingtalk`
/// @param clock the sandbox's time
/// @param timers things to come
/// @param lock held while a call is answered; never while waiting
/// @param limits of this platform
/// @param faults of this platform
/// @param calls to this platform
/// @param pushes of this platform
public record Parts(
    String key,
    SandboxClock clock,
    Timers timers,
    ReentrantLock lock,
    Limits limits,
    Faults faults,
    CallLog calls,
    Pushes pushes) {

  /// The parts of one platform.
  public static Parts of(
      String key, SandboxClock clock, Timers timers, Map<String, Long> documentedLimits) {
    var faults = new Faults();
    return new Parts(
        key,
        clock,
        timers,
        new ReentrantLock(),
        new Limits(clock, documentedLimits),
        faults,
        new CallLog(),
        new Pushes(clock, timers, faults));
  }

  /// Seconds since 1970.
  public long seconds() {
    return clock.instant().getEpochSecond();
  }

  /// Milliseconds since 1970.
  public long millis() {
    return clock.instant().toEpochMilli();
  }

  /// Does something that waits for others, without the lock that the caller holds.
  public <T> T unlocked(Supplier<T> work) {
    lock.unlock();
    try {
      return work.get();
    } finally {
      lock.lock();
    }
  }
}
