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
/// once. One thread of each node takes rows that are due and hands them to [EventLanes]: a platform
/// that is slow to answer keeps no other waiting. What concerns one chat is worked on in order, one
/// at a time whichever node has it; but those behind one that failed do not wait until it is tried
/// again. However long work takes, its node keeps it; what a dead process had begun is due again
/// after a minute. Thread-safe.
@Singleton
class PlatformEvents implements Chore {

  private static final Logger LOG = LoggerFactory.getLogger(PlatformEvents.class);

  /// How long a node may say nothing of what it holds before another takes it for dead.
  private static final Duration TURN = Duration.ofMinutes(1);

  /// How often a node says so: twice in vain is no harm.
  private static final Duration SAY_AGAIN = TURN.dividedBy(3);

  /// Finds what another node left, and what failed; what comes in is worked on at once.
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  /// How long the end waits for what is worked on.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration KEPT = Duration.ofDays(30);
  private static final int MAX_ATTEMPTS = 8;

  private final EventStore store;
  private final Connections connections;
  private final List<EventFollower> followers;
  private final CommitPipeline pipeline;
  private final Clock clock;
  private final UUID holder = Id.next();
  private final Semaphore news = new Semaphore(0);
  private final Object worked = new Object();
  private final EventLanes lanes = new EventLanes(this::workOn, this::workedOn, PATIENCE);
  private final Thread worker =
      Thread.ofPlatform().daemon().name("platform-events").unstarted(this::work);
  private Instant kept = Instant.MIN; // confined to the worker
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
    news.release();
    awaitWorker();
    lanes.close();
    giveBack();
  }

  /// Lets it finish what it takes just now.
  private void awaitWorker() {
    try {
      worker.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    worker.interrupt();
  }

  /// What is still held another node may take at once.
  private void giveBack() {
    try {
      store.keep(new EventStore.Turn(holder, now(), now()), lanes.held());
    } catch (DatabaseFailure failure) {
      LOG.warn("events of platforms are taken after their turn", failure);
    }
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
    try {
      keepHeld();
      var room = lanes.room();
      if (room.most() == 0) {
        return false; // whoever ends tells
      }
      var due = store.takeDue(turn(), room);
      due.forEach(lanes::add);
      return due.size() == room.most();
    } catch (DatabaseFailure failure) {
      LOG.warn("events of platforms wait for the database", failure);
      return false;
    }
  }

  private void keepHeld() {
    if (now().isBefore(kept.plus(SAY_AGAIN))) {
      return;
    }
    store.keep(turn(), lanes.held());
    kept = now();
  }

  private EventStore.Turn turn() {
    var now = now();
    return new EventStore.Turn(holder, now, now.plus(TURN));
  }

  private void workedOn() {
    news.release();
    synchronized (worked) {
      worked.notifyAll();
    }
  }

  /// What somebody else took meanwhile, because this node said nothing for a turn, is his.
  private void workOn(EventStore.Due due) {
    try {
      store.begin(turn(), due).ifPresent(this::follow);
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
      store.done(holder, due, now());
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
    store.failed(holder, due, error, next, now());
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
