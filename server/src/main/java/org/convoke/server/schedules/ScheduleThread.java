package org.convoke.server.schedules;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.convoke.server.platform.Start;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that waits for what is due: `schedules`. It sleeps until the next moment, or a
/// minute.
@ApplicationScoped
class ScheduleThread {

  private static final Logger LOG = LoggerFactory.getLogger(ScheduleThread.class);

  private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Schedules schedules;
  private final Alarm alarm;
  private final Thread thread;

  /// Only the thread asks.
  private boolean troubled;

  ScheduleThread(Schedules schedules, Alarm alarm) {
    this.schedules = schedules;
    this.alarm = alarm;
    this.thread = Thread.ofPlatform().daemon().name("schedules").unstarted(this::work);
  }

  /// After the engine, which executes what is started here.
  void begin(@Observes @Priority(Start.WORK + 1) StartupEvent event) {
    thread.start();
  }

  /// Before the engine stops, so that nothing is started for it any more.
  void end(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
    thread.interrupt();
    thread.join(GRACE.toMillis());
  }

  private void work() {
    attempt(schedules::run);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        attempt(schedules::look);
        alarm.await(LONGEST_SLEEP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The thread must survive; an outage is told once.
  private void attempt(Runnable task) {
    try {
      task.run();
      troubled = false;
    } catch (RuntimeException e) {
      if (!troubled) {
        LOG.error("schedules could not be looked at; tries again within a minute", e);
      }
      troubled = true;
    }
  }
}
