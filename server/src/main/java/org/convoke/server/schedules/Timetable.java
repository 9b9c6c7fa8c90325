package org.convoke.server.schedules;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Moments in five fields: minute, hour, day of the month, month, day of the week (0 and 7 are
/// Sunday). When both days are given, either is enough. Immutable.
public final class Timetable {

  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  private final ExecutionTime times;

  private Timetable(ExecutionTime times) {
    this.times = times;
  }

  /// @return empty when it is none
  public static Optional<Timetable> parse(String cron) {
    try {
      return Optional.of(new Timetable(ExecutionTime.forCron(PARSER.parse(cron))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Whether there is such a moment at all: there is no 30 February.
  public boolean everComes() {
    return after(Instant.EPOCH, ZoneOffset.UTC).isPresent();
  }

  /// The first moment after another.
  Optional<Instant> after(Instant moment, ZoneId zone) {
    return times.nextExecution(moment.atZone(zone)).map(ZonedDateTime::toInstant);
  }

  /// The last moment that is not after another.
  Optional<Instant> latest(Instant moment, ZoneId zone) {
    var minute = moment.atZone(zone).truncatedTo(ChronoUnit.MINUTES);
    return times.isMatch(minute)
        ? Optional.of(minute.toInstant())
        : times.lastExecution(minute).map(ZonedDateTime::toInstant);
  }
}
