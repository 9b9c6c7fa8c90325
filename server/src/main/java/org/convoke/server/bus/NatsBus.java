package org.convoke.server.bus;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bus through NATS (core NATS: no streams, nothing is kept there).
///
/// A node that has lost its connection goes on alone and keeps trying. When it is back it tells
/// itself and all others of the gap: itself, because it did not hear them; them, because they did
/// not hear it, and cannot know. The NATS server keeps echoes from us (`noEcho`).
///
/// Thread-safe. Each room has a thread of the client library, so that a long queue of deliveries
/// keeps nobody from forgetting what is stale. The thread `bus-connect` exists while there is no
/// connection, and ends when the bus is closed.
final class NatsBus implements Bus, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NatsBus.class);

  /// Between two attempts for the first connection; afterwards the library does it.
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /// For a server that has accepted a connection, to take what is sent on it.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /// Gaps that come together are told once: when NATS starts again, each node tells all others.
  private static final Duration TOGETHER = Duration.ofSeconds(1);

  private final Options options;
  private final String place;
  private final String prefix;
  private final Map<Room, List<Consumer<String>>> receivers = new EnumMap<>(Room.class);
  private final List<Runnable> gapListeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean tellingOthers = new AtomicBoolean();
  private final AtomicBoolean connecting = new AtomicBoolean();
  private volatile @Nullable Connection connection;
  private final CountDownLatch closing = new CountDownLatch(1);

  /// @param place where NATS is, for people
  /// @param prefix of the subjects: the same for all nodes of a database, and for no others
  NatsBus(Options.Builder options, String place, String prefix) {
    this.place = place;
    this.prefix = prefix;
    this.options =
        options.connectionListener(this::happened).errorListener(new NatsErrors(this)).build();
    for (var room : Room.values()) {
      receivers.put(room, new CopyOnWriteArrayList<>());
    }
    receive(Room.GAPS, _ -> tellGap());
  }

  /// Connects, or, when that fails, says so and goes on trying on a thread of its own.
  void start() {
    try {
      connect();
    } catch (IOException e) {
      LOG.warn(
          "NATS at {} cannot be reached ({}): this node goes on alone and keeps trying; until then"
              + " it hears of what other nodes change only after a minute",
          place,
          e.getMessage());
      connectLater();
    }
  }

  @Override
  public void publish(Room room, Supplier<String> message) {
    var open = connection;
    if (open == null || open.getStatus() != Connection.Status.CONNECTED) {
      return; // whoever comes back tells of the gap
    }
    try {
      open.publish(subject(room), message.get().getBytes(StandardCharsets.UTF_8));
    } catch (IllegalStateException | IllegalArgumentException e) {
      // The connection broke just now, or the message is larger than NATS takes.
      LOG.debug("a message for {} was dropped", room, e);
      dropped();
    }
  }

  @Override
  public void receive(Room room, Consumer<String> receiver) {
    receiversOf(room).add(receiver);
  }

  @Override
  public void onGap(Runnable listener) {
    gapListeners.add(listener);
  }

  @Override
  public State state() {
    var open = connection;
    return open != null && open.getStatus() == Connection.Status.CONNECTED
        ? State.CONNECTED
        : State.DISCONNECTED;
  }

  /// Sends what is under way and leaves.
  @Override
  public void close() {
    closing.countDown();
    var open = connection;
    if (open != null) {
      settle(open);
      leave(open);
    }
  }

  /// Messages of ours were not sent although the connection is there: the others must know.
  void dropped() {
    if (tellingOthers.compareAndSet(false, true)) {
      CompletableFuture.delayedExecutor(TOGETHER.toMillis(), TimeUnit.MILLISECONDS)
          .execute(this::tellOthers);
    }
  }

  /// Messages of others were not heard.
  void tellGap() {
    gapListeners.forEach(Runnable::run);
  }

  private void tellOthers() {
    tellingOthers.set(false);
    publish(Room.GAPS, () -> "");
  }

  private void connect() throws IOException {
    try {
      var open = Nats.connect(options);
      for (var room : Room.values()) {
        var heard = receiversOf(room);
        open.createDispatcher(
                message -> hand(new String(message.getData(), StandardCharsets.UTF_8), heard))
            .subscribe(subject(room));
      }
      settle(open);
      connection = open;
      if (isClosed()) { // while this was going on
        leave(open);
      }
      LOG.info("connected to NATS at {}", place);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits until the server has taken what was sent, subscriptions above all. A line that is too
  /// slow for that, or breaks, is noticed by the library.
  private static void settle(Connection open) {
    try {
      open.flush(PATIENCE);
    } catch (TimeoutException | IllegalStateException e) {
      LOG.debug("NATS has not answered yet", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void leave(Connection open) {
    try {
      open.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void hand(String text, List<Consumer<String>> receivers) {
    for (var receiver : receivers) {
      receiver.accept(text);
    }
  }

  private void connectLater() {
    if (connecting.compareAndSet(false, true)) {
      Thread.ofVirtual().name("bus-connect").start(this::connectUntilDone);
    }
  }

  private void connectUntilDone() {
    try {
      var over = isClosed();
      while (!over && !connected()) {
        over = closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connecting.set(false);
    }
  }

  private boolean connected() {
    try {
      connect();
      cameBack();
      return true;
    } catch (IOException e) {
      LOG.debug("NATS at {} cannot be reached yet", place, e);
      return false;
    }
  }

  private void cameBack() {
    tellGap();
    dropped();
  }

  private void happened(Connection on, Events event) {
    if (isClosed()) {
      return;
    }
    switch (event) {
      case DISCONNECTED -> lost(on);
      case RESUBSCRIBED -> {
        LOG.info("NATS at {} is back", place);
        settle(on);
        cameBack();
      }
      case CLOSED -> closed(on);
      case CONNECTED, RECONNECTED, DISCOVERED_SERVERS, LAME_DUCK -> {}
    }
  }

  private void lost(Connection line) {
    if (line == connection) { // not when a first attempt fails
      LOG.warn("lost NATS at {}; this node goes on alone until it is back", place);
    }
  }

  /// The library gives up when a server refuses our credentials twice; an operator who mends that
  /// should not have to start every node again.
  private void closed(Connection gone) {
    if (gone == connection) {
      LOG.warn("NATS at {} refuses this node; it goes on alone and keeps trying", place);
      connectLater();
    }
  }

  private boolean isClosed() {
    return closing.getCount() == 0;
  }

  private String subject(Room room) {
    return prefix + "." + room.subject();
  }

  private List<Consumer<String>> receiversOf(Room room) {
    return Objects.requireNonNull(receivers.get(room));
  }
}
