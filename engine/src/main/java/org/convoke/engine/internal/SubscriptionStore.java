package org.convoke.engine.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.convoke.database.Batch;
import org.convoke.database.Row;
import org.convoke.database.Statements;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.internal.HappeningStore.Happening;
import org.convoke.engine.internal.HappeningStore.Written;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.model.conditions.Condition;
import org.jspecify.annotations.Nullable;

/// The rows of `run_subscription`: who waits for what, and has heard of it.
final class SubscriptionStore {

  /// A step that waits.
  record Waiting(RunKey run, String path, Condition where) {}

  private record Ended(RunKey run, String path) {}

  private static final Batch<Subscription> SUBSCRIBE =
      Batch.<Subscription>named("run_subscription.insert", 35)
          .uuid(each -> each.run().org().value())
          .uuid(each -> each.run().run().value())
          .text(Subscription::path)
          .text(Subscription::source)
          .text(Subscription::matchKey)
          .text(Subscription::conditionJson)
          .text(each -> each.moment().snapshot())
          .instant(each -> each.moment().at())
          .everyRow(
              """
              insert into run_subscription
                (org_id, run_id, path, source, match_key, condition, snapshot, begun_at)
              select org_id, run_id, path, source, match_key, condition::json,
                snapshot::pg_snapshot, begun_at
              from unnest(?, ?, ?, ?, ?, ?, ?, ?) as given
                (org_id, run_id, path, source, match_key, condition, snapshot, begun_at)
              """);

  private static final Batch<Ended> END =
      Batch.<Ended>named("run_subscription.delete", 36)
          .uuid(each -> each.run().org().value())
          .uuid(each -> each.run().run().value())
          .text(Ended::path)
          .someRows(
              """
              delete from run_subscription
              using unnest(?, ?, ?) as given (org_id, run_id, path)
              where run_subscription.org_id = given.org_id
                and run_subscription.run_id = given.run_id
                and run_subscription.path = given.path
              """);

  private static final Batch<RunKey> END_ALL =
      Batch.<RunKey>named("run_subscription.deleteAll", 37)
          .uuid(run -> run.org().value())
          .uuid(run -> run.run().value())
          .someRows(
              """
              delete from run_subscription
              using unnest(?, ?) as given (org_id, run_id)
              where run_subscription.org_id = given.org_id
                and run_subscription.run_id = given.run_id
              """);

  private final Statements statements;

  /// @param statements database or a transaction
  SubscriptionStore(Statements statements) {
    this.statements = statements;
  }

  static void subscribe(UnitOfWork unit, Subscription subscription) {
    unit.add(SUBSCRIBE, subscription);
  }

  static void end(UnitOfWork unit, RunKey run, String path) {
    unit.add(END, new Ended(run, path));
  }

  static void endAll(UnitOfWork unit, RunKey run) {
    unit.add(END_ALL, run);
  }

  /// Now, as the database sees it.
  Subscription.Moment moment() {
    return statements
        .query(
            "subscription.moment",
            "select pg_current_snapshot()::text as snapshot, clock_timestamp() as at")
        .one(row -> new Subscription.Moment(row.text("snapshot"), row.instant("at")));
  }

  private record Heard(RunKey run, String path, Value.Fields data) {}

  /// What the waiting steps of some runs have heard, by their paths; runs that heard nothing are
  /// absent.
  Map<RunKey, Map<String, Value.Fields>> heard(Collection<RunKey> runs) {
    var heard = new HashMap<RunKey, Map<String, Value.Fields>>();
    if (runs.isEmpty()) {
      return heard;
    }
    statements
        .query(
            "run_subscription.heard",
            """
            select run_subscription.org_id, run_subscription.run_id, path, heard
            from unnest(:orgs, :runs) as given (org_id, run_id)
            join run_subscription
              on run_subscription.org_id = given.org_id and run_subscription.run_id = given.run_id
            where heard is not null
            """)
        .bind("orgs", runs.stream().map(key -> key.org().value()).toList())
        .bind("runs", runs.stream().map(key -> key.run().value()).toList())
        .list(
            row ->
                new Heard(
                    RunStore.key(row, "run_id"),
                    row.text("path"),
                    Json.read(row.text("heard"), Value.Fields.class)))
        .forEach(
            each ->
                heard
                    .computeIfAbsent(each.run(), _ -> new HashMap<>())
                    .put(each.path(), each.data()));
    return heard;
  }

  /// Ends whatever a run waits for.
  void endAll(RunKey run) {
    statements
        .update(
            "run_subscription.endAll",
            "delete from run_subscription where org_id = :org and run_id = :run")
        .bind("org", run.org().value())
        .bind("run", run.run().value())
        .execute();
  }

