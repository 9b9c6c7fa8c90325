package org.convoke.server.connections;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.PlatformEvent;
import org.convoke.database.Batch;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.model.ConnectionId;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.jspecify.annotations.Nullable;

/// The rows of what platforms told, each happening once. Thread-safe.
@Singleton
class EventStore {

  /// An event as it came.
  ///
  /// @param call the inbound call that told it; null: it came over a stream
  record NewRow(
      OrgId org,
      ConnectionId connection,
      UUID id,
      PlatformEvent event,
      @Nullable UUID call,
      Instant receivedAt) {}

  /// One that was told before changes nothing, unless it names by now whom it did not name then:
  /// then it is worked on once more. Sorted, because a platform repeats what it was not answered in
  /// time; of those told twice at once, one with names is kept.
  static final Batch<NewRow> INSERT =
      Batch.<NewRow>named("platformEvent.insert", 71)
          .sorted(
              Comparator.comparing((NewRow row) -> row.connection().toString())
                  .thenComparing(row -> row.event().key()))
          .uuid(row -> row.org().value())
          .uuid(row -> row.connection().value())
          .text(row -> row.event().key())
          .uuid(NewRow::id)
          .text(row -> row.event().kind().name())
          .instant(row -> row.event().at())
          .text(row -> row.event().chat().map(ChatHandle::value).orElse(null))
          .json(row -> Json.write(row.event().fields()))
          .uuid(NewRow::call)
          .instant(NewRow::receivedAt)
          .instant(NewRow::receivedAt)
          .someRows(
              """
              insert into platform_event (org_id, connection_id, key, id, kind, at, handle, fields,
                call_id, received_at, next_at)
              select distinct on (org_id, connection_id, key) *
              from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as told (org_id, connection_id, key,
                id, kind, at, handle, fields, call_id, received_at, next_at)
              order by org_id, connection_id, key, (jsonb_array_length(
                coalesce(nullif(fields -> 'names', 'null'), '[]')) = 0)
              on conflict (org_id, connection_id, key) do update
              set fields = excluded.fields, attempts = 0, next_at = excluded.next_at,
                done_at = null, error = null
              where platform_event.kind = 'CONTACT_OPENED'
                and coalesce(platform_event.fields -> 'names', '[]') in ('[]', 'null')
                and coalesce(excluded.fields -> 'names', '[]') not in ('[]', 'null')
              """);

  private final Database database;

  EventStore(Database database) {
    this.database = database;
  }

  /// An event that is to be worked on.
  ///
  /// @param attempts how often it was begun, this time included
  /// @param until nobody else takes it before; whose time it no longer is can write nothing
  record Due(
      OrgId org,
      ConnectionId connection,
      UUID id,
      PlatformEvent event,
      int attempts,
      Instant until) {}

  /// Takes what is due, so that nobody else takes it before `until`.
  ///
  /// @param without connections of which nothing is taken
  /// @return oldest first
  List<Due> takeDue(Instant now, Instant until, Collection<ConnectionId> without, int limit) {
    return database
        .query(
            "platformEvent.takeDue",
            """
            with due as (
              select org_id, connection_id, key
              from platform_event
              where done_at is null and next_at <= :now
                and not connection_id = any(:without::uuid[])
              order by next_at, id
              limit :limit
              for update skip locked), taken as (
              update platform_event as event
              set next_at = :until, attempts = attempts + 1
              from due
              where event.org_id = due.org_id and event.connection_id = due.connection_id
                and event.key = due.key
              returning event.org_id, event.connection_id, event.id, event.key, event.kind,
                event.at, event.handle, event.fields, event.attempts, event.next_at)
            select * from taken order by id
            """)
        .bind("now", now)
        .bind("without", without.stream().map(ConnectionId::value).toList())
        .bind("until", until)
        .bind("limit", limit)
        .list(EventStore::due);
  }

  /// Keeps what was taken from others for longer.
  ///
  /// @return empty: somebody else took it, or it was told anew
  Optional<Due> prolong(Due due, Instant until) {
    var kept =
        database
            .update(
                "platformEvent.prolong",
                """
                update platform_event
                set next_at = :until
                where org_id = :org and connection_id = :connection and key = :key
                  and next_at = :before and done_at is null
                """)
            .bind("org", due.org().value())
            .bind("connection", due.connection().value())
            .bind("key", due.event().key())
            .bind("before", due.until())
            .bind("until", until)
            .execute();
    return kept == 0
        ? Optional.empty()
        : Optional.of(
            new Due(due.org(), due.connection(), due.id(), due.event(), due.attempts(), until));
  }

  void done(Due due, Instant now) {
    database
        .update(
            "platformEvent.done",
            """
            update platform_event
            set done_at = :now, error = null
            where org_id = :org and connection_id = :connection and key = :key
              and next_at = :until
            """)
        .bind("org", due.org().value())
        .bind("connection", due.connection().value())
        .bind("key", due.event().key())
        .bind("until", due.until())
        .bind("now", now)
        .execute();
  }

  /// @param next when it is tried again; null: never
  void failed(Due due, Phrase error, @Nullable Instant next, Instant now) {
    database
        .update(
            "platformEvent.failed",
            """
            update platform_event
            set error = :error::jsonb, next_at = coalesce(:next::timestamptz, next_at),
              done_at = case when :next::timestamptz is null then :now end
            where org_id = :org and connection_id = :connection and key = :key
              and next_at = :until
            """)
        .bind("org", due.org().value())
        .bind("connection", due.connection().value())
        .bind("key", due.event().key())
        .bind("until", due.until())
        .bind("error", Json.write(error))
        .bind("next", next)
        .bind("now", now)
        .execute();
  }

  /// Lets what a call told be worked on again.
  ///
  /// @return how many events
  int again(OrgId org, ConnectionId connection, UUID call, Instant now) {
    return database
        .update(
            "platformEvent.again",
            """
            update platform_event
            set done_at = null, attempts = 0, next_at = :now, error = null
            where org_id = :org and connection_id = :connection and call_id = :call
            """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("call", call)
        .bind("now", now)
        .execute();
  }

  /// What is still to be worked on of a connection.
  long open(OrgId org, ConnectionId connection) {
    return database
        .query(
            "platformEvent.open",
            """
            select count(*) as open
            from platform_event
            where org_id = :org and connection_id = :connection and done_at is null
            """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .one(row -> row.number("open"));
  }

  void forgetBefore(Instant before) {
    database
        .update(
            "platformEvent.forget",
            "delete from platform_event where received_at < :before and done_at is not null")
        .bind("before", before)
        .execute();
  }

  private static Due due(Row row) throws SQLException {
    return new Due(
        new OrgId(row.uuid("org_id")),
        new ConnectionId(row.uuid("connection_id")),
        row.uuid("id"),
        new PlatformEvent(
            PlatformEvent.Kind.valueOf(row.text("kind")),
            row.text("key"),
            row.instant("at"),
            row.optionalText("handle").map(ChatHandle::new),
            Json.read(row.text("fields"), Value.Fields.class)),
        row.integer("attempts"),
        row.instant("next_at"));
  }
}
