package org.convoke.server.connections;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.convoke.connectors.PlatformEvent;
import org.convoke.connectors.Unanswered;
import org.convoke.database.CommitPipeline;
import org.convoke.database.DatabaseFailure;
import org.convoke.database.UnitOfWork;
import org.convoke.model.Id;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.server.platform.Chore;
import org.convoke.server.platform.Start;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what platforms tell before they are answered, and works on it afterwards, each happening
/// once. One thread of each node takes rows that are due and hands them to [EventLanes]: what
/// concerns one chat is worked on in order, and a platform that is slow to answer keeps no other
/// waiting. What a dead process had begun is due again after a minute. Thread-safe.
@Singleton
class PlatformEvents implements Chore {

  private static final Logger LOG = LoggerFactory.getLogger(PlatformEvents.class);

  /// How long a node may work on one before another takes it for dead.
  private static final Duration TURN = Duration.ofMinutes(1);

  /// Finds what another node left, and what failed; what comes in is worked on at once.
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private static final Duration KEPT = Duration.ofDays(30);
  private static final int MAX_ATTEMPTS = 8;

  private final EventStore store;
  private final Connections connections;
  private final List<EventFollower> followers;
  private final CommitPipeline pipeline;
  private final Clock clock;
  private final Semaphore news = new Semaphore(0);
  private final Object worked = new Object();
  private final EventLanes lanes = new EventLanes(this::workOn, this::workedOn);
  private final Thread worker =
      Thread.ofPlatform().daemon().name("platform-events").unstarted(this::work);
  private volatile boolean ended;

  PlatformEvents(
      EventStore store,
      Connections connections,
      @All List<EventFollower> followers,
      CommitPipeline pipeline,
      Clock clock) {
    this.store = store;
    this.connections = connections;
    this.followers = followers;
    this.pipeline = pipeline;
    this.clock = clock;
  }

  void begin(@Observes @Priority(Start.WORK) StartupEvent event) {
    worker.start();
  }

  void end(@Observes ShutdownEvent event) {
    ended = true;
    worker.interrupt();
    lanes.close();
  }

  /// Keeps events; when it returns they are durable, and those that were told before are left out.
  ///
  /// @param call the inbound call that told them; null: none
  void keep(StoredConnection connection, List<PlatformEvent> events, @Nullable UUID call) {
    if (events.isEmpty()) {
      return;
    }
    var unit = new UnitOfWork();
    for (var event : events) {
      unit.add(
          EventStore.INSERT,
          new EventStore.NewRow(connection.org(), connection.id(), Id.next(), event, call, now()));
    }
    pipeline.commit(unit);
    news.release();
  }

  /// Lets what a call told be worked on again.
  int again(StoredConnection connection, UUID call) {
    var count = store.again(connection.org(), connection.id(), call, now());
    news.release();
    return count;
  }

  /// Waits until everything that was told of a connection is worked on.
  ///
  /// @return false when it took too long
  boolean awaitIdle(StoredConnection connection, Duration most) throws InterruptedException {
    var end = System.nanoTime() + most.toNanos();
    while (store.open(connection.org(), connection.id()) > 0) {
      if (System.nanoTime() > end) {
        return false;
      }
      synchronized (worked) {
        worked.wait(100);
      }
    }
    return true;
  }

  private void work() {
    while (!ended) {
      try {
        if (!takeDue()) {
          news.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
          news.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /// @return whether there may be more that can be taken now
  private boolean takeDue() {
    var room = lanes.room();
    if (room == 0) {
      return false; // whoever ends tells
    }
    try {
      var due = store.takeDue(now(), now().plus(TURN), lanes.full(), room);
      due.forEach(lanes::add);
      return due.size() == room;
    } catch (DatabaseFailure failure) {
      LOG.warn("events of platforms wait for the database", failure);
      return false;
    }
  }

  private void workedOn() {
    news.release();
    synchronized (worked) {
      worked.notifyAll();
    }
  }

  /// One that waited in its lane for half its turn takes another; one that somebody else took
  /// meanwhile is his.
  private void workOn(EventStore.Due due) {
    try {
      var isLate = now().isAfter(due.until().minus(TURN.dividedBy(2)));
      var mine = isLate ? store.prolong(due, now().plus(TURN)) : Optional.of(due);
      mine.ifPresent(this::follow);
    } catch (DatabaseFailure failure) {
      LOG.warn("event {} of {} is tried again", due.event().key(), due.connection(), failure);
    }
  }

  private void follow(EventStore.Due due) {
    var connection = connections.find(due.connection());
    try {
      if (connection.isPresent()) {
        for (var follower : followers) {
          follower.happened(connection.get(), due.event());
        }
      }
      store.done(due, now());
    } catch (Problem problem) {
      failed(due, problem.detail(), problem.mayRetry());
    } catch (Unanswered unanswered) {
      failed(due, unanswered.reason(), true);
    } catch (DatabaseFailure failure) {
      throw failure; // taken again after its turn
    } catch (RuntimeException unexpected) {
      // whatever a follower stumbles over (a platform's answer that nobody foresaw): one event that
      // cannot be worked on must not keep those behind it
      LOG.error("event {} of {}", due.event().key(), due.connection(), unexpected);
      failed(due, Phrase.of("出现意外错误，详见服务器日志。", "An unexpected error; see the server's log."), true);
    }
  }

  private void failed(EventStore.Due due, Phrase error, boolean again) {
    var next =
        again && due.attempts() < MAX_ATTEMPTS
            ? now().plus(Duration.ofSeconds(5L << due.attempts()))
            : null;
    store.failed(due, error, next, now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /// Forgets what is old: no platform repeats itself after so long.
  @Override
  public void run() {
    store.forgetBefore(clock.instant().minus(KEPT));
  }
}
