package org.convoke.server.schedules;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.convoke.database.Batch;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.database.RowsMissing;
import org.convoke.database.UnitOfWork;
import org.convoke.model.FlowId;
import org.convoke.model.OrgId;

/// The rows of schedules: when each flow is due next. Thread-safe.
@Singleton
class ScheduleStore {

  /// A flow that the clock starts.
  record Entry(OrgId org, FlowId flow, String cron, String zone) {}

  /// @param at when it is due
  record Due(Entry entry, Instant at) {}

  private record Step(Due due, Instant next) {}

  /// Only who finds it due moves it on, so that each moment is one node's.
  private static final Batch<Step> ADVANCE =
      Batch.<Step>named("flowSchedule.advance", 59)
          .uuid(step -> step.due().entry().org().value())
          .uuid(step -> step.due().entry().flow().value())
          .instant(step -> step.due().at())
          .instant(Step::next)
          .everyRow(
              """
              update flow_schedule set due_at = given.next
              from unnest(?, ?, ?, ?) as given (org_id, flow_id, due_at, next)
              where flow_schedule.org_id = given.org_id
                and flow_schedule.flow_id = given.flow_id
                and flow_schedule.due_at = given.due_at
              """);

  private final Database database;

  ScheduleStore(Database database) {
    this.database = database;
  }

  /// Whether a commit failed because another node was first, or the schedule was changed.
  static boolean isOutrun(RowsMissing failure) {
    return failure.statement().equals(ADVANCE.name());
  }

  static void advance(UnitOfWork unit, Due due, Instant next) {
    unit.add(ADVANCE, new Step(due, next));
  }

  /// Keeps when a flow is due; one that is kept already with the same times stays as it is.
  void put(Entry entry, Instant due) {
    database
        .update(
            "flowSchedule.put",
            """
            insert into flow_schedule (org_id, flow_id, cron, zone, due_at)
            values (:org, :flow, :cron, :zone, :due)
            on conflict (org_id, flow_id) do update set
              cron = excluded.cron,
              zone = excluded.zone,
              due_at = excluded.due_at
            where (flow_schedule.cron, flow_schedule.zone) <> (excluded.cron, excluded.zone)
            """)
        .bind("org", entry.org().value())
        .bind("flow", entry.flow().value())
        .bind("cron", entry.cron())
        .bind("zone", entry.zone())
        .bind("due", due)
        .execute();
  }

  void remove(OrgId org, FlowId flow) {
    database
        .update(
            "flowSchedule.remove",
            "delete from flow_schedule where org_id = :org and flow_id = :flow")
        .bind("org", org.value())
        .bind("flow", flow.value())
        .execute();
  }

  /// What is due, earliest first.
  List<Due> due(Instant now, int limit) {
    return database
        .query(
            "flowSchedule.due",
            """
            select org_id, flow_id, cron, zone, due_at
            from flow_schedule
            where due_at <= :now
            order by due_at
            limit :limit
            """)
        .bind("now", now)
        .bind("limit", limit)
        .list(row -> new Due(entry(row), row.instant("due_at")));
  }

  /// When the next is due.
  Optional<Instant> nextDue() {
    return database
        .query("flowSchedule.next", "select due_at from flow_schedule order by due_at limit 1")
        .optional(row -> row.instant("due_at"));
  }

  /// Every flow that the clock starts and that is not kept so: a process died between the two.
  List<Entry> missing() {
    return database
        .query(
            "flowSchedule.missing",
            """
            select flow.org_id, flow.id as flow_id,
              flow_version.definition -> 'trigger' ->> 'cron' as cron,
              flow_version.definition -> 'trigger' ->> 'zone' as zone
            from flow
            join flow_version
              on flow_version.org_id = flow.org_id
              and flow_version.flow_id = flow.id
              and flow_version.version = flow.published_version
            left join flow_schedule
              on flow_schedule.org_id = flow.org_id and flow_schedule.flow_id = flow.id
            where flow.enabled
              and flow.deleted_at is null
              and flow_version.definition -> 'trigger' ->> 'type' = 'schedule'
              and (flow_schedule.cron, flow_schedule.zone) is distinct from
                (flow_version.definition -> 'trigger' ->> 'cron',
                 flow_version.definition -> 'trigger' ->> 'zone')
            """)
        .list(ScheduleStore::entry);
  }

  /// Forgets flows that the clock does not start any more.
  void removeStrays() {
    database
        .update(
            "flowSchedule.removeStrays",
            """
            delete from flow_schedule
            where not exists (
              select from flow
              join flow_version
                on flow_version.org_id = flow.org_id
                and flow_version.flow_id = flow.id
                and flow_version.version = flow.published_version
              where flow.org_id = flow_schedule.org_id
                and flow.id = flow_schedule.flow_id
                and flow.enabled
                and flow.deleted_at is null
                and flow_version.definition -> 'trigger' ->> 'type' = 'schedule')
            """)
        .execute();
  }

  private static Entry entry(Row row) throws SQLException {
    return new Entry(
        new OrgId(row.uuid("org_id")),
        new FlowId(row.uuid("flow_id")),
        row.text("cron"),
        row.text("zone"));
  }
}
