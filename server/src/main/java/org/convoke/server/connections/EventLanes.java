package org.convoke.server.connections;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.convoke.connectors.ChatHandle;
import org.convoke.model.ConnectionId;

/// Events that this node has taken and not yet worked on, in lanes: those of one chat, or of a
/// connection and no chat, one after the other, each lane on a virtual thread of its own. Bounded
/// as a whole and for each connection, so that one whose platform is slow leaves room for the
/// others.
///
/// Thread-safe: guarded by itself; nothing is worked on while the lock is held.
final class EventLanes implements AutoCloseable {

  /// As many virtual threads at most. A guess: most of them wait for a platform.
  private static final int MOST = 100;

  /// Of one connection, waiting or worked on; a fifth, so that several slow platforms leave room
  /// for others.
  private static final int OF_ONE = 20;

  /// What is interrupted may still write that it is to be tried again.
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final Consumer<EventStore.Due> work;
  private final Runnable workedOn;
  private final Duration patience;
  private final Map<Lane, Queue<EventStore.Due>> waiting = new HashMap<>();
  private final Map<UUID, EventStore.Due> held = new HashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("platform-event-", 0).factory());

  /// What must be worked on in order.
  ///
  /// @param chat empty: what concerns no chat
  private record Lane(ConnectionId connection, String chat) {
    static Lane of(EventStore.Due due) {
      var chat = due.event().chat().map(ChatHandle::value).orElse("");
      return new Lane(due.connection(), chat);
    }
  }

  /// @param work called on the lane's thread
  /// @param workedOn called after each
  /// @param patience how long the end waits for what is worked on
  EventLanes(Consumer<EventStore.Due> work, Runnable workedOn, Duration patience) {
    this.work = work;
    this.workedOn = workedOn;
    this.patience = patience;
  }

  /// What may be added now.
  synchronized EventStore.Room room() {
    return new EventStore.Room(MOST - held.size(), OF_ONE, held());
  }

  /// What was added and is not yet worked on.
  synchronized List<EventStore.Due> held() {
    return List.copyOf(held.values());
  }

  /// @param due none that is held
  synchronized void add(EventStore.Due due) {
    held.put(due.id(), due);
    var lane = Lane.of(due);
    var queue = waiting.get(lane);
    if (queue == null) {
      waiting.put(lane, new ArrayDeque<>());
      start(lane, due);
    } else {
      queue.add(due);
    }
  }

  /// After the end nothing is begun; it stays held.
  private void start(Lane lane, EventStore.Due due) {
    if (!threads.isShutdown()) {
      threads.execute(() -> run(lane, due));
    }
  }

  private void run(Lane lane, EventStore.Due due) {
    try {
      work.accept(due);
    } finally {
      ended(lane, due);
      workedOn.run();
    }
  }

  private synchronized void ended(Lane lane, EventStore.Due due) {
    held.remove(due.id());
    var queue = waiting.get(lane);
    var next = queue == null ? null : queue.poll();
    if (next == null) {
      waiting.remove(lane);
    } else {
      start(lane, next);
    }
  }

  /// Begins nothing more, waits for what is worked on, and interrupts what takes too long.
  @Override
  public void close() {
    stop();
    try {
      if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
        threads.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void stop() {
    threads.shutdown();
  }
}
