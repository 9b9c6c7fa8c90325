package org.convoke.server.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.convoke.server.platform.Settings.BusSettings;
import org.convoke.server.platform.Settings.NatsSignIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NatsBusTest {

  private static final long PATIENCE_SECONDS = 20;

  private final NatsServer nats = new NatsServer();

  @BeforeEach
  void find() {
    assumeThat(NatsServer.isInstalled()).as("nats-server is installed").isTrue();
  }

  @AfterEach
  void stop() throws InterruptedException {
    nats.close();
  }

  @Test
  void the_others_hear_a_message_and_its_sender_does_not() throws Exception {
    nats.start();
    try (var one = node("a");
        var other = node("a")) {
      one.bus.publish(Room.CHANGES, () -> "1");
      one.bus.publish(Room.CHANGES, () -> "2");
      assertThat(other.next()).isEqualTo("1");
      assertThat(other.next()).isEqualTo("2");
      other.bus.publish(Room.CHANGES, () -> "answer");
      assertThat(one.next()).isEqualTo("answer");
    }
  }

  @Test
  void nodes_of_another_database_hear_nothing() throws Exception {
    nats.start();
    try (var one = node("a");
        var stranger = node("b");
        var other = node("a")) {
      one.bus.publish(Room.CHANGES, () -> "ours");
      assertThat(other.next()).isEqualTo("ours");
      assertThat(stranger.heard).isEmpty();
    }
  }

  @Test
  void a_node_that_starts_without_nats_finds_it_later_and_says_that_it_was_away() throws Exception {
    try (var early = node("a")) {
      assertThat(early.bus.state()).isEqualTo(Bus.State.DISCONNECTED);
      early.bus.publish(Room.CHANGES, () -> "nobody hears");
      nats.start();
      early.awaitGap();
      assertThat(early.bus.state()).isEqualTo(Bus.State.CONNECTED);
    }
  }

  @Test
  void when_nats_comes_back_everybody_knows_of_the_gap_and_hears_again() throws Exception {
    nats.start();
    try (var one = node("a");
        var other = node("a")) {
      nats.stop();
      nats.start();
      one.awaitGap();
      other.awaitGap();
      one.bus.publish(Room.CHANGES, () -> "back");
      assertThat(other.next()).isEqualTo("back");
    }
  }

  @Test
  void a_wrong_password_is_a_bus_that_is_not_there() throws Exception {
    try (var locked = new NatsServer("--user", "convoke", "--pass", "right")) {
      locked.start();
      try (var in = node(locked, new NatsSignIn.User("convoke", "right"));
          var out = node(locked, new NatsSignIn.User("convoke", "wrong"))) {
        assertThat(in.bus.state()).isEqualTo(Bus.State.CONNECTED);
        assertThat(out.bus.state()).isEqualTo(Bus.State.DISCONNECTED);
      }
    }
  }

  private Node node(String database) {
    return new Node(nats, new NatsSignIn.None(), database);
  }

  private static Node node(NatsServer nats, NatsSignIn signIn) {
    return new Node(nats, signIn, "a");
  }

  private static final class Node implements AutoCloseable {
    private final NatsBus bus;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Semaphore gaps = new Semaphore(0);

    Node(NatsServer nats, NatsSignIn signIn, String database) {
      var settings = new BusSettings.ThroughNats(List.of(nats.address()), signIn);
      bus =
          new NatsBus(
              NatsConnection.options(settings, "test"),
              NatsConnection.place(settings),
              "convoke." + database);
      bus.receive(Room.CHANGES, heard::add);
      bus.onGap(gaps::release);
      bus.start();
    }

    String next() throws InterruptedException {
      var text = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return text == null ? "nothing" : text;
    }

    void awaitGap() throws InterruptedException {
      assertThat(gaps.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("told of a gap").isTrue();
    }

    @Override
    public void close() {
      bus.close();
    }
  }
}
