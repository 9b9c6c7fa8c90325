package org.convoke.server.connections;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.convoke.connectors.EventStream;
import org.convoke.database.DatabaseFailure;
import org.convoke.model.ConnectionId;
import org.convoke.model.Problem;
import org.convoke.server.platform.Start;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds a line to each platform that sends its events over one that we open. Each node holds its
/// own: a platform gives each event to one of them, and one that is told twice is kept once.
///
/// Confined to one thread, which looks every few seconds which lines are wanted: a connection that
/// was saved gets a new one, one that was turned off or deleted loses its own.
@Singleton
class EventStreams {

  private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
  private static final long LOOK_AGAIN_SECONDS = 10;

  private final Connections connections;
  private final ConnectionStore store;
  private final PlatformEvents events;
  private final Map<Line, AutoCloseable> lines = new HashMap<>();
  private final Set<Line> withoutStream = new HashSet<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("event-streams").factory());

  EventStreams(Connections connections, ConnectionStore store, PlatformEvents events) {
    this.connections = connections;
    this.store = store;
    this.events = events;
  }

  /// A line of a connection as it was saved.
  private record Line(ConnectionId connection, long version) {
    static Line of(StoredConnection connection) {
      return new Line(connection.id(), connection.connection().version());
    }
  }

  void begin(@Observes @Priority(Start.WORK) StartupEvent event) {
    thread.scheduleWithFixedDelay(this::look, 1, LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
  }

  void end(@Observes ShutdownEvent event) {
    thread.shutdownNow();
    lines.values().forEach(EventStreams::close);
  }

  /// Looks at once, and waits until that is done.
  void lookNow() throws InterruptedException, ExecutionException {
    thread.submit(this::look).get();
  }

  /// Must not fail, whatever happens: the thread would not call it again, and say nothing.
  private void look() {
    try {
      var wanted = new HashSet<Line>();
      for (var usable : store.usable()) {
        hold(usable, wanted);
      }
      drop(wanted);
    } catch (DatabaseFailure failure) {
      LOG.debug("lines to platforms are left as they are", failure);
    } catch (RuntimeException unexpected) {
      LOG.error("lines to platforms are left as they are", unexpected);
    }
  }

  /// Whoever is held, or has no stream, is not opened again until it is saved.
  private void hold(ConnectionStore.Usable usable, Set<Line> wanted) {
    var line = new Line(usable.id(), usable.version());
    if (lines.containsKey(line) || withoutStream.contains(line)) {
      wanted.add(line);
      return;
    }
    connections.list(usable.org()).stream()
        .filter(it -> Line.of(it).equals(line)) // none: this node is about to be told
        .forEach(it -> open(it, line, wanted));
  }

  private void open(StoredConnection connection, Line line, Set<Line> wanted) {
    try {
      connections
          .open(connection)
          .eventStream()
          .ifPresentOrElse(
              stream -> lines.put(line, open(connection, stream)), () -> withoutStream.add(line));
      wanted.add(line);
    } catch (Problem problem) {
      connections.failed(connection, problem.detail());
    } catch (DatabaseFailure failure) {
      throw failure;
    } catch (RuntimeException unexpected) {
      // a connector's code, of which nobody knows what it throws: one that cannot be opened must
      // not keep others' lines from being held
      LOG.error("line to {}", connection.key(), unexpected);
    }
  }

  private AutoCloseable open(StoredConnection connection, EventStream stream) {
    return stream.open(
        told -> events.keep(connection, told, null),
        isConnected -> LOG.info("line to {}: {}", connection.key(), isConnected ? "up" : "down"));
  }

  private void drop(Set<Line> wanted) {
    withoutStream.retainAll(wanted);
    lines
        .entrySet()
        .removeIf(
            entry -> {
              var isUnwanted = !wanted.contains(entry.getKey());
              if (isUnwanted) {
                close(entry.getValue());
              }
              return isUnwanted;
            });
  }

  private static void close(AutoCloseable line) {
    try {
      line.close();
    } catch (Exception e) { // what closing may throw is not ours to know
      LOG.debug("a line to a platform did not close well", e);
    }
  }
}
