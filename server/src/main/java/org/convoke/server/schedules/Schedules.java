package org.convoke.server.schedules;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.convoke.database.CommitPipeline;
import org.convoke.database.RowsMissing;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.FlowEvent;
import org.convoke.engine.Triggers;
import org.convoke.model.FlowId;
import org.convoke.model.OrgId;
import org.convoke.model.Value;
import org.convoke.model.flows.Trigger;
import org.convoke.server.platform.Chore;
import org.convoke.server.schedules.ScheduleStore.Due;
import org.convoke.server.schedules.ScheduleStore.Entry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts flows when the clock says so. When each is due next is a row; who moves the row on starts
/// the run, in one transaction. After a time in which no node ran, the latest moment that was
/// missed is made up for, and no other. Thread-safe.
@Singleton
public class Schedules implements Chore {

  private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

  private static final int PAGE = 200;

  private final ScheduleStore store;
  private final Triggers triggers;
  private final CommitPipeline pipeline;
  private final Clock clock;
  private final Alarm alarm;

  Schedules(
      ScheduleStore store, Triggers triggers, CommitPipeline pipeline, Clock clock, Alarm alarm) {
    this.store = store;
    this.triggers = triggers;
    this.pipeline = pipeline;
    this.clock = clock;
    this.alarm = alarm;
  }

  /// A flow was published, enabled, disabled or deleted.
  ///
  /// @param trigger what starts it now; null: nothing does
  public void changed(OrgId org, FlowId flow, @Nullable Trigger trigger) {
    if (trigger instanceof Trigger.Schedule schedule) {
      keep(new Entry(org, flow, schedule.cron(), schedule.zone()));
    } else {
      store.remove(org, flow);
    }
  }

  private void keep(Entry entry) {
    next(entry, clock.instant())
        .ifPresent(
            due -> {
              store.put(entry, due);
              alarm.isDue(due);
            });
  }

  /// Starts whatever is due.
  void look() {
    var now = clock.instant();
    var page = store.due(now, PAGE);
    while (!page.isEmpty()) {
      page.forEach(due -> start(due, now));
      page = page.size() < PAGE ? List.of() : store.due(now, PAGE);
    }
    alarm.knows(store.nextDue().orElse(Instant.MAX));
  }

  private void start(Due due, Instant now) {
    var entry = due.entry();
    var next = next(entry, now);
    if (next.isEmpty()) {
      LOG.warn("flow {} is never due again: {} in {}", entry.flow(), entry.cron(), entry.zone());
      store.remove(entry.org(), entry.flow());
      return;
    }
    var moment = latest(entry, now).filter(it -> it.isAfter(due.at())).orElse(due.at());
    var unit = new UnitOfWork();
    ScheduleStore.advance(unit, due, next.get());
    var started = triggers.start(unit, event(entry, moment));
    try {
      pipeline.commit(unit);
    } catch (RowsMissing e) {
      if (!ScheduleStore.isOutrun(e)) {
        throw e;
      }
      return; // another node was first
    }
    started.launch();
  }

  /// The moment is the business key: however often it is found due, it is one run.
  private static FlowEvent event(Entry entry, Instant moment) {
    return new FlowEvent(
        entry.org(),
        entry.flow(),
        "schedule:" + moment,
        Value.NO_FIELDS,
        Optional.empty(),
        0,
        moment);
  }

  /// Puts right what a process left behind that died between saving a flow and [#changed].
  @Override
  public void run() {
    store.removeStrays();
    store.missing().forEach(this::keep);
  }

  private static Optional<Instant> next(Entry entry, Instant now) {
    return Timetable.parse(entry.cron())
        .flatMap(table -> zone(entry).flatMap(zone -> table.after(now, zone)));
  }

  private static Optional<Instant> latest(Entry entry, Instant now) {
    return Timetable.parse(entry.cron())
        .flatMap(table -> zone(entry).flatMap(zone -> table.latest(now, zone)));
  }

  /// Zones were checked when the flow was published; a newer Java may have dropped one.
  private static Optional<ZoneId> zone(Entry entry) {
    try {
      return Optional.of(ZoneId.of(entry.zone()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
