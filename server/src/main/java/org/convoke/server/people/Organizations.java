package org.convoke.server.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.database.Statements;
import org.convoke.model.OrgId;

/// The organizations of this server. Thread-safe.
@Singleton
public class Organizations {

  private static final String COLUMNS = "id, key, name, demo";

  private final Database database;
  private final Clock clock;
  private final Cache<OrgId, Organization> cache =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(1)).build();

  Organizations(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Adds one, within the caller's transaction.
  ///
  /// @param key unique on this server
  public Organization create(Statements statements, String key, String name, boolean demo) {
    var organization = new Organization(OrgId.create(), key, name, demo);
    statements
        .update(
            "organization.insert",
            """
            insert into organization (id, key, name, demo, created_at)
            values (:id, :key, :name, :demo, :now)
            """)
        .bind("id", organization.id().value())
        .bind("key", key)
        .bind("name", name)
        .bind("demo", demo)
        .bind("now", clock.instant())
        .execute();
    return organization;
  }

  public Optional<Organization> find(OrgId id) {
    var cached = cache.getIfPresent(id);
    if (cached != null) {
      return Optional.of(cached);
    }
    var found =
        database
            .query("organization.find", "select " + COLUMNS + " from organization where id = :id")
            .bind("id", id.value())
            .optional(Organizations::organization);
    found.ifPresent(organization -> cache.put(id, organization));
    return found;
  }

  public Optional<Organization> findByKey(String key) {
    return database
        .query("organization.byKey", "select " + COLUMNS + " from organization where key = :key")
        .bind("key", key)
        .optional(Organizations::organization);
  }

  /// The oldest one: what the sign-in page greets with.
  public Optional<Organization> first() {
    return database
        .query(
            "organization.first",
            "select " + COLUMNS + " from organization order by created_at, id limit 1")
        .optional(Organizations::organization);
  }

  private static Organization organization(Row row) throws java.sql.SQLException {
    return new Organization(
        new OrgId(row.uuid("id")), row.text("key"), row.text("name"), row.flag("demo"));
  }
}
