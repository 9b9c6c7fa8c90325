package org.convoke.server.connections;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.EffectKey;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.database.UniqueViolation;
import org.convoke.model.ConnectionId;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.model.RunId;
import org.convoke.server.connections.AssistedChat.Place;
import org.jspecify.annotations.Nullable;

/// The rows of chats that people have to create. Decides nothing. Thread-safe.
@Singleton
class AssistedChatStore {

  private static final String COLUMNS =
      """
      org_id, key, connection_id, run_id, path, name, begun_at, asked_at, problem, give_up_at,
        handle, way_asked_at, way
      """;

  private final Database database;

  AssistedChatStore(Database database) {
    this.database = database;
  }

  /// A wait that begins, or goes on.
  ///
  /// @param company whose chats count
  /// @param attempt of the run
  record Begun(
      Place place,
      String company,
      RunId run,
      String path,
      int attempt,
      String name,
      Instant now,
      Instant giveUpAt) {}

  /// Begins to wait; goes on when it has begun. Another attempt of the run asks and waits anew, and
  /// what was taken on another connection is no chat of this one.
  AssistedChat begin(Begun begun) {
    return database
        .query(
            "assistedChat.begin",
            """
            insert into assisted_chat as chat
              (org_id, key, connection_id, company, run_id, path, attempt, name, begun_at,
                give_up_at)
            values (:org, :key, :connection, :company, :run, :path, :attempt, :name, :now,
              :giveUpAt)
            on conflict (org_id, key) do update set
              connection_id = excluded.connection_id,
              company = case
                when chat.connection_id = excluded.connection_id and chat.handle is not null
                then chat.company else excluded.company end,
              run_id = excluded.run_id,
              path = excluded.path,
              name = excluded.name,
              handle = case when chat.connection_id = excluded.connection_id then chat.handle end,
              way = case when chat.connection_id = excluded.connection_id then chat.way end,
              way_asked_at = case
                when chat.connection_id = excluded.connection_id then chat.way_asked_at end,
              asked_at = case when chat.attempt = excluded.attempt then chat.asked_at end,
              problem = case when chat.attempt = excluded.attempt then chat.problem end,
              ended_at = case when chat.attempt = excluded.attempt then chat.ended_at end,
              give_up_at = case
                when chat.attempt = excluded.attempt then chat.give_up_at
                else excluded.give_up_at end,
              attempt = excluded.attempt
            returning
            """
                + COLUMNS)
        .bind("org", begun.place().org().value())
        .bind("key", begun.place().key().value())
        .bind("connection", begun.place().connection().value())
        .bind("company", begun.company())
        .bind("run", begun.run().value())
        .bind("path", begun.path())
        .bind("attempt", begun.attempt())
        .bind("name", begun.name())
        .bind("now", begun.now())
        .bind("giveUpAt", begun.giveUpAt())
        .one(AssistedChatStore::chat);
  }

  Optional<AssistedChat> find(OrgId org, EffectKey key) {
    return database
        .query(
            "assistedChat.find",
            "select "
                + COLUMNS
                + """
                from assisted_chat
                where org_id = :org and key = :key
                """)
        .bind("org", org.value())
        .bind("key", key.value())
        .optional(AssistedChatStore::chat);
  }

