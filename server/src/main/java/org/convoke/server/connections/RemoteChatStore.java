package org.convoke.server.connections;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.connectors.ChatFacts;
import org.convoke.connectors.ChatHandle;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.model.ConnectionId;
import org.convoke.model.FormId;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.jspecify.annotations.Nullable;

/// The rows of group chats on platforms. Decides nothing. Thread-safe.
@Singleton
class RemoteChatStore {

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<List<String>> LIST = new TypeReference<>() {};

  private static final String SELECT =
      """
      select handle, name, owner_id, owner_account, external, state, member_count, link, ids,
        run_id, form_id, record_id, drift, members, missing, facts, seen_at, created_at
      from remote_chat
      """;

  private final Database database;

  RemoteChatStore(Database database) {
    this.database = database;
  }

  /// Writes a chat that was made, or found again.
  void put(OrgId org, ConnectionId connection, RemoteChat chat) {
    database
        .update(
            "remoteChat.put",
            """
            insert into remote_chat (org_id, connection_id, handle, name, owner_id, external, state,
              member_count, link, ids, run_id, form_id, record_id, members, created_at, updated_at)
            values (:org, :connection, :handle, :name, :owner, :external, :state, :members, :link,
              :ids::jsonb, :run, :form, :record, :wanted::jsonb, :created, :created)
            on conflict (org_id, connection_id, handle) do update set
              link = excluded.link,
              ids = excluded.ids,
              external = excluded.external,
              updated_at = excluded.updated_at
            """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("handle", chat.handle().value())
        .bind("name", chat.name())
        .bind("owner", chat.owner() == null ? null : chat.owner().value())
        .bind("external", chat.external())
        .bind("state", chat.state())
        .bind("members", chat.memberCount())
        .bind("link", chat.link())
        .bind("ids", Json.write(chat.ids()))
        .bind("run", chat.run() == null ? null : chat.run().value())
        .bind("form", chat.form() == null ? null : chat.form().value())
        .bind("record", chat.record() == null ? null : chat.record().value())
        .bind("wanted", Json.write(chat.members()))
        .bind("created", chat.createdAt())
        .execute();
  }

  /// Writes what a flow or a person changed; null stays.
  void change(
      OrgId org,
      ConnectionId connection,
      ChatHandle handle,
      @Nullable String name,
      @Nullable PersonId owner,
      @Nullable Integer members,
      RemoteChat.@Nullable State state,
      Instant now) {
    database
        .update(
            "remoteChat.change",
            """
            update remote_chat
            set name = coalesce(:name, name), owner_id = coalesce(:owner, owner_id),
              member_count = coalesce(:members, member_count), state = coalesce(:state, state),
              updated_at = :now
            where org_id = :org and connection_id = :connection and handle = :handle
            """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("handle", handle.value())
        .bind("name", name)
        .bind("owner", owner == null ? null : owner.value())
        .bind("members", members)
        .bind("state", state)
        .bind("now", now)
        .execute();
  }

  /// Writes who is wanted in a chat from now on, and no longer misses those who are not.
  void changeMembers(
      OrgId org,
      ConnectionId connection,
      ChatHandle handle,
      List<PersonId> come,
      List<PersonId> gone) {
    if (come.isEmpty() && gone.isEmpty()) {
      return;
    }
    database
        .update(
            "remoteChat.changeMembers",
            """
            update remote_chat
            set members = (members - :gone::text[] - :come::text[]) || to_jsonb(:come::text[]),
              missing = missing - :gone::text[],
              drift = case when missing - :gone::text[] = '[]'
                then drift - 'members' else drift end
            where org_id = :org and connection_id = :connection and handle = :handle
            """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("handle", handle.value())
        .bind("come", come.stream().map(PersonId::toString).toList())
        .bind("gone", gone.stream().map(PersonId::toString).toList())
        .execute();
  }

  /// Writes how the platform has it, and what is otherwise than it is wanted.
  void seen(
      OrgId org,
      ConnectionId connection,
      ChatHandle handle,
      ChatFacts facts,
      List<String> drift,
      List<PersonId> missing,
      Instant now) {
    database
        .update(
            "remoteChat.seen",
            """
            update remote_chat
            set facts = :facts::jsonb, drift = :drift::jsonb, missing = :missing::jsonb, external = :external,
              owner_account = :owner, member_count = :members, seen_at = :now
            where org_id = :org and connection_id = :connection and handle = :handle
            """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("handle", handle.value())
        .bind("facts", Json.write(facts))
        .bind("drift", Json.write(drift))
        .bind("missing", Json.write(missing))
        .bind("external", facts.external())
        .bind("owner", facts.owner().orElse(null))
        .bind("members", facts.members().size())
        .bind("now", now)
        .execute();
  }

  /// By the handle, or by one of the ids that the platform has for it: events may name one alone.
  Optional<RemoteChat> find(OrgId org, ConnectionId connection, ChatHandle handle) {
    return database
        .query(
            "remoteChat.find",
            SELECT
                + """
                where org_id = :org and connection_id = :connection and (handle = :handle
                  or jsonb_path_query_array(ids, '$.*') @> jsonb_build_array(:handle::text))
                order by handle = :handle desc
                limit 1
                """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("handle", handle.value())
        .optional(RemoteChatStore::chat);
  }

  /// Newest first.
  List<RemoteChat> page(
      OrgId org,
      ConnectionId connection,
      boolean onlyDrifted,
      Instant before,
      String afterHandle,
      int limit) {
    return database
        .query(
            "remoteChat.page",
            SELECT
                + """
                where org_id = :org and connection_id = :connection
                  and (created_at < :before or (created_at = :before and handle > :after))
                  and (not :drifted or drift <> '[]')
                order by created_at desc, handle
                limit :limit
                """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("drifted", onlyDrifted)
        .bind("before", before)
        .bind("after", afterHandle)
        .bind("limit", limit)
        .list(RemoteChatStore::chat);
  }

  private static RemoteChat chat(Row row) throws SQLException {
    return new RemoteChat(
        new ChatHandle(row.text("handle")),
        row.text("name"),
        row.optionalUuid("owner_id").map(PersonId::new).orElse(null),
        row.flag("external"),
        RemoteChat.State.valueOf(row.text("state")),
        row.integer("member_count"),
        row.text("link"),
        read(row.text("ids"), TEXTS),
        row.optionalUuid("run_id").map(RunId::new).orElse(null),
        row.optionalUuid("form_id").map(FormId::new).orElse(null),
        row.optionalUuid("record_id").map(RecordId::new).orElse(null),
        read(row.text("drift"), LIST),
        people(row.text("members")),
        people(row.text("missing")),
        row.optionalText("facts").map(json -> Json.read(json, ChatFacts.class)).orElse(null),
        row.optionalInstant("seen_at").orElse(null),
        row.instant("created_at"));
  }

  private static List<PersonId> people(String json) {
    return read(json, LIST).stream().map(PersonId::parse).toList();
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return Json.MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new IllegalStateException("a chat's row has other JSON than was written", e);
    }
  }
}
