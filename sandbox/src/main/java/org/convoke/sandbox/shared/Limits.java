package org.convoke.sandbox.shared;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The named limits of one platform and what was spent of them. A window begins at a whole second,
/// minute, hour, day (of China) or month, not at the first call. Thread-safe.
public final class Limits {

  /// A span in which calls are counted.
  public enum Window {
    /// One second.
    SECOND,
    /// One minute.
    MINUTE,
    /// One hour.
    HOUR,
    /// One day in China.
    DAY,
    /// One month in China.
    MONTH
  }

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final InstantSource clock;
  private final Map<String, Long> defaults;
  private final Map<String, Long> values = new LinkedHashMap<>();
  private final Map<String, Spent> spent = new HashMap<>();
  private boolean enforced = true;
  private long exceeded;

  private record Spent(long window, long count) {}

  /// Limits with their documented values.
  public Limits(InstantSource clock, Map<String, Long> defaults) {
    this.clock = clock;
    this.defaults = Map.copyOf(defaults);
    this.values.putAll(new java.util.TreeMap<>(defaults));
  }

  /// A limit's value; without end when limits are off.
  public synchronized long of(String name) {
    return enforced ? values.getOrDefault(name, Long.MAX_VALUE) : Long.MAX_VALUE;
  }

  /// Spends one of the limit `name` for `subject`.
  ///
  /// @return false when nothing was left; then nothing is spent
  public boolean spend(String name, String subject, Window window) {
    return spend(name, subject, window, 1);
  }

  /// Spends `amount`.
  public synchronized boolean spend(String name, String subject, Window window, long amount) {
    var now = number(window);
    var before = spent.get(name + " " + subject);
    var count = before != null && before.window() == now ? before.count() : 0;
    if (count + amount > of(name)) {
      exceeded++;
      return false;
    }
    spent.put(name + " " + subject, new Spent(now, count + amount));
    return true;
  }

  /// Whether one more can be spent.
  public synchronized boolean hasLeft(String name, String subject, Window window) {
    var before = spent.get(name + " " + subject);
    var count = before != null && before.window() == number(window) ? before.count() : 0;
    var left = count < of(name);
    if (!left) {
      exceeded++;
    }
    return left;
  }

  /// How often more was asked for than was left, since the last reset.
  public synchronized long exceeded() {
    return exceeded;
  }

  /// Seconds until a window ends.
  public long secondsLeft(Window window) {
    var now = clock.instant().atZone(CHINA);
    return switch (window) {
      case SECOND -> 1;
      case MINUTE -> 60 - now.getSecond();
      case HOUR -> 3600 - now.getMinute() * 60L - now.getSecond();
      case DAY -> 86400 - now.toLocalTime().toSecondOfDay();
      case MONTH -> {
        var next = now.toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay(CHINA);
        yield next.toEpochSecond() - now.toEpochSecond();
      }
    };
  }

  /// Changes some; the key `enforced` turns all off or on.
  public synchronized void change(Map<String, Object> changes) {
    changes.forEach(
        (name, value) -> {
          if (value instanceof Boolean flag && name.equals("enforced")) {
            enforced = flag;
          } else if (value instanceof Number count && !name.equals("enforced")) {
            values.put(name, count.longValue());
          } else {
            throw new Json.Malformed("limit " + name + " expects a number, got " + value);
          }
        });
    spent.clear();
  }

  /// Documented values again, nothing spent.
  public synchronized void reset() {
    values.clear();
    values.putAll(new java.util.TreeMap<>(defaults));
    enforced = true;
    exceeded = 0;
    spent.clear();
  }

  /// All values by name.
  public synchronized Map<String, Object> all() {
    var all = new LinkedHashMap<String, Object>();
    all.put("enforced", enforced);
    all.putAll(values);
    return all;
  }

  private long number(Window window) {
    var seconds = clock.instant().getEpochSecond();
    return switch (window) {
      case SECOND -> seconds;
      case MINUTE -> seconds / 60;
      case HOUR -> seconds / 3600;
      case DAY -> (seconds + 8 * 3600) / 86400;
      case MONTH -> {
        var day = clock.instant().atZone(CHINA);
        yield day.getYear() * 12L + day.getMonthValue();
      }
    };
  }
}
