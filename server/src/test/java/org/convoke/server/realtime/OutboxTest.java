package org.convoke.server.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {

  private final List<String> written = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger tooSlow = new AtomicInteger();

  @Test
  void texts_leave_in_their_order_through_one_writer() throws Exception {
    var writers = new AtomicInteger();
    var most = new AtomicInteger();
    var done = new CountDownLatch(1_000);
    var outbox =
        new Outbox(
            text -> {
              most.accumulateAndGet(writers.incrementAndGet(), Math::max);
              written.add(text);
              writers.decrementAndGet();
              done.countDown();
            },
            tooSlow::incrementAndGet);
    IntStream.range(0, 1_000).forEach(number -> outbox.send("" + number));
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(written)
        .containsExactlyElementsOf(IntStream.range(0, 1_000).mapToObj(it -> "" + it).toList());
    assertThat(most).hasValue(1);
    assertThat(tooSlow).hasValue(0);
  }

  @Test
  void a_reader_with_too_many_events_waiting_is_given_up_once() {
    var wire = new SynchronousQueue<String>();
    var outbox = new Outbox(text -> take(wire, text), tooSlow::incrementAndGet);
    // One is on its way and waits for the wire, the queue holds the rest, one is too many.
    IntStream.range(0, Outbox.MAX_EVENTS + 10).forEach(_ -> outbox.send("x"));
    assertThat(tooSlow).hasValue(1);
    assertThat(outbox.isClosed()).isTrue();
    assertThat(wire.poll()).isIn("x", null);
  }

  @Test
  void a_reader_with_too_much_waiting_is_given_up() {
    var wire = new SynchronousQueue<String>();
    var outbox = new Outbox(text -> take(wire, text), tooSlow::incrementAndGet);
    var large = "x".repeat(Outbox.MAX_CHARACTERS / 4);
    IntStream.range(0, 6).forEach(_ -> outbox.send(large));
    assertThat(tooSlow).hasValue(1);
  }

  @Test
  void a_socket_that_is_gone_takes_no_more() throws Exception {
    var tried = new CountDownLatch(1);
    var outbox =
        new Outbox(
            _ -> {
              tried.countDown();
              throw new IllegalStateException("connection reset");
            },
            tooSlow::incrementAndGet);
    outbox.send("first");
    assertThat(tried.await(30, TimeUnit.SECONDS)).isTrue();
    outbox.close();
    outbox.send("second");
    assertThat(written).isEmpty();
    assertThat(tooSlow).hasValue(0);
  }

  private static void take(SynchronousQueue<String> wire, String text) {
    try {
      wire.put(text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