  /// Those who wait for a chat of a name; the oldest first.
  List<AssistedChat> waiting(OrgId org, ConnectionId connection, String name, int limit) {
    return database
        .query(
            "assistedChat.waiting",
            "select "
                + COLUMNS
                + """
                from assisted_chat
                where org_id = :org and connection_id = :connection and name = :name
                  and handle is null and ended_at is null
                order by begun_at, key
                limit :limit
                """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("name", name)
        .bind("limit", limit)
        .list(AssistedChatStore::chat);
  }

  /// Whether anybody of a connection waits.
  boolean anyWaits(OrgId org, ConnectionId connection) {
    return database
        .query(
            "assistedChat.anyWaits",
            """
            select exists (
              select from assisted_chat
              where org_id = :org and connection_id = :connection
                and handle is null and ended_at is null) as waits
            """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .one(row -> row.flag("waits"));
  }

  /// Those of some chats that no step has taken, on whatever connection to their company.
  List<String> free(OrgId org, ConnectionId connection, String company, List<String> handles) {
    return database
        .query(
            "assistedChat.free",
            """
            select handle
            from unnest(:handles::text[]) with ordinality as given (handle, position)
            where not exists (
              select from assisted_chat
              where org_id = :org and assisted_chat.handle = given.handle
                and (connection_id = :connection or company = :company))
            order by position
            """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("company", company)
        .bind("handles", handles)
        .list(row -> row.text("handle"));
  }

  /// Takes a chat, unless another step has it.
  boolean take(Place place, ChatHandle handle) {
    try {
      return database
              .update(
                  "assistedChat.take",
                  """
                  update assisted_chat set handle = :handle
                  where org_id = :org and key = :key and handle is null
                  """)
              .bind("org", place.org().value())
              .bind("key", place.key().value())
              .bind("handle", handle.value())
              .execute()
          == 1;
    } catch (UniqueViolation taken) {
      return false;
    }
  }

  /// Gives a chat back that is gone, with its way.
  void giveBack(Place place) {
    database
        .update(
            "assistedChat.giveBack",
            """
            update assisted_chat set handle = null, way = null, way_asked_at = null
            where org_id = :org and key = :key
            """)
        .bind("org", place.org().value())
        .bind("key", place.key().value())
        .execute();
  }

  /// Writes that the person is about to be asked, unless somebody else is about to.
  ///
  /// @param before when he was asked before; null: he was not
  boolean asking(Place place, @Nullable Instant before, Instant now) {
    return database
            .update(
                "assistedChat.asking",
                """
                update assisted_chat set asked_at = :now, problem = null
                where org_id = :org and key = :key
                  and asked_at is not distinct from :before::timestamptz
                """)
            .bind("org", place.org().value())
            .bind("key", place.key().value())
            .bind("before", before)
            .bind("now", now)
            .execute()
        == 1;
  }

  /// Writes that he was not asked after all, and why.
  ///
  /// @param askedAt when he counts as asked
  void notAsked(Place place, @Nullable Instant askedAt, Phrase problem) {
    database
        .update(
            "assistedChat.notAsked",
            """
            update assisted_chat set asked_at = :askedAt, problem = :problem::jsonb
            where org_id = :org and key = :key
            """)
        .bind("org", place.org().value())
        .bind("key", place.key().value())
        .bind("askedAt", askedAt)
        .bind("problem", Json.write(problem))
        .execute();
  }

  /// Gives the wait up.
  void end(Place place, Instant now) {
    database
        .update(
            "assistedChat.end",
            "update assisted_chat set ended_at = :now where org_id = :org and key = :key")
        .bind("org", place.org().value())
        .bind("key", place.key().value())
        .bind("now", now)
        .execute();
  }

  /// Writes that a way to join is about to be made, unless it was asked for before, by the same
  /// intention.
  ///
  /// @param intendedAt when the step was intended
  boolean askingForWay(Place place, Instant intendedAt, Instant now) {
    return database
            .update(
                "assistedChat.askingForWay",
                """
                update assisted_chat set way_asked_at = :now
                where org_id = :org and key = :key and way is null
                  and (way_asked_at is null or way_asked_at < :intendedAt)
                """)
            .bind("org", place.org().value())
            .bind("key", place.key().value())
            .bind("intendedAt", intendedAt)
            .bind("now", now)
            .execute()
        == 1;
  }

  /// Writes what came of it.
  ///
  /// @param way null: it was surely not made
  void way(Place place, @Nullable String way) {
    database
        .update(
            "assistedChat.way",
            """
            update assisted_chat set
              way = :way,
              way_asked_at = case when :way::text is null then null else way_asked_at end
            where org_id = :org and key = :key
            """)
        .bind("org", place.org().value())
        .bind("key", place.key().value())
        .bind("way", way)
        .execute();
  }

  private static AssistedChat chat(Row row) throws SQLException {
    return new AssistedChat(
        new Place(
            new OrgId(row.uuid("org_id")),
            new ConnectionId(row.uuid("connection_id")),
            new EffectKey(row.text("key"))),
        new RunId(row.uuid("run_id")),
        row.text("path"),
        row.text("name"),
        row.instant("begun_at"),
        row.optionalInstant("asked_at").orElse(null),
        row.optionalText("problem").map(json -> Json.read(json, Phrase.class)).orElse(null),
        row.instant("give_up_at"),
        row.optionalText("handle").map(ChatHandle::new).orElse(null),
        row.optionalInstant("way_asked_at").orElse(null),
        row.optionalText("way").orElse(null));
  }
}
