package org.convoke.server.flows;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.convoke.engine.RunListener;
import org.convoke.engine.RunState;
import org.convoke.model.FlowId;
import org.convoke.model.OrgId;
import org.convoke.model.RunId;
import org.convoke.server.realtime.Event;
import org.convoke.server.realtime.Realtime;

/// Tells browsers and metrics about runs. A run's own page is told at once. Thousands of runs may
/// end in a second, so lists are told a few times a second, of each run the newest state, and of at
/// most so many runs of an organization each time; a list that is told of one asks again for all.
/// Thread-safe.
@Singleton
class RunNews implements RunListener {

  private static final Duration INTERVAL = Duration.ofMillis(200);
  private static final int MAX_RUNS_AT_ONCE = 50;

  private record Item(OrgId org, RunId run) {}

  private final Realtime realtime;
  private final Counter done;
  private final Counter failed;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<OrgId, Map<Item, Event.Run>> pending = new LinkedHashMap<>();
  private boolean flushing;
  private boolean stopped;

  RunNews(Realtime realtime, MeterRegistry metrics) {
    this.realtime = realtime;
    this.done = Counter.builder("convoke.runs").tag("state", "done").register(metrics);
    this.failed = Counter.builder("convoke.runs").tag("state", "failed").register(metrics);
  }

  @Override
  public void changed(OrgId org, RunId run, FlowId flow, RunState state) {
    count(state);
    var event = new Event.Run(run, flow, state.name());
    if (state != RunState.READY) {
      realtime.toTopic(org, "run:" + run, event);
    }
    if (note(new Item(org, run), event)) {
      Thread.ofVirtual().name("run-news").start(this::flushUntilQuiet);
    }
  }

  private void count(RunState state) {
    switch (state) {
      case DONE -> done.increment();
      case FAILED -> failed.increment();
      case READY, RUNNING -> {}
    }
  }

  /// @return whether nobody is flushing
  private boolean note(Item item, Event.Run event) {
    lock.lock();
    try {
      var ofOrganization = pending.computeIfAbsent(item.org(), _ -> new LinkedHashMap<>());
      if (ofOrganization.size() < MAX_RUNS_AT_ONCE || ofOrganization.containsKey(item)) {
        ofOrganization.put(item, event);
      }
      var starts = !flushing && !stopped;
      flushing |= starts;
      return starts;
    } finally {
      lock.unlock();
    }
  }

  private void flushUntilQuiet() {
    try {
      do {
        Thread.sleep(INTERVAL);
      } while (flush());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// @return whether there was something to tell
  private boolean flush() {
    var news = take();
    for (var each : news) {
      realtime.toTopic(each.getKey().org(), "runs", each.getValue());
    }
    return !news.isEmpty();
  }

  private List<Map.Entry<Item, Event.Run>> take() {
    lock.lock();
    try {
      var news = new ArrayList<Map.Entry<Item, Event.Run>>();
      pending.values().forEach(each -> news.addAll(each.entrySet()));
      pending.clear();
      flushing = !news.isEmpty();
      return news;
    } finally {
      lock.unlock();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    lock.lock();
    try {
      stopped = true;
    } finally {
      lock.unlock();
    }
  }
}
