package org.convoke.server.secrets;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;

/// The rows of secrets, encrypted. Thread-safe.
@Singleton
class SecretStore {

  private final Database database;

  SecretStore(Database database) {
    this.database = database;
  }

  List<SecretView> list(OrgId org) {
    return database
        .query(
            "secret.list",
            """
            select name, updated_at, updated_by
            from secret
            where org_id = :org
            order by name
            """)
        .bind("org", org.value())
        .list(SecretStore::view);
  }

  boolean exists(OrgId org, String name) {
    return database
        .query(
            "secret.exists",
            "select exists (select from secret where org_id = :org and name = :name) as found")
        .bind("org", org.value())
        .bind("name", name)
        .one(row -> row.flag("found"));
  }

  Optional<byte[]> value(OrgId org, String name) {
    return database
        .query("secret.value", "select value from secret where org_id = :org and name = :name")
        .bind("org", org.value())
        .bind("name", name)
        .optional(row -> row.bytes("value"));
  }

  /// @return false when it is one too many
  boolean put(OrgId org, String name, byte[] value, PersonId by, Instant now, int most) {
    return database
            .update(
                "secret.put",
                """
                insert into secret (org_id, name, value, updated_at, updated_by)
                select :org, :name, :value, :now, :by
                where exists (select from secret where org_id = :org and name = :name)
                  or (select count(*) from secret where org_id = :org) < :most
                on conflict (org_id, name) do update set
                  value = excluded.value,
                  updated_at = excluded.updated_at,
                  updated_by = excluded.updated_by
                """)
            .bind("org", org.value())
            .bind("name", name)
            .bind("value", value)
            .bind("now", now)
            .bind("by", by.value())
            .bind("most", most)
            .execute()
        == 1;
  }

  boolean delete(OrgId org, String name) {
    return database
            .update("secret.delete", "delete from secret where org_id = :org and name = :name")
            .bind("org", org.value())
            .bind("name", name)
            .execute()
        == 1;
  }

  private static SecretView view(Row row) throws SQLException {
    return new SecretView(
        row.text("name"), row.instant("updated_at"), new PersonId(row.uuid("updated_by")));
  }
}
