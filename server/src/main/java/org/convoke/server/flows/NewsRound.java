package org.convoke.server.flows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.convoke.model.OrgId;
import org.convoke.model.RunId;
import org.convoke.server.realtime.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gathers what became of runs and tells it in rounds: the first at once, the next after a rest; of
/// each run the newest state, and of at most [#MAX_RUNS_AT_ONCE] runs of an organization.
///
/// One thread tells, from [#start] to [#close]. Thread-safe: the fields are guarded by the lock,
/// which is not held while something is told.
final class NewsRound implements AutoCloseable {

  /// More than a screen shows: a list that is told of one asks again for all.
  static final int MAX_RUNS_AT_ONCE = 50;

  private static final Logger LOG = LoggerFactory.getLogger(NewsRound.class);

  private final Duration rest;
  private final BiConsumer<OrgId, Event.Run> tell;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<OrgId, Map<RunId, Event.Run>> pending = new LinkedHashMap<>();
  private boolean closed;

  /// @param rest between two rounds
  /// @param tell must not wait; when it fails the news of that run is lost
  NewsRound(Duration rest, BiConsumer<OrgId, Event.Run> tell) {
    this.rest = rest;
    this.tell = tell;
  }

  private record News(OrgId org, Event.Run event) {}

  void start() {
    Thread.ofVirtual().name("run-news").start(this::rounds);
  }

  /// Takes news; returns at once.
  void note(OrgId org, Event.Run event) {
    lock.lock();
    try {
      var ofOrganization = pending.computeIfAbsent(org, _ -> new LinkedHashMap<>());
      if (ofOrganization.size() < MAX_RUNS_AT_ONCE || ofOrganization.containsKey(event.runId())) {
        ofOrganization.put(event.runId(), event);
      }
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Ends the rounds; what has not been told is not told any more.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void rounds() {
    try {
      for (var news = next(); !news.isEmpty(); news = next()) {
        news.forEach(this::tell);
        rest();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(News news) {
    try {
      tell.accept(news.org(), news.event());
    } catch (RuntimeException e) {
      // The rounds go on, whatever becomes of one of them.
      LOG.warn("nobody is told about run {}", news.event().runId(), e);
    }
  }

  /// Waits for news; empty when closed.
  private List<News> next() throws InterruptedException {
    lock.lock();
    try {
      while (pending.isEmpty() && !closed) {
        changed.await();
      }
      var news = new ArrayList<News>();
      if (!closed) {
        pending.forEach(
            (org, events) -> events.values().forEach(it -> news.add(new News(org, it))));
      }
      pending.clear();
      return news;
    } finally {
      lock.unlock();
    }
  }

  private void rest() throws InterruptedException {
    lock.lock();
    try {
      for (var left = rest.toNanos(); left > 0 && !closed; ) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
