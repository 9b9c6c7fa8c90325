package org.convoke.server.connections;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.connectors.Finding;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.database.Transaction;
import org.convoke.database.Update;
import org.convoke.model.ConnectionId;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.server.connections.Connection.State;

/// The rows of connections. Decides nothing. Thread-safe.
@Singleton
class ConnectionStore {

  /// A guess: a few apps on each of a few platforms.
  static final int MAX_CONNECTIONS = 200;

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

  private final Database database;

  ConnectionStore(Database database) {
    this.database = database;
  }

  List<StoredConnection> list(OrgId org) {
    return database
        .query(
            "connection.list",
            """
            select org_id, id, key, connector, name, settings, secrets, secret_names, state,
              findings, checked_at, error, error_at, synced_at, version, updated_at
            from connection
            where org_id = :org
            order by created_at, id
            limit :most
            """)
        .bind("org", org.value())
        .bind("most", MAX_CONNECTIONS)
        .list(ConnectionStore::connection);
  }

  /// Whose a connection is: an address names it alone.
  Optional<OrgId> owner(ConnectionId id) {
    return database
        .query("connection.owner", "select org_id from connection where id = :id")
        .bind("id", id.value())
        .optional(row -> new OrgId(row.uuid("org_id")));
  }

  /// Every organization with a connection, for the nightly round.
  List<OrgId> organizations() {
    return database
        .query("connection.organizations", "select distinct org_id from connection order by org_id")
        .list(row -> new OrgId(row.uuid("org_id")));
  }

  /// A connection that works as far as is known.
  record Usable(OrgId org, ConnectionId id, long version) {}

  /// Every one of all organizations, without what was filled in.
  List<Usable> usable() {
    return database
        .query(
            "connection.usable",
            """
            select org_id, id, version
            from connection
            where state in ('READY', 'FAILING')
            order by id
            """)
        .list(
            row ->
                new Usable(
                    new OrgId(row.uuid("org_id")),
                    new ConnectionId(row.uuid("id")),
                    row.number("version")));
  }

  void insert(StoredConnection row, Instant now) {
    bind(
            database.update(
                "connection.insert",
                """
                insert into connection (org_id, id, key, connector, name, settings, secrets,
                  secret_names, state, version, created_at, updated_at)
                values (:org, :id, :key, :connector, :name, :settings::jsonb, :secrets,
                  :secretNames, :state, 1, :now, :now)
                """),
            row,
            now)
        .execute();
  }

  /// @param findings what is known to be wrong with it now
  /// @param isAnother whether its accounts are to be confirmed anew
  /// @return false when somebody saved it since `version`
  boolean save(
      StoredConnection row, long version, List<Finding> findings, boolean isAnother, Instant now) {
    return database.inTransaction(
        "connection.save",
        transaction -> {
          var isSaved = save(transaction, row, version, findings, now);
          if (isSaved && isAnother) {
            unconfirm(transaction, row);
          }
          return isSaved;
        });
  }

  private static boolean save(
      Transaction transaction,
      StoredConnection row,
      long version,
      List<Finding> findings,
      Instant now) {
    return bind(
                transaction.update(
                    "connection.save",
                    """
                    update connection
                    set name = :name, settings = :settings::jsonb, secrets = :secrets,
                      secret_names = :secretNames, state = :state,
                      findings = :findings::jsonb, checked_at = :checked, error = null, error_at = null, version = version + 1,
                      updated_at = :now
                    where org_id = :org and id = :id and version = :version
                    """),
                row,
                now)
            .bind("version", version)
            .bind("findings", findings.isEmpty() ? null : Json.write(findings))
            .bind("checked", findings.isEmpty() ? null : now)
            .execute()
        == 1;
  }

  private static void unconfirm(Transaction transaction, StoredConnection row) {
    transaction
        .update(
            "account.unconfirm",
            """
            update account
            set confirmed = false
            where org_id = :org and connection_id = :connection and confirmed
            """)
        .bind("org", row.org().value())
        .bind("connection", row.id().value())
        .execute();
  }

