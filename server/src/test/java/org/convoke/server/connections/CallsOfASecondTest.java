package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallsOfASecondTest {

  private static final int ALLOWED = 20;
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private Instant now = NOON;
  private final CallsOfASecond calls = new CallsOfASecond(() -> now);

  @Test
  void a_call_that_is_not_answered_keeps_its_place() {
    begin(ALLOWED);
    assertThat(calls.begin(ALLOWED)).isEqualTo(Duration.ofSeconds(1));
    now = NOON.plusSeconds(10);
    assertThat(calls.begin(ALLOWED)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void an_answered_call_keeps_its_place_for_a_second() {
    begin(ALLOWED);
    now = NOON.plusMillis(300);
    calls.end();
    now = NOON.plusMillis(1_299);
    assertThat(calls.begin(ALLOWED)).isEqualTo(Duration.ofMillis(1));
    now = NOON.plusMillis(1_300);
    begin(1);
    assertThat(calls.begin(ALLOWED)).isPositive();
  }

  @Test
  void no_second_of_the_platform_has_more_however_long_calls_are_on_their_way() {
    var random = new Random(4);
    var arrivals = new ArrayList<Instant>();
    var answers = new PriorityQueue<Instant>(Comparator.naturalOrder());
    for (var millis = 0; millis < 20_000; millis++) {
      now = NOON.plusMillis(millis);
      while (!answers.isEmpty() && !answers.element().isAfter(now)) {
        answers.remove();
        calls.end();
      }
      while (calls.begin(ALLOWED).isZero()) {
        var there = now.plusMillis(random.nextInt(600));
        arrivals.add(there);
        answers.add(there.plusMillis(random.nextInt(100)));
      }
    }
    assertThat(mostInASecond(arrivals)).isLessThanOrEqualTo(ALLOWED);
    assertThat(arrivals).as("and yet they are made").hasSizeGreaterThan(10 * ALLOWED);
  }

  private void begin(int count) {
    for (var call = 0; call < count; call++) {
      assertThat(calls.begin(ALLOWED)).isZero();
    }
  }

  private static long mostInASecond(List<Instant> arrivals) {
    return arrivals.stream()
        .mapToLong(
            begin ->
                arrivals.stream()
                    .filter(it -> !it.isBefore(begin) && it.isBefore(begin.plusSeconds(1)))
                    .count())
        .max()
        .orElse(0);
  }
}
