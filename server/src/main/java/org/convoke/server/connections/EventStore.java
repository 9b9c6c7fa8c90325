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
                taken_by = null, done_at = null, error = null
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
  /// @param attempts how often work on it began
  record Due(OrgId org, ConnectionId connection, UUID id, PlatformEvent event, int attempts) {}

  /// For how long a process takes what it takes.
  ///
  /// @param holder the process, which has another id after each start
  /// @param until nobody else takes it before, unless it is told anew
  record Turn(UUID holder, Instant now, Instant until) {}

  /// How much a process may take.
  ///
  /// @param most of all connections
  /// @param ofOne of one connection, what it holds included
  /// @param held what it has taken and not yet worked on
  record Room(int most, int ofOne, Collection<Due> held) {

    private List<UUID> ids() {
      return held.stream().map(Due::id).toList();
    }

    private List<UUID> connections() {
      return held.stream().map(it -> it.connection().value()).toList();
    }
  }

  /// Takes what is due, so that no other process takes it before the turn's end. Of a chat one at a
  /// time, in the order they came: those behind it are taken when it is done. One that is tried
  /// again comes behind those that came meanwhile.
  ///
  /// Goes from connection to connection, not along all that is due, and looks at the first 200 of
  /// each: a long backlog of one that has no room costs the others one look.
  ///
  /// @return oldest first
  List<Due> takeDue(Turn turn, Room room) {
    return database
        .query(
            "platformEvent.takeDue",
            """
            with recursive told (org_id, connection_id) as (
              (select org_id, connection_id
              from platform_event
              where done_at is null
              order by org_id, connection_id
              limit 1)
              union all
              select next.org_id, next.connection_id
              from told, lateral (
                select org_id, connection_id
                from platform_event
                where done_at is null
                  and (org_id, connection_id) > (told.org_id, told.connection_id)
                order by org_id, connection_id
                limit 1) as next),
            chosen as (
              select first.*
              from told, lateral (
                select event.*
                from (
                  select org_id, connection_id, key, id, handle, next_at
                  from platform_event
                  where org_id = told.org_id and connection_id = told.connection_id
                    and done_at is null and next_at <= :now and not id = any(:held::uuid[])
                  order by next_at, id
                  limit 200) as event
                where not exists (
                    select from platform_event as before
                    where before.org_id = event.org_id
                      and before.connection_id = event.connection_id
                      and before.handle = event.handle and before.done_at is null
                      and (before.next_at, before.id) < (event.next_at, event.id))
                  and not exists (
                    select from platform_event as begun
                    where begun.org_id = event.org_id
                      and begun.connection_id = event.connection_id
                      and begun.handle = event.handle and begun.taken_by is not null
                      and begun.next_at > :now and begun.done_at is null)
                order by event.next_at, event.id
                limit greatest(0, :ofOne - (
                  select count(*)
                  from unnest(:heldOf::uuid[]) as of_one (connection_id)
                  where of_one.connection_id = told.connection_id))) as first),
            due as (
              select event.org_id, event.connection_id, event.key
              from chosen
                join platform_event as event using (org_id, connection_id, key)
              where event.done_at is null and event.next_at <= :now
              order by event.next_at, event.id
              limit :most
              for update of event skip locked),
            taken as (
              update platform_event as event
              set next_at = :until, taken_by = :holder
              from due
              where event.org_id = due.org_id and event.connection_id = due.connection_id
                and event.key = due.key
              returning event.org_id, event.connection_id, event.id, event.key, event.kind,
                event.at, event.handle, event.fields, event.attempts)
            select * from taken order by id
            """)
        .bind("now", turn.now())
        .bind("until", turn.until())
        .bind("holder", turn.holder())
        .bind("held", room.ids())
        .bind("heldOf", room.connections())
        .bind("ofOne", room.ofOne())
        .bind("most", room.most())
        .list(EventStore::due);
  }

  /// Keeps what was taken from others for another turn, whether work on it began or not.
  void keep(Turn turn, Collection<Due> held) {
    if (held.isEmpty()) {
      return;
    }
    database
        .update(
            "platformEvent.keep",
            """
            update platform_event as event
            set next_at = :until
            from unnest(:orgs::uuid[], :connections::uuid[], :keys::text[])
              as held (org_id, connection_id, key)
            where event.org_id = held.org_id and event.connection_id = held.connection_id
              and event.key = held.key and event.taken_by = :holder and event.done_at is null
            """)
        .bind("orgs", held.stream().map(it -> it.org().value()).toList())
        .bind("connections", held.stream().map(it -> it.connection().value()).toList())
        .bind("keys", held.stream().map(it -> it.event().key()).toList())
        .bind("holder", turn.holder())
        .bind("until", turn.until())
        .execute();
  }

  /// Counts that work begins.
  ///
  /// @return empty: somebody else took it meanwhile, or it was told anew
  Optional<Due> begin(Turn turn, Due due) {
    return database
        .query(
            "platformEvent.begin",
            """
            update platform_event
            set attempts = attempts + 1, next_at = :until
            where org_id = :org and connection_id = :connection and key = :key
              and taken_by = :holder and done_at is null
            returning org_id, connection_id, id, key, kind, at, handle, fields, attempts
            """)
        .bind("org", due.org().value())
        .bind("connection", due.connection().value())
        .bind("key", due.event().key())
        .bind("holder", turn.holder())
        .bind("until", turn.until())
        .list(EventStore::due)
        .stream()
        .findFirst();
  }

  /// Writes nothing when somebody else took it meanwhile, or it was told anew.
  void done(UUID holder, Due due, Instant now) {
    database
        .update(
            "platformEvent.done",
            """
            update platform_event
            set done_at = :now, error = null
            where org_id = :org and connection_id = :connection and key = :key
              and taken_by = :holder and done_at is null
            """)
        .bind("org", due.org().value())
        .bind("connection", due.connection().value())
        .bind("key", due.event().key())
        .bind("holder", holder)
        .bind("now", now)
        .execute();
  }

  /// Writes nothing when somebody else took it meanwhile, or it was told anew.
  ///
  /// @param next when it is tried again; null: never
  void failed(UUID holder, Due due, Phrase error, @Nullable Instant next, Instant now) {
    database
        .update(
            "platformEvent.failed",
            """
            update platform_event
            set error = :error::jsonb, next_at = coalesce(:next::timestamptz, next_at),
              taken_by = null, done_at = case when :next::timestamptz is null then :now end
            where org_id = :org and connection_id = :connection and key = :key
              and taken_by = :holder and done_at is null
            """)
        .bind("org", due.org().value())
        .bind("connection", due.connection().value())
        .bind("key", due.event().key())
        .bind("holder", holder)
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
            set done_at = null, attempts = 0, next_at = :now, taken_by = null, error = null
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
        row.integer("attempts"));
  }
}
