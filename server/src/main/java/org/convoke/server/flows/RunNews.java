package org.convoke.server.flows;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.convoke.engine.RunListener;
import org.convoke.engine.RunState;
import org.convoke.model.FlowId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.RunId;
import org.convoke.server.platform.Start;
import org.convoke.server.realtime.Event;
import org.convoke.server.realtime.Realtime;

/// Tells browsers and metrics about runs. A run's own page is told at once. Thousands of runs may
/// end in a second, so lists are told in rounds, a few times a second. Thread-safe.
@Singleton
class RunNews implements RunListener {

  private static final Duration REST = Duration.ofMillis(200);

  private final Realtime realtime;
  private final FailureNotices notices;
  private final NewsRound lists;
  private final Counter done;
  private final Counter failed;
  private final Counter inDoubt;

  RunNews(Realtime realtime, FailureNotices notices, MeterRegistry metrics) {
    this.realtime = realtime;
    this.notices = notices;
    this.lists = new NewsRound(REST, (org, event) -> realtime.toTopic(org, "runs", event));
    this.done = Counter.builder("convoke.runs").tag("state", "done").register(metrics);
    this.failed = Counter.builder("convoke.runs").tag("state", "failed").register(metrics);
    this.inDoubt = Counter.builder("convoke.runs").tag("state", "in_doubt").register(metrics);
  }

  @Override
  public void changed(OrgId org, RunId run, FlowId flow, RunState state) {
    count(state);
    if (state == RunState.FAILED || state == RunState.IN_DOUBT) {
      notices.failed();
    }
    var event = new Event.Run(run, flow, state.name());
    if (state != RunState.READY) {
      realtime.toTopic(org, "run:" + run, event);
    }
    lists.note(org, event);
  }

  @Override
  public void awaited(OrgId org, PersonId person) {
    realtime.toPeople(org, List.of(person), new Event.Errands());
  }

  private void count(RunState state) {
    switch (state) {
      case DONE -> done.increment();
      case FAILED -> failed.increment();
      case IN_DOUBT -> inDoubt.increment();
      case READY, RUNNING, WAITING, CANCELLED -> {}
    }
  }

  void start(@Observes @Priority(Start.DATA) StartupEvent event) {
    lists.start();
  }

  void stop(@Observes ShutdownEvent event) {
    lists.close();
  }
}
