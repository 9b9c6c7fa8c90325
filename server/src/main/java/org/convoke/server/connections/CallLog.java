package org.convoke.server.connections;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.convoke.database.CommitPipeline;
import org.convoke.database.DatabaseFailure;
import org.convoke.database.UnitOfWork;
import org.convoke.model.ConnectionId;
import org.convoke.model.OrgId;
import org.convoke.server.platform.Chore;
import org.convoke.server.platform.Start;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes calls off the path of whoever makes them, many at once, on one thread of its own. When
/// more come than can be written, the rest is counted and left out. Thread-safe.
@Singleton
class CallLog implements Chore {

  private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);
  private static final int MAX_WAITING = 2_000;
  private static final int MAX_AT_ONCE = 200;
  private static final Duration KEPT = Duration.ofDays(7);
  private static final int KEPT_OF_EACH = 10_000;

  /// Anybody can make calls that are refused: a few tell what is wrong with a set-up.
  private static final int KEPT_REFUSED = 500;

  /// A guess: a platform that is set up wrongly calls less often.
  private static final int REFUSED_A_MINUTE = 30;

  private final CommitPipeline pipeline;
  private final CallStore store;
  private final ConnectionNews news;
  private final Clock clock;
  private final Counter dropped;
  private final Counter refused;
  private final Cache<ConnectionId, AtomicInteger> refusedLately =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(1)).build();
  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Thread writer =
      Thread.ofPlatform().daemon().name("call-log").unstarted(this::writeAll);
  private volatile boolean ended;

  CallLog(
      CommitPipeline pipeline,
      CallStore store,
      ConnectionNews news,
      Clock clock,
      MeterRegistry metrics) {
    this.pipeline = pipeline;
    this.store = store;
    this.news = news;
    this.clock = clock;
    this.dropped =
        Counter.builder("convoke.connections.calls.dropped")
            .description("calls that were not written to the log of calls")
            .register(metrics);
    this.refused =
        Counter.builder("convoke.connections.calls.refused")
            .description("inbound calls that were not verified to be a platform's")
            .register(metrics);
  }

  private sealed interface Entry {
    record Made(CallStore.NewRow row) implements Entry {}

    record Mark(CountDownLatch written) implements Entry {}
  }

  void begin(@Observes @Priority(Start.DATA) StartupEvent event) {
    writer.start();
  }

  void end(@Observes ShutdownEvent event) {
    ended = true;
    writer.interrupt();
  }

  /// Returns at once.
  void add(StoredConnection connection, Call call) {
    add(new CallStore.NewRow(connection.org(), connection.id(), call, false));
  }

  /// Counts an inbound call that was not verified, and writes it unless many came just now: they
  /// must not take the room of calls that were.
  ///
  /// @param call made only when it is written
  void addRefused(StoredConnection connection, Supplier<Call> call) {
    refused.increment();
    var lately = refusedLately.get(connection.id(), _ -> new AtomicInteger());
    if (lately.incrementAndGet() <= REFUSED_A_MINUTE) {
      add(new CallStore.NewRow(connection.org(), connection.id(), call.get(), true));
    }
  }

  private void add(CallStore.NewRow row) {
    if (!queue.offer(new Entry.Made(row))) {
      dropped.increment();
    }
  }

  /// Waits until what was added before is written, so that what one has just done can be seen.
  ///
  /// @return false when it took too long
  boolean awaitWritten(Duration most) {
    var mark = new Entry.Mark(new CountDownLatch(1));
    try {
      return queue.offer(mark, most.toMillis(), TimeUnit.MILLISECONDS)
          && mark.written().await(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void writeAll() {
    while (!ended) {
      try {
        var entries = new ArrayList<Entry>();
        entries.add(queue.take());
        queue.drainTo(entries, MAX_AT_ONCE - 1);
        write(entries);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void write(Iterable<Entry> entries) {
    var unit = new UnitOfWork();
    var marks = new ArrayList<CountDownLatch>();
    var concerned = new LinkedHashMap<ConnectionId, OrgId>();
    for (var entry : entries) {
      switch (entry) {
        case Entry.Made(var row) -> {
          unit.add(CallStore.INSERT, row);
          concerned.put(row.connection(), row.org());
        }
        case Entry.Mark(var written) -> marks.add(written);
      }
    }
    try {
      pipeline.commit(unit);
      concerned.forEach((connection, org) -> news.changed(org, connection));
    } catch (DatabaseFailure failure) {
      dropped.increment();
      LOG.warn("calls of connections are not written", failure);
    } finally {
      marks.forEach(CountDownLatch::countDown);
    }
  }

  /// Forgets what is old, or too much.
  @Override
  public void run() {
    store.forgetBefore(clock.instant().minus(KEPT));
    store.forgetBeyond(KEPT_OF_EACH, false);
    store.forgetBeyond(KEPT_REFUSED, true);
  }
}
