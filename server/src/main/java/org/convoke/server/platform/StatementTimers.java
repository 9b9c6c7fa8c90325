package org.convoke.server.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.convoke.database.StatementTimes;

/// The time of each statement as a metric, `convoke.statement{name="record.page"}`. Thread-safe.
final class StatementTimers implements StatementTimes {

  private final ConcurrentHashMap<String, Timer> timers = new ConcurrentHashMap<>();
  private final MeterRegistry metrics;

  StatementTimers(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  @Override
  public void took(String statement, long nanos) {
    var timer = timers.get(statement);
    if (timer == null) {
      timer = timers.computeIfAbsent(statement, this::timer);
    }
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(String statement) {
    return Timer.builder("convoke.statement").tag("name", statement).register(metrics);
  }
}
