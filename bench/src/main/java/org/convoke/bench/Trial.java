package org.convoke.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A platform whose groups one limit holds up.
///
/// @param address which setting of the connection is the address of its stand-in
/// @param limit in words
/// @param allowed how much of it in each window, which begins at a whole second or minute
record Trial(String platform, String address, String limit, int allowed, Duration window) {

  /// The documented limits (docs/sandbox.md). WeCom's is that of the first message, without which a
  /// group stays invisible to its members.
  static final List<Trial> ALL =
      List.of(
          new Trial("feishu", "base", "50 groups a second", 50, Duration.ofSeconds(1)),
          new Trial("dingtalk", "apiAddress", "20 groups a second", 20, Duration.ofSeconds(1)),
          new Trial(
              "wecom", "baseAddress", "200 first messages a minute", 200, Duration.ofMinutes(1)));

  /// What the limit alone takes: the rest of the window that is open, and all full ones, but for
  /// the last, in which what is left goes at once.
  double leastSeconds(int groups, Instant from) {
    var windows = (groups + allowed - 1) / allowed;
    if (windows < 2) {
      return 0;
    }
    var rest = window.toMillis() - Math.floorMod(from.toEpochMilli(), window.toMillis());
    return (rest + (windows - 2) * window.toMillis()) / 1e3;
  }

  /// The connection that the demo organization has to it.
  String connection() {
    return platform + "-sandbox";
  }
}
