package org.convoke.server.apps;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.database.Statements;
import org.convoke.database.Transaction;
import org.convoke.database.UniqueViolation;
import org.convoke.model.AppId;
import org.convoke.model.OrgId;
import org.convoke.server.forms.FormHome;

/// Reads and writes `app`. Thread-safe.
@Singleton
class AppStore implements FormHome {

  static final String KEY_CONSTRAINT = "app_org_id_key_key";

  private final Database database;

  AppStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean has(OrgId org, AppId app) {
    return find(org, app.toString()).isPresent();
  }

  /// Runs a block in one transaction.
  <T> T inTransaction(Function<Transaction, T> block) {
    return database.inTransaction("app", block);
  }

  /// Every app, oldest first.
  List<App> all(OrgId org) {
    return database
        .query(
            "app.all",
            """
            select org_id, id, key, name, template, installed_at
            from app
            where org_id = :org
            order by id
            limit 1000
            """)
        .bind("org", org.value())
        .list(AppStore::app);
  }

  /// The app with an id or a key.
  Optional<App> find(OrgId org, String idOrKey) {
    return database
        .query(
            "app.find",
            """
            select org_id, id, key, name, template, installed_at
            from app
            where org_id = :org and (key = :name or id::text = :name)
            """)
        .bind("org", org.value())
        .bind("name", idOrKey)
        .optional(AppStore::app);
  }

  Optional<App> ofTemplate(OrgId org, String template) {
    return database
        .query(
            "app.ofTemplate",
            """
            select org_id, id, key, name, template, installed_at
            from app
            where org_id = :org and template = :template
            """)
        .bind("org", org.value())
        .bind("template", template)
        .optional(AppStore::app);
  }

  /// @throws UniqueViolation when the key is taken, or the template has an app
  void insert(Statements statements, App app, Instant now) {
    statements
        .update(
            "app.insert",
            """
            insert into app (org_id, id, key, name, template, created_at, updated_at)
            values (:org, :id, :key, :name, :template, :now, :now)
            """)
        .bind("org", app.org().value())
        .bind("id", app.id().value())
        .bind("key", app.key())
        .bind("name", app.name())
        .bind("template", app.template())
        .bind("now", now)
        .execute();
  }

  void rename(App app, String name, Instant now) {
    database
        .update(
            "app.rename",
            """
            update app set name = :name, updated_at = :now
            where org_id = :org and id = :id
            """)
        .bind("org", app.org().value())
        .bind("id", app.id().value())
        .bind("name", name)
        .bind("now", now)
        .execute();
  }

  void installed(App app, Instant now) {
    database
        .update(
            "app.installed",
            """
            update app set installed_at = :now, updated_at = :now
            where org_id = :org and id = :id and installed_at is null
            """)
        .bind("org", app.org().value())
        .bind("id", app.id().value())
        .bind("now", now)
        .execute();
  }

  private static App app(Row row) throws SQLException {
    return new App(
        new OrgId(row.uuid("org_id")),
        new AppId(row.uuid("id")),
        row.text("key"),
        row.text("name"),
        row.optionalText("template").orElse(null),
        row.optionalInstant("installed_at").orElse(null));
  }
}