  private static Update bind(Update update, StoredConnection row, Instant now) {
    var connection = row.connection();
    return update
        .bind("org", row.org().value())
        .bind("id", row.id().value())
        .bind("key", connection.key())
        .bind("connector", connection.connector())
        .bind("name", connection.name().zh())
        .bind("settings", Json.write(connection.settings()))
        .bind("secrets", row.sealed())
        .bind("secretNames", connection.secrets())
        .bind("state", connection.state())
        .bind("now", now);
  }

  /// Keeps what a check of a version found; nothing when it was saved meanwhile.
  void checked(
      OrgId org, ConnectionId id, long version, State state, List<Finding> findings, Instant at) {
    database
        .update(
            "connection.checked",
            """
            update connection
            set state = :state, findings = :findings::jsonb, checked_at = :at
            where org_id = :org and id = :id and version = :version
            """)
        .bind("org", org.value())
        .bind("id", id.value())
        .bind("version", version)
        .bind("state", state)
        .bind("findings", Json.write(findings))
        .bind("at", at)
        .execute();
  }

  void failed(OrgId org, ConnectionId id, Phrase error, Instant at) {
    database
        .update(
            "connection.failed",
            """
            update connection
            set error = :error::jsonb, error_at = :at
            where org_id = :org and id = :id
            """)
        .bind("org", org.value())
        .bind("id", id.value())
        .bind("error", Json.write(error))
        .bind("at", at)
        .execute();
  }

  void synced(OrgId org, ConnectionId id, Instant at) {
    database
        .update(
            "connection.synced",
            "update connection set synced_at = :at where org_id = :org and id = :id")
        .bind("org", org.value())
        .bind("id", id.value())
        .bind("at", at)
        .execute();
  }

  /// Takes the turn to read a directory that was not read since `before`.
  boolean claimSync(OrgId org, ConnectionId id, Instant now, Instant before) {
    return database
            .update(
                "connection.claimSync",
                """
                update connection
                set synced_at = :now
                where org_id = :org and id = :id and (synced_at is null or synced_at < :before)
                """)
            .bind("org", org.value())
            .bind("id", id.value())
            .bind("now", now)
            .bind("before", before)
            .execute()
        == 1;
  }

  /// Deletes a connection with everything that is only its own; what was made stays where it is.
  void delete(OrgId org, ConnectionId id) {
    database.inTransaction(
        "connection.delete",
        transaction -> {
          for (var table :
              List.of(
                  "connection_token",
                  "connection_budget",
                  "connection_call",
                  "platform_event",
                  "account",
                  "remote_chat",
                  "assisted_chat")) {
            transaction
                .update(
                    "connection.deleteOf",
                    "delete from %s where org_id = :org and connection_id = :id".formatted(table))
                .bind("org", org.value())
                .bind("id", id.value())
                .execute();
          }
          return transaction
              .update(
                  "connection.delete", "delete from connection where org_id = :org and id = :id")
              .bind("org", org.value())
              .bind("id", id.value())
              .execute();
        });
  }

  private static StoredConnection connection(Row row) throws SQLException {
    var checkedAt = row.optionalInstant("checked_at");
    var failedAt = row.optionalInstant("error_at");
    var error = row.optionalText("error").map(json -> Json.read(json, Phrase.class));
    var findings = row.optionalText("findings").map(json -> read(json, FINDINGS));
    var connection =
        new Connection(
            row.uuid("id").toString(),
            row.text("key"),
            row.text("connector"),
            Phrase.same(row.text("name")),
            State.valueOf(row.text("state")),
            read(row.text("settings"), TEXTS),
            row.texts("secret_names"),
            checkedAt.map(at -> new Connection.Check(at, findings.orElse(List.of()))).orElse(null),
            failedAt
                .map(at -> new Connection.Failure(at, error.orElse(Phrase.same(""))))
                .orElse(null),
            row.optionalInstant("synced_at").orElse(null),
            row.number("version"),
            row.instant("updated_at"));
    return new StoredConnection(
        new OrgId(row.uuid("org_id")),
        new ConnectionId(row.uuid("id")),
        connection,
        connection.secrets().isEmpty() ? null : row.bytes("secrets"));
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return Json.MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new IllegalStateException("a connection's row has other JSON than was written", e);
    }
  }
}
