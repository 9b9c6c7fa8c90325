package org.convoke.server.connections;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

  /// Of one connection; a fifth, so that several slow platforms leave room for others.
  private static final int OF_ONE = 20;

  private final Consumer<EventStore.Due> work;
  private final Runnable workedOn;
  private final Map<Lane, Queue<EventStore.Due>> waiting = new HashMap<>();
  private final Map<ConnectionId, Integer> held = new HashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("platform-event-", 0).factory());
  private int count;

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
  EventLanes(Consumer<EventStore.Due> work, Runnable workedOn) {
    this.work = work;
    this.workedOn = workedOn;
  }

  /// How many may be added now: never so many that one connection can fill all.
  synchronized int room() {
    return Math.min(MOST - count, OF_ONE);
  }

  /// Connections of which no more may be added.
  synchronized Collection<ConnectionId> full() {
    return held.entrySet().stream()
        .filter(it -> it.getValue() >= OF_ONE)
        .map(Map.Entry::getKey)
        .toList();
  }

  synchronized void add(EventStore.Due due) {
    held.merge(due.connection(), 1, Integer::sum);
    count++;
    var lane = Lane.of(due);
    var queue = waiting.get(lane);
    if (queue == null) {
      waiting.put(lane, new ArrayDeque<>());
      start(lane, due);
    } else {
      queue.add(due);
    }
  }

  /// After the end nothing is begun: what was taken is taken again after its turn.
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
    count--;
    held.computeIfPresent(due.connection(), (_, before) -> before == 1 ? null : before - 1);
    var queue = waiting.get(lane);
    var next = queue == null ? null : queue.poll();
    if (next == null) {
      waiting.remove(lane);
    } else {
      start(lane, next);
    }
  }

  /// Begins nothing more, and interrupts what waits.
  @Override
  public synchronized void close() {
    threads.shutdownNow();
  }
}
