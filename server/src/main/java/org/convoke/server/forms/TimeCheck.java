package org.convoke.server.forms;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.convoke.model.Phrase;
import org.convoke.model.Value;

/// Which days and moments date fields take, and how they are kept: so that their texts sort as they
/// follow each other.
public final class TimeCheck {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");

  private TimeCheck() {}

  static Reading date(String label, Value given) {
    return given instanceof Value.Text(var text) && day(text).isPresent()
        ? Reading.of(given)
        : wrongType(label, Phrase.of("日期，如 2026-11-21", "a date such as 2026-11-21"), given);
  }

  static Reading moment(String label, Value given) {
    var moment = given instanceof Value.Text(var text) ? moment(text) : Optional.<String>empty();
    return moment.isPresent()
        ? Reading.of(Value.of(moment.get()))
        : wrongType(
            label,
            Phrase.of(
                "带时区的时间，如 2026-11-21T14:30:00+08:00",
                "a time with its offset such as 2026-11-21T14:30:00+08:00"),
            given);
  }

  private static Reading wrongType(String label, Phrase expected, Value given) {
    if (!(given instanceof Value.Text(var text))) {
      return ValueCheck.wrongType(label, expected, given);
    }
    return Reading.refused(
        "wrong-type",
        new Phrase(
            "“%s”应为%s，收到的是“%s”。".formatted(label, expected.zh(), Phrase.shortened(text)),
            "\"%s\" takes %s, not \"%s\"."
                .formatted(label, expected.en(), Phrase.shortened(text))));
  }

  /// A day of the years 0001 to 9999, as it is kept.
  public static Optional<String> day(String text) {
    try {
      var day = LocalDate.parse(text);
      return hasFourDigits(day.getYear()) ? Optional.of(day.toString()) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// A moment as it is kept: in UTC, to the second, `2026-11-21T06:30:00Z`.
  public static Optional<String> moment(String text) {
    try {
      var moment = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
      return hasFourDigits(moment.getYear())
          ? Optional.of(moment.truncatedTo(ChronoUnit.SECONDS).format(MOMENT))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static boolean hasFourDigits(int year) {
    return year >= 1 && year <= 9999;
  }
}
