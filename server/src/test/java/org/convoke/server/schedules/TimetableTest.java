package org.convoke.server.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When five fields say that it is.
class TimetableTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Timetable table(String cron) {
    return Timetable.parse(cron).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 9 * * 1-5   | 2026-11-20T01:00:00Z | 2026-11-23T01:00:00Z", // Friday, then Monday
        "*/15 * * * *  | 2026-11-20T01:05:30Z | 2026-11-20T01:15:00Z",
        "30 8 1 * *    | 2026-11-20T00:00:00Z | 2026-12-01T00:30:00Z",
        "0 0 29 2 *    | 2026-11-20T00:00:00Z | 2028-02-28T16:00:00Z",
        "0 12 * * 7    | 2026-11-20T00:00:00Z | 2026-11-22T04:00:00Z",
        "0 12 * * 0    | 2026-11-20T00:00:00Z | 2026-11-22T04:00:00Z",
        "0 12 24 * 0   | 2026-11-20T00:00:00Z | 2026-11-22T04:00:00Z", // either day is enough
        "0 12 * JAN *  | 2026-11-20T00:00:00Z | 2027-01-01T04:00:00Z",
      })
  void the_next_moment(String cron, String now, String next) {
    assertThat(table(cron).after(Instant.parse(now), SHANGHAI)).contains(Instant.parse(next));
  }

  @Test
  void the_latest_moment_is_now_or_before() {
    var daily = table("0 9 * * *");
    var nine = Instant.parse("2026-11-20T01:00:00Z");
    assertThat(daily.latest(nine, SHANGHAI)).contains(nine);
    assertThat(daily.latest(nine.plusSeconds(40), SHANGHAI)).contains(nine);
    assertThat(daily.latest(nine.plusSeconds(80_000), SHANGHAI)).contains(nine);
  }

  @Test
  void a_daily_moment_comes_once_a_day_when_clocks_are_set() {
    var half = table("30 2 * * *");
    var forward = Instant.parse("2027-03-27T12:00:00Z"); // there is no 2:30 on the 28th
    var skipped = half.after(forward, BERLIN).orElseThrow();
    assertThat(skipped).isBetween("2027-03-28T00:59:00Z", "2027-03-29T00:30:00Z");
    var back = Instant.parse("2027-10-30T12:00:00Z"); // 2:30 is twice on the 31st
    var first = half.after(back, BERLIN).orElseThrow();
    assertThat(first).isEqualTo("2027-10-31T00:30:00Z");
    assertThat(half.after(first, BERLIN)).contains(Instant.parse("2027-11-01T01:30:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "* * * *", "* * * * * *", "60 * * * *", "0 9 * * 8", "@daily", "x"})
  void what_is_no_timetable(String cron) {
    assertThat(Timetable.parse(cron)).isEmpty();
  }

  @Test
  void a_day_that_does_not_exist_never_comes() {
    assertThat(table("0 9 30 2 *").everComes()).isFalse();
    assertThat(table("0 9 29 2 *").everComes()).isTrue();
  }
}
