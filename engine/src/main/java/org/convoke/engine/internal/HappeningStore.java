package org.convoke.engine.internal;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.convoke.database.Batch;
import org.convoke.database.Row;
import org.convoke.database.Statements;
import org.convoke.database.UnitOfWork;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.jspecify.annotations.Nullable;

/// The rows of `happening`: what has happened that runs may wait for.
final class HappeningStore {

  /// Something that runs may wait for, about to be written.
  ///
  /// @param key tells it from others of its source
  /// @param run whose doing it is; null: no run's
  /// @param data what the waiting steps answer
  record Happening(OrgId org, String source, String key, @Nullable RunId run, Value.Fields data) {}

  /// Something that has happened.
  ///
  /// @param at by the clock of the database
  /// @param written the transaction that did it
  record Written(Happening happening, Instant at, String written) {}

  private static final Batch<Happening> HAPPENED =
      Batch.<Happening>named("happening.insert", 45)
          .uuid(each -> each.org().value())
          .text(Happening::source)
          .text(Happening::key)
          .uuid(each -> each.run() == null ? null : each.run().value())
          .text(each -> Json.write(each.data()))
          .someRows(
              """
              insert into happening (org_id, source, key, run_id, data)
              select org_id, source, key, run_id, data::json
              from unnest(?, ?, ?, ?, ?) as given (org_id, source, key, run_id, data)
              on conflict do nothing
              """);

  private final Statements statements;

  /// @param statements database or a transaction
  HappeningStore(Statements statements) {
    this.statements = statements;
  }

  /// The same happening of the same source is written once.
  static void happened(UnitOfWork unit, Happening happening) {
    unit.add(HAPPENED, happening);
  }

  /// Takes what nobody was told yet, oldest first, so that no other node does. Of one source
  /// nothing is taken while another transaction has taken something: who waits hears what came
  /// first, also when the one that took it is slow or dies.
  List<Written> takeUnmatched(int limit) {
    return statements
        .query(
            "happening.takeUnmatched",
            """
            select org_id, source, key, run_id, data, at, written::text as written
            from happening
            where not matched
              and pg_try_advisory_xact_lock(hashtextextended(source, hashtextextended(org_id::text, 0)))
            order by at
            limit :limit
            for update skip locked
            """)
        .bind("limit", limit)
        .list(HappeningStore::written);
  }

  /// Everybody who waited for it has been told.
  void matched(Happening happening) {
    statements
        .update(
            "happening.matched",
            """
            update happening set matched = true
            where org_id = :org and source = :source and key = :key
            """)
        .bind("org", happening.org().value())
        .bind("source", happening.source())
        .bind("key", happening.key())
        .execute();
  }

  /// What has happened since a step began to wait, as far as it is committed, first things first.
  List<Written> since(Subscription subscription) {
    return statements
        .query(
            "happening.since",
            """
            select org_id, source, key, run_id, data, at, written::text as written
            from happening
            where org_id = :org
              and source = :source
              and at > :begunAt::timestamptz - interval '10 minutes'
              and run_id is distinct from :run
              and (at > :begunAt::timestamptz + interval '1 minute'
                or not pg_visible_in_snapshot(written, :snapshot::pg_snapshot))
            order by at, key
            """)
        .bind("org", subscription.run().org().value())
        .bind("source", subscription.source())
        .bind("run", subscription.run().run().value())
        .bind("begunAt", subscription.moment().at())
        .bind("snapshot", subscription.moment().snapshot())
        .list(HappeningStore::written);
  }

  /// Deletes what happened long ago, unless a step may still have missed it.
  ///
  /// @param age by the clock of the database
  /// @return how much was deleted
  int forget(Duration age, int limit) {
    return statements
        .update(
            "happening.forget",
            """
            delete from happening
            using (
              select org_id, source, key
              from happening
              where at < clock_timestamp() - :seconds * interval '1 second'
                and matched
                and not exists (
                  select from run_subscription
                  where fresh
                    and run_subscription.org_id = happening.org_id
                    and run_subscription.source = happening.source)
              order by at
              limit :limit) as old
            where happening.org_id = old.org_id
              and happening.source = old.source
              and happening.key = old.key
            """)
        .bind("seconds", age.toSeconds())
        .bind("limit", limit)
        .execute();
  }

  private static Written written(Row row) throws SQLException {
    return new Written(
        new Happening(
            new OrgId(row.uuid("org_id")),
            row.text("source"),
            row.text("key"),
            row.optionalUuid("run_id").map(RunId::new).orElse(null),
            Json.read(row.text("data"), Value.Fields.class)),
        row.instant("at"),
        row.text("written"));
  }
}
