package org.convoke.server.forms;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.database.Statements;
import org.convoke.database.Transaction;
import org.convoke.database.UniqueViolation;
import org.convoke.model.AppId;
import org.convoke.model.FormId;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.forms.FormDefinition;

/// Reads and writes `form`. Thread-safe.
@Singleton
class FormStore {

  static final String KEY_CONSTRAINT = "form_key";

  private final Database database;

  FormStore(Database database) {
    this.database = database;
  }

  /// Every form of an organization that is not deleted, oldest first.
  List<Form> all(OrgId org) {
    return database
        .query(
            "form.all",
            """
            select org_id, id, key, name, app_id, version, definition, watched, created_at,
              updated_at
            from form
            where org_id = :org and deleted_at is null
            order by id
            """)
        .bind("org", org.value())
        .list(FormStore::form);
  }

  /// Runs a block in one transaction.
  <T> T inTransaction(Function<Transaction, T> block) {
    return database.inTransaction("form", block);
  }

  /// Waits for whoever saves the form, and lets nobody save it until the end of the transaction.
  /// Records go on being written.
  ///
  /// @return its version; 0 when it was deleted
  long hold(Transaction transaction, Form form) {
    return transaction
        .query(
            "form.hold",
            """
            select version from form
            where org_id = :org and id = :id and deleted_at is null
            for no key update
            """)
        .bind("org", form.org().value())
        .bind("id", form.id().value())
        .optional(row -> row.number("version"))
        .orElse(0L);
  }

  /// The same, and waits for the records of the form that are being written, and lets none be
  /// written until the end of the transaction: the other side of `form_mark_held`.
  void holdAlone(Transaction transaction, Form form) {
    hold(transaction, form); // first, so that no record waits for somebody who holds it
    transaction
        .query(
            "form.holdAlone",
            "select pg_advisory_xact_lock(hashtextextended(:form::uuid::text, 0)) is null as held")
        .bind("form", form.id().value())
        .one(row -> row.flag("held"));
  }

  /// @throws UniqueViolation of [#KEY_CONSTRAINT] when the key is taken
  void insert(Statements statements, Form form) {
    statements
        .update(
            "form.insert",
            """
            insert into form
              (org_id, id, key, name, app_id, version, definition, created_at, updated_at)
            values
              (:org, :id, :key, :name, :app::uuid, :version, :definition::jsonb, :created, :updated)
            """)
        .bind("org", form.org().value())
        .bind("id", form.id().value())
        .bind("key", form.key())
        .bind("name", form.name())
        .bind("app", form.app())
        .bind("version", form.version())
        .bind("definition", Json.write(form.definition()))
        .bind("created", form.createdAt())
        .bind("updated", form.updatedAt())
        .execute();
  }

  /// Writes what was saved.
  ///
  /// @param form the form with the version after this one
  /// @return whether the form still had the version before
  boolean update(Statements statements, Form form) {
    var updated =
        statements
            .update(
                "form.update",
                """
                update form
                set name = :name, definition = :definition::jsonb, version = :version,
                  updated_at = :updated
                where org_id = :org and id = :id and version = :version - 1
                  and deleted_at is null
                """)
            .bind("org", form.org().value())
            .bind("id", form.id().value())
            .bind("name", form.name())
            .bind("definition", Json.write(form.definition()))
            .bind("version", form.version())
            .bind("updated", form.updatedAt())
            .execute();
    return updated == 1;
  }

  /// From now on runs may wait for its records.
  void watch(Statements statements, OrgId org, FormId form) {
    statements
        .update("form.watch", "update form set watched = true where org_id = :org and id = :id")
        .bind("org", org.value())
        .bind("id", form.value())
        .execute();
  }

  void delete(Statements statements, OrgId org, FormId form, Instant now) {
    statements
        .update(
            "form.delete",
            """
            update form set deleted_at = :now
            where org_id = :org and id = :id and deleted_at is null
            """)
        .bind("org", org.value())
        .bind("id", form.value())
        .bind("now", now)
        .execute();
  }

  private static Form form(Row row) throws SQLException {
    return new Form(
        new OrgId(row.uuid("org_id")),
        new FormId(row.uuid("id")),
        row.text("key"),
        row.text("name"),
        row.optionalUuid("app_id").map(AppId::new).orElse(null),
        row.number("version"),
        Json.read(row.text("definition"), FormDefinition.class),
        row.flag("watched"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