  /// Those whom something may concern, by run and path. What was committed before they began is too
  /// old for them; the time decides only where the snapshot may be of another server, which took
  /// over or was restored from a backup.
  ///
  /// @param after the last of the page before; null at the beginning
  List<Waiting> concerned(
      Written event, Collection<String> matchKeys, @Nullable Waiting after, int limit) {
    return statements
        .query(
            "run_subscription.concerned",
            """
            select org_id, run_id, path, condition
            from run_subscription
            where org_id = :org
              and source = :source
              and match_key = any(:matchKeys::text[])
              and heard is null
              and run_id is distinct from :run
              and (:at > begun_at + interval '1 minute'
                or not pg_visible_in_snapshot(:written::xid8, snapshot))
              and (run_id, path) > (:afterRun, :afterPath)
            order by run_id, path
            limit :limit
            """)
        .bind("org", event.happening().org().value())
        .bind("source", event.happening().source())
        .bind("matchKeys", matchKeys)
        .bind("run", event.happening().run() == null ? null : event.happening().run().value())
        .bind("at", event.at())
        .bind("written", event.written())
        .bind("afterRun", after == null ? new UUID(0, 0) : after.run().run().value())
        .bind("afterPath", after == null ? "" : after.path())
        .bind("limit", limit)
        .list(
            row ->
                new Waiting(
                    key(row), row.text("path"), Json.read(row.text("condition"), Condition.class)));
  }

  /// Settles those of the oldest steps that have missed nothing because nothing happened; those
  /// with something to look at stay. Waits for no lock, since it holds none of the runs.
  ///
  /// @param limit how many are looked at
  /// @return how many were settled
  int settleQuiet(int limit) {
    return statements
        .update(
            "run_subscription.settleQuiet",
            """
            update run_subscription set fresh = false
            from (
              select org_id, run_id, path, source, begun_at, snapshot
              from run_subscription
              where fresh
              order by begun_at
              limit :limit
              for update skip locked) as waiting
            where run_subscription.org_id = waiting.org_id
              and run_subscription.run_id = waiting.run_id
              and run_subscription.path = waiting.path
              and not exists (
                select
                from happening
                where happening.org_id = waiting.org_id
                  and happening.source = waiting.source
                  and happening.at > waiting.begun_at - interval '10 minutes'
                  and (happening.at > waiting.begun_at + interval '1 minute'
                    or not pg_visible_in_snapshot(happening.written, waiting.snapshot)))
            """)
        .bind("limit", limit)
        .execute();
  }

  /// Steps that nobody has looked for yet whether they missed something, oldest first.
  List<Subscription> fresh(int limit) {
    return statements
        .query(
            "run_subscription.fresh",
            """
            select org_id, run_id, path, source, condition, snapshot::text as snapshot, begun_at
            from run_subscription
            where fresh
            order by begun_at
            limit :limit
            """)
        .bind("limit", limit)
        .list(SubscriptionStore::subscription);
  }

  /// Somebody has looked whether the step missed something.
  void settled(Subscription subscription) {
    statements
        .update(
            "run_subscription.settled",
            """
            update run_subscription set fresh = false
            where org_id = :org and run_id = :run and path = :path
            """)
        .bind("org", subscription.run().org().value())
        .bind("run", subscription.run().run().value())
        .bind("path", subscription.path())
        .execute();
  }

  /// Holds the rows of runs, which come before their subscriptions in every transaction.
  void holdRuns(OrgId org, Collection<RunId> runs) {
    statements
        .query(
            "run.holdAll",
            """
            select id from run where org_id = :org and id = any(:runs) order by id for update
            """)
        .bind("org", org.value())
        .bind("runs", runs.stream().map(RunId::value).toList())
        .list(row -> row.uuid("id"));
  }

  /// Tells steps of held runs of an event, unless they heard of one before, and makes their runs
  /// due.
  ///
  /// @return how many were told
  int tell(Happening event, List<Waiting> steps, Instant now) {
    return statements
        .update(
            "run_subscription.tell",
            """
            with told as (
              update run_subscription set heard = :heard::json
              from unnest(:runs, :paths::text[]) as given (run_id, path)
              where run_subscription.org_id = :org
                and run_subscription.run_id = given.run_id
                and run_subscription.path = given.path
                and run_subscription.heard is null
              returning run_subscription.run_id)
            update run set
              signals = run.signals + given.number,
              wake_at = case
                when run.state in ('WAITING', 'IN_DOUBT') then :now
                else run.wake_at end
            from (select run_id, count(*) as number from told group by run_id) as given
            where run.org_id = :org and run.id = given.run_id
            """)
        .bind("heard", Json.write(event.data()))
        .bind("runs", steps.stream().map(each -> each.run().run().value()).toList())
        .bind("paths", steps.stream().map(Waiting::path).toList())
        .bind("org", event.org().value())
        .bind("now", now)
        .execute();
  }

  private static Subscription subscription(Row row) throws SQLException {
    return new Subscription(
        key(row),
        row.text("path"),
        row.text("source"),
        Json.read(row.text("condition"), Condition.class),
        new Subscription.Moment(row.text("snapshot"), row.instant("begun_at")));
  }

  private static RunKey key(Row row) throws SQLException {
    return new RunKey(new OrgId(row.uuid("org_id")), new RunId(row.uuid("run_id")));
  }
}
