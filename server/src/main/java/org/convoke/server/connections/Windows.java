package org.convoke.server.connections;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.convoke.connectors.Budgets.Window;

/// When the windows of budgets begin and end. Days and months are those of the server's time zone,
/// which stands for the organization's.
final class Windows {

  private Windows() {}

  static Instant begin(Window window, Instant now) {
    return local(window, now).toInstant();
  }

  static Instant end(Window window, Instant now) {
    var begin = local(window, now);
    var end =
        switch (window) {
          case SECOND -> begin.plusSeconds(1);
          case MINUTE -> begin.plusMinutes(1);
          case HOUR -> begin.plusHours(1);
          case DAY -> begin.plusDays(1);
          case MONTH -> begin.plusMonths(1);
        };
    return end.toInstant();
  }

  private static ZonedDateTime local(Window window, Instant now) {
    var local = now.atZone(ZoneId.systemDefault());
    return switch (window) {
      case SECOND -> local.truncatedTo(ChronoUnit.SECONDS);
      case MINUTE -> local.truncatedTo(ChronoUnit.MINUTES);
      case HOUR -> local.truncatedTo(ChronoUnit.HOURS);
      case DAY -> local.truncatedTo(ChronoUnit.DAYS);
      case MONTH -> local.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
    };
  }
}
