package org.convoke.server.records;

import jakarta.inject.Singleton;
import org.convoke.database.Database;
import org.convoke.model.forms.Field;
import org.convoke.server.forms.Form;

/// What the records of a form hold in one field, deleted records included: they may be restored one
/// day. Reads the whole form at worst, so it is for saving definitions only. Thread-safe.
@Singleton
class HeldValues {

  private final Database database;

  HeldValues(Database database) {
    this.database = database;
  }

  boolean any(Form form, String field) {
    return anyOfOtherType(form, field, "");
  }

  /// Whether a field that is new to the form finds values that an earlier one of the same key left,
  /// and that are none of its own.
  boolean anyThatMisfits(Form form, Field field) {
    return anyOfOtherType(form, field.key(), RecordGuard.jsonType(field.kind()));
  }

  private boolean anyOfOtherType(Form form, String field, String type) {
    return database
        .query(
            "record.holdsOtherType",
            """
            select exists (
              select from record
              where org_id = :org and form_id = :form
                and values -> :field is not null
                and jsonb_typeof(values -> :field) <> :type) as held
            """)
        .bind("org", form.org().value())
        .bind("form", form.id().value())
        .bind("field", field)
        .bind("type", type)
        .one(row -> row.flag("held"));
  }

  boolean hasDuplicates(Form form, String field) {
    return database
        .query(
            "record.holdsDuplicates",
            """
            select exists (
              select from record
              where org_id = :org and form_id = :form and state = 'ACTIVE'
                and values -> :field is not null
              group by values ->> :field
              having count(*) > 1) as held
            """)
        .bind("org", form.org().value())
        .bind("form", form.id().value())
        .bind("field", field)
        .one(row -> row.flag("held"));
  }

  /// Writes the values of a field that has become unique to `record_unique`; hashed as in
  /// [UniqueValue].
  void register(Form form, String field) {
    database.inTransaction(
        "recordUnique.register",
        transaction -> {
          transaction
              .update(
                  "recordUnique.forget",
                  """
                  delete from record_unique
                  where org_id = :org and form_id = :form and field = :field
                  """)
              .bind("org", form.org().value())
              .bind("form", form.id().value())
              .bind("field", field)
              .execute();
          return transaction
              .update(
                  "recordUnique.register",
                  """
                  insert into record_unique (org_id, form_id, field, value_hash, record_id)
                  select org_id, form_id, :field,
                    substr(encode(sha256(convert_to(values ->> :field, 'UTF8')), 'hex'), 1, 32)::uuid,
                    id
                  from record
                  where org_id = :org and form_id = :form and state = 'ACTIVE'
                    and values -> :field is not null
                  on conflict do nothing
                  """)
              .bind("org", form.org().value())
              .bind("form", form.id().value())
              .bind("field", field)
              .execute();
        });
  }
}
