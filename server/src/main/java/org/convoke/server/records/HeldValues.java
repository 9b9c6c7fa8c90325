package org.convoke.server.records;

import java.util.List;
import java.util.UUID;
import org.convoke.database.Statements;
import org.convoke.model.forms.Field;
import org.convoke.server.forms.Form;
import org.convoke.server.forms.Moment;

/// What the records of a form hold in one field, deleted records included: they may be restored one
/// day. Reads the whole form at worst, so it is for saving definitions only. Confined to one
/// thread.
///
/// @param statements where it reads and writes: in a transaction, or not
record HeldValues(Statements statements, Form form) {

  /// Each record's id and the hash of its value, as [UniqueValue] makes it; conditions may follow.
  private static final String HELD =
      """
      select id,
        substr(encode(sha256(convert_to(values ->> :field, 'UTF8')), 'hex'), 1, 32)::uuid
          as value_hash
      from record
      where org_id = :org and form_id = :form and state = 'ACTIVE'
        and values -> :field is not null
      """;

  boolean any(String field) {
    return anyOfOtherType(field, "");
  }

  /// Whether a field that is new to the form finds values that an earlier one of the same key left,
  /// and that are none of its own.
  boolean anyThatMisfits(Field field) {
    return anyOfOtherType(field.key(), RecordGuard.jsonType(field.kind()));
  }

  private boolean anyOfOtherType(String field, String type) {
    return statements
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

  /// Whether a record that was written since a moment holds a value in a field, deleted or not.
  boolean anySince(String field, Moment since) {
    return statements
        .query(
            "record.holdsSince",
            """
            select exists (
              select from record
              where org_id = :org and form_id = :form
                and age(xmin) <= age(:since::xid8::xid)
                and values -> :field is not null) as held
            """)
        .bind("org", form.org().value())
        .bind("form", form.id().value())
        .bind("since", since.oldest())
        .bind("field", field)
        .one(row -> row.flag("held"));
  }

  /// Writes the values of a field that becomes unique to `record_unique`; hashed as in
  /// [UniqueValue].
  ///
  /// @return false when a value occurs twice
  boolean register(String field) {
    statements
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
    return statements
        .query(
            "recordUnique.register",
            """
            with held as (%s),
            registered as (
              insert into record_unique (org_id, form_id, field, value_hash, record_id)
              select :org, :form, :field, value_hash, id from held
              on conflict do nothing
              returning 1)
            select (select count(*) from registered) = (select count(*) from held) as complete
            """
                .formatted(HELD))
        .bind("org", form.org().value())
        .bind("form", form.id().value())
        .bind("field", field)
        .one(row -> row.flag("complete"));
  }

  /// Does so for the records that were written since a moment, after [#register] did it for all.
  ///
  /// A row says which transaction wrote it, and an older transaction has a greater age; one that is
  /// too old to be compared is taken for a new one, which costs a look more.
  ///
  /// @return false when a value occurs twice
  boolean registerSince(String field, Moment since) {
    forget(field, changedSince(since));
    return statements
        .query(
            "recordUnique.registerSince",
            """
            with held as (%s and age(xmin) <= age(:since::xid8::xid)),
            registered as (
              insert into record_unique as known (org_id, form_id, field, value_hash, record_id)
              select distinct on (value_hash) :org, :form, :field, value_hash, id from held
              on conflict (org_id, form_id, field, value_hash) do update
                set record_id = excluded.record_id
                where known.record_id = excluded.record_id
              returning 1)
            select (select count(*) from registered) = (select count(*) from held) as complete
            """
                .formatted(HELD))
        .bind("org", form.org().value())
        .bind("form", form.id().value())
        .bind("field", field)
        .bind("since", since.oldest())
        .one(row -> row.flag("complete"));
  }

  /// Records that may have had another value at that moment.
  private List<UUID> changedSince(Moment since) {
    return statements
        .query(
            "record.changedSince",
            """
            select id from record
            where org_id = :org and form_id = :form
              and age(xmin) <= age(:since::xid8::xid)
              and (version > 1 or state <> 'ACTIVE')
            """)
        .bind("org", form.org().value())
        .bind("form", form.id().value())
        .bind("since", since.oldest())
        .list(row -> row.uuid("id"));
  }

  private void forget(String field, List<UUID> records) {
    if (records.isEmpty()) {
      return; // to find out costs a look at every value of the field
    }
    statements
        .update(
            "recordUnique.forgetChanged",
            """
            delete from record_unique
            where org_id = :org and form_id = :form and field = :field
              and record_id = any(:records)
            """)
        .bind("org", form.org().value())
        .bind("form", form.id().value())
        .bind("field", field)
        .bind("records", records)
        .execute();
  }
}
