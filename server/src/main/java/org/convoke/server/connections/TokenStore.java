package org.convoke.server.connections;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.model.ConnectionId;
import org.convoke.model.OrgId;

/// The rows of access tokens, encrypted. Thread-safe.
@Singleton
class TokenStore {

  /// How long whoever fetches a token keeps others waiting, should he die.
  static final Duration LEASE = Duration.ofSeconds(20);

  private final Database database;

  TokenStore(Database database) {
    this.database = database;
  }

  /// Which token.
  record Place(OrgId org, ConnectionId connection, String kind) {
    /// For the vault.
    String text() {
      return "token/%s/%s/%s".formatted(org, connection, kind);
    }
  }

  record Stored(byte[] sealed, Instant expiresAt) {}

  Optional<Stored> find(Place place) {
    return database
        .query(
            "token.find",
            """
            select value, expires_at
            from connection_token
            where org_id = :org and connection_id = :connection and kind = :kind
              and value is not null
            """)
        .bind("org", place.org().value())
        .bind("connection", place.connection().value())
        .bind("kind", place.kind())
        .optional(TokenStore::stored);
  }

  /// Takes the turn to fetch, unless somebody has it.
  boolean lease(Place place, UUID lease, Instant now) {
    return database
            .update(
                "token.lease",
                """
                insert into connection_token as token
                  (org_id, connection_id, kind, expires_at, lease, leased_until)
                values (:org, :connection, :kind, :now, :lease, :until)
                on conflict (org_id, connection_id, kind) do update set
                  lease = excluded.lease,
                  leased_until = excluded.leased_until
                where token.leased_until is null or token.leased_until < :now
                """)
            .bind("org", place.org().value())
            .bind("connection", place.connection().value())
            .bind("kind", place.kind())
            .bind("lease", lease)
            .bind("now", now)
            .bind("until", now.plus(LEASE))
            .execute()
        == 1;
  }

  void put(Place place, UUID lease, byte[] sealed, byte[] hash, Instant expiresAt) {
    database
        .update(
            "token.put",
            """
            update connection_token
            set value = :value, hash = :hash, expires_at = :expires, lease = null,
              leased_until = null
            where org_id = :org and connection_id = :connection and kind = :kind
              and lease = :lease
            """)
        .bind("org", place.org().value())
        .bind("connection", place.connection().value())
        .bind("kind", place.kind())
        .bind("lease", lease)
        .bind("value", sealed)
        .bind("hash", hash)
        .bind("expires", expiresAt)
        .execute();
  }

  /// Gives the turn to whoever comes next.
  void release(Place place, UUID lease) {
    database
        .update(
            "token.release",
            """
            update connection_token
            set lease = null, leased_until = null
            where org_id = :org and connection_id = :connection and kind = :kind
              and lease = :lease
            """)
        .bind("org", place.org().value())
        .bind("connection", place.connection().value())
        .bind("kind", place.kind())
        .bind("lease", lease)
        .execute();
  }

  void forget(Place place, byte[] hash) {
    database
        .update(
            "token.forget",
            """
            update connection_token
            set value = null, hash = null
            where org_id = :org and connection_id = :connection and kind = :kind
              and hash = :hash
            """)
        .bind("org", place.org().value())
        .bind("connection", place.connection().value())
        .bind("kind", place.kind())
        .bind("hash", hash)
        .execute();
  }

  void forgetAll(OrgId org, ConnectionId connection) {
    database
        .update(
            "token.forgetAll",
            "delete from connection_token where org_id = :org and connection_id = :connection")
        .bind("org", org.value())
        .bind("connection", connection.value())
        .execute();
  }

  private static Stored stored(Row row) throws SQLException {
    return new Stored(row.bytes("value"), row.instant("expires_at"));
  }
}
