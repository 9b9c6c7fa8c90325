package org.convoke.server.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeriesTest {

  private final AtomicLong next = new AtomicLong(1);
  private final List<Integer> blocks = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-21T00:00:00Z");
  private final Series series = new Series(this::reserve, new HandSet());

  private final class HandSet extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }

  private long reserve(int size) {
    blocks.add(size);
    return next.getAndAdd(size);
  }

  private List<Long> take(int count) {
    return LongStream.range(0, count).mapToObj(_ -> series.take()).toList();
  }

  @Test
  void numbers_are_reserved_one_by_one_when_little_happens() {
    for (var number = 1; number <= 5; number++) {
      assertThat(series.take()).isEqualTo(number);
      now = now.plus(Duration.ofSeconds(1));
    }
    assertThat(blocks).containsExactly(1, 1, 1, 1, 1);
  }

  @Test
  void blocks_double_while_they_are_used_up_at_once_and_are_small_again_later() {
    assertThat(take(1000)).isEqualTo(LongStream.rangeClosed(1, 1000).boxed().toList());
    assertThat(blocks).containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256, 512);
    now = now.plus(Duration.ofMinutes(1));
    take(24);
    assertThat(blocks).endsWith(512, 1);
  }

  @Test
  void a_block_that_lasts_a_while_is_large_enough() {
    take(15);
    now = now.plus(Duration.ofSeconds(1));
    take(16);
    assertThat(blocks).containsExactly(1, 2, 4, 8, 8, 16);
  }

  @Test
  void what_was_not_used_is_taken_next() {
    take(3);
    series.giveBack(2);
    series.giveBack(1);
    assertThat(take(3)).containsExactly(1L, 2L, 4L);
  }

  @Test
  void what_is_left_can_be_given_back_to_everybody_once() {
    take(2);
    assertThat(series.drain()).contains(new Series.Rest(3, 4));
    assertThat(series.drain()).isEmpty();
    assertThat(series.take()).isEqualTo(4);
  }

  @Test
  void many_threads_get_every_number_once() throws Exception {
    var calls = new ArrayList<Callable<List<Long>>>();
    for (var thread = 0; thread < 16; thread++) {
      calls.add(() -> take(500));
    }
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var numbers =
          executor.invokeAll(calls).stream().map(Future::resultNow).flatMap(List::stream).sorted();
      assertThat(numbers.toList()).isEqualTo(LongStream.rangeClosed(1, 8000).boxed().toList());
    }
  }
}
