package org.convoke.server.platform;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs every [Chore] once an hour, one after the other, on one thread of its own.
@ApplicationScoped
class Chores {

  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
  private static final long INTERVAL_MINUTES = 60;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("chores").factory());

  void begin(@Observes @Priority(Start.WORK) StartupEvent event, Instance<Chore> chores) {
    timer.scheduleWithFixedDelay(
        () -> chores.forEach(Chores::run), INTERVAL_MINUTES, INTERVAL_MINUTES, TimeUnit.MINUTES);
  }

  void end(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  /// One that fails must not keep the others from their turn, nor itself from its next.
  private static void run(Chore chore) {
    try {
      chore.run();
    } catch (RuntimeException e) {
      LOG.warn("chore {} failed; it runs again in an hour", chore.getClass().getSimpleName(), e);
    }
  }
}
