package org.convoke.bench;

import java.util.Arrays;

/// Durations in nanoseconds, as many as there are; confined to one thread.
final class Latencies {

  private long[] values = new long[1 << 16];
  private int size;

  void add(long nanos) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = nanos;
  }

  int size() {
    return size;
  }

  /// Such as `p50 4.1 ms, p99 12.0 ms, max 80.2 ms`.
  @Override
  public String toString() {
    if (size == 0) {
      return "none";
    }
    var sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return "p50 %.1f ms, p99 %.1f ms, max %.1f ms"
        .formatted(millis(sorted, 0.50), millis(sorted, 0.99), millis(sorted, 1));
  }

  private static double millis(long[] sorted, double share) {
    var index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(index, 0)] / 1e6;
  }
}
