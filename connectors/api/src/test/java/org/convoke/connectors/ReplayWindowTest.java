package org.convoke.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What was signed long ago is not taken.
class ReplayWindowTest {

  private static final long NOW = 1_763_690_400;

  private final ReplayWindow window =
      new ReplayWindow(Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC));

  @Test
  void five_minutes_hold_in_both_directions() {
    for (var seconds : List.of(NOW - 300, NOW, NOW + 300)) {
      assertThat(window.holdsSeconds("" + seconds)).isTrue();
      assertThat(window.holdsMillis("" + seconds * 1_000)).isTrue();
    }
    for (var seconds : List.of(NOW - 301, NOW + 301, 1L)) {
      assertThat(window.holdsSeconds("" + seconds)).isFalse();
      assertThat(window.holdsMillis("" + seconds * 1_000)).isFalse();
    }
  }

  @Test
  void what_is_no_time_does_not_hold() {
    for (var text : List.of("", "now", "-1", "٣", "9".repeat(40))) {
      assertThat(window.holdsSeconds(text)).isFalse();
      assertThat(window.holdsMillis(text)).isFalse();
    }
    assertThat(window.holdsSeconds("9".repeat(15))).isFalse();
  }
}
