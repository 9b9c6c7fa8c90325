package org.convoke.server.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class IndexRoundsTest {

  private static final Duration REST = Duration.ofMillis(20);

  private final AtomicInteger count = new AtomicInteger();
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore allowed = new Semaphore(0);
  private final IndexRounds rounds = new IndexRounds(REST, this::round);

  private void round() {
    count.incrementAndGet();
    begun.release();
    allowed.acquireUninterruptibly();
    if (count.get() == 1) {
      throw new IllegalStateException("the first round fails");
    }
  }

  @AfterEach
  void stop() {
    allowed.release(100);
    rounds.close();
  }

  @Test
  void many_changes_make_one_round_and_those_during_it_another() throws InterruptedException {
    rounds.start();
    for (var change = 0; change < 100; change++) {
      rounds.note();
    }
    assertThat(begun.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    rounds.note();
    rounds.note();
    allowed.release();
    assertThat(begun.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    assertThat(count).hasValue(2);
  }

  @Test
  void a_round_that_fails_does_not_end_them() throws InterruptedException {
    rounds.start();
    rounds.note();
    assertThat(begun.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    allowed.release();
    rounds.note();
    assertThat(begun.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void nothing_is_done_while_nothing_changes() throws InterruptedException {
    rounds.start();
    assertThat(begun.tryAcquire(5 * REST.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
  }
}
