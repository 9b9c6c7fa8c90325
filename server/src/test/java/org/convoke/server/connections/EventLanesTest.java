package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.PlatformEvent;
import org.convoke.model.ConnectionId;
import org.convoke.model.Id;
import org.convoke.model.OrgId;
import org.convoke.model.Value;
import org.convoke.server.connections.EventStore.Due;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What this process works on at once, and what waits behind it.
@Timeout(30)
class EventLanesTest {

  private static final String INTERRUPTED = " interrupted";

  private final OrgId org = OrgId.create();
  private final ConnectionId connection = ConnectionId.create();
  private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<String> begun = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> ended = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
  private EventLanes lanes = lanes(Duration.ofSeconds(20));

  @AfterEach
  void end() {
    gates.values().forEach(CountDownLatch::countDown);
    lanes.close();
  }

  @Test
  void those_of_one_chat_follow_each_other_and_another_chat_s_do_not_wait() throws Exception {
    var first = gated("k1", "chat");
    lanes.add(first);
    lanes.add(event("k2", "chat"));
    assertThat(begun.take()).isEqualTo("k1");
    lanes.add(event("k3", "another"));
    assertThat(begun.take()).isEqualTo("k3");
    assertThat(begun).isEmpty();
    open("k1");
    assertThat(begun.take()).isEqualTo("k2");
  }

  @Test
  void what_waits_or_is_worked_on_is_held_until_it_ends_and_then_that_is_told() throws Exception {
    var first = gated("k1", "chat");
    var second = event("k2", "chat");
    lanes.add(first);
    lanes.add(second);
    assertThat(lanes.room().most()).isEqualTo(98);
    assertThat(lanes.held()).containsExactlyInAnyOrder(first, second);
    open("k1");
    told.take();
    told.take();
    assertThat(lanes.held()).isEmpty();
    assertThat(lanes.room().most()).isEqualTo(100);
  }

  @Test
  void the_end_waits_for_what_is_worked_on_and_begins_nothing_more() throws Exception {
    lanes.add(gated("k1", "chat"));
    var waits = event("k2", "chat");
    lanes.add(waits);
    begun.take();
    var closing = closing();
    open("k1");
    closing.join();
    assertThat(ended).containsExactly("k1");
    assertThat(begun).isEmpty();
    assertThat(lanes.held()).containsExactly(waits);
    var late = event("k3", "another");
    lanes.add(late);
    assertThat(lanes.held()).containsExactlyInAnyOrder(waits, late);
  }

  @Test
  void the_end_interrupts_what_takes_too_long() throws Exception {
    lanes = lanes(Duration.ofMillis(50));
    lanes.add(gated("k1", "chat"));
    begun.take();
    lanes.close();
    assertThat(ended).containsExactly("k1" + INTERRUPTED);
  }

  /// @return a thread that waits for the end
  private Thread closing() {
    var closing = Thread.ofPlatform().start(lanes::close);
    while (closing.isAlive() && closing.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return closing;
  }

  private EventLanes lanes(Duration patience) {
    return new EventLanes(this::work, () -> told.add("told"), patience);
  }

  private void work(Due due) {
    var key = due.event().key();
    begun.add(key);
    try {
      var gate = gates.get(key);
      ended.add(gate == null || gate.await(20, TimeUnit.SECONDS) ? key : key + " too late");
    } catch (InterruptedException e) {
      ended.add(key + INTERRUPTED);
    }
  }

  private Due gated(String key, String chat) {
    gates.put(key, new CountDownLatch(1));
    return event(key, chat);
  }

  private void open(String key) {
    Optional.ofNullable(gates.get(key)).orElseThrow().countDown();
  }

  private Due event(String key, String chat) {
    var event =
        new PlatformEvent(
            PlatformEvent.Kind.CONTACT_OPENED,
            key,
            Instant.EPOCH,
            Optional.of(new ChatHandle(chat)),
            Value.fields(Map.of("names", Value.texts(List.of()))));
    return new Due(org, connection, Id.next(), event, 0);
  }
}
