package org.convoke.server.records;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.convoke.database.Batch;
import org.convoke.database.Database;
import org.convoke.database.DatabaseFailure;
import org.convoke.database.Row;
import org.convoke.database.RowsMissing;
import org.convoke.database.UnitOfWork;
import org.convoke.model.FormId;
import org.convoke.model.Id;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.server.forms.Form;
import org.convoke.server.records.FormRecord.State;
import org.jspecify.annotations.Nullable;

/// Reads and writes `record`, `record_change` and `record_unique`. Thread-safe.
@Singleton
class RecordStore {

  /// What [#record] reads.
  static final String COLUMNS =
      """
      org_id, form_id, id, serial, version, state, created_by, created_run,
        created_at, updated_at, values
      """;

  /// @param formMark of the form that the values were checked against
  private record Checked(FormRecord record, long formMark) {}

  /// A new record; fails when the form has another version by now than its values were checked
  /// against. The form keeps its version until the record is committed.
  private static final Batch<Checked> INSERT =
      Batch.<Checked>named("record.insert", 40)
          .uuid(row -> row.record().org().value())
          .uuid(row -> row.record().form().value())
          .number(Checked::formMark)
          .uuid(row -> row.record().id().value())
          .number(row -> row.record().serial())
          .uuid(row -> value(row.record().createdBy()))
          .uuid(row -> value(row.record().createdRun()))
          .instant(row -> row.record().createdAt())
          .json(row -> Json.write(row.record().values()))
          .everyRow(
              """
              with new as (
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                  as new (org_id, form_id, form_mark, id, serial, created_by, created_run,
                    created_at, given)),
              held as materialized (
                select org_id, form_id, form_mark_held(org_id, form_id) as mark
                from (select distinct org_id, form_id from new order by 1, 2) as forms)
              insert into record
                (org_id, form_id, id, serial, version, state, created_by, created_run,
                 created_at, updated_at, values)
              select new.org_id, new.form_id, id, serial, 1, 'ACTIVE', created_by, created_run,
                created_at, created_at, given
              from new
              join held
                on held.org_id = new.org_id and held.form_id = new.form_id
                  and held.mark = new.form_mark
              """);

  /// The change of a record that still has the version before, as has its form; fails when one of
  /// them has another by now.
  private static final Batch<Checked> UPDATE =
      Batch.<Checked>named("record.update", 41)
          .uuid(row -> row.record().org().value())
          .uuid(row -> row.record().form().value())
          .number(Checked::formMark)
          .uuid(row -> row.record().id().value())
          .number(row -> row.record().version())
          .text(row -> row.record().state().name())
          .instant(row -> row.record().updatedAt())
          .json(row -> Json.write(row.record().values()))
          .everyRow(
              """
              with new as (
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                  as new (org_id, form_id, form_mark, id, version, state, updated_at, given)),
              held as materialized (
                select org_id, form_id, form_mark_held(org_id, form_id) as mark
                from (select distinct org_id, form_id from new order by 1, 2) as forms)
              update record
              set version = new.version, state = new.state, updated_at = new.updated_at,
                values = new.given
              from new
              join held
                on held.org_id = new.org_id and held.form_id = new.form_id
                  and held.mark = new.form_mark
              where record.org_id = new.org_id
                and record.form_id = new.form_id
                and record.id = new.id
                and record.version = new.version - 1
                and record.state = 'ACTIVE'
              """);

  private record ChangeRow(FormRecord record, RecordChange change) {}

  private static final Batch<ChangeRow> INSERT_CHANGE =
      Batch.<ChangeRow>named("recordChange.insert", 44)
          .uuid(row -> row.record().org().value())
          .uuid(row -> row.record().form().value())
          .uuid(row -> row.record().id().value())
          .number(row -> row.change().version())
          .text(row -> row.change().kind().name())
          .instant(row -> row.change().at())
          .uuid(row -> value(row.change().by()))
          .uuid(row -> value(row.change().run()))
          .json(row -> Json.write(row.change().changes()))
          .everyRow(
              """
              insert into record_change
                (org_id, form_id, record_id, version, kind, at, person_id, run_id, changes)
              select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
              """);

  private record UniqueRow(FormRecord record, UniqueValue value) {}

  /// Two transactions that take the same values take them in the same order.
  private static final Comparator<UniqueRow> BY_VALUE =
      Comparator.comparing((UniqueRow row) -> row.record().form().value())
          .thenComparing(row -> row.value().field())
          .thenComparing(row -> row.value().hash());

  static final String UNIQUE_CONSTRAINT = "record_unique_pkey";

  private static final Batch<UniqueRow> INSERT_UNIQUE =
      Batch.<UniqueRow>named("recordUnique.insert", 43)
          .sorted(BY_VALUE)
          .uuid(row -> row.record().org().value())
          .uuid(row -> row.record().form().value())
          .text(row -> row.value().field())
          .uuid(row -> row.value().hash())
          .uuid(row -> row.record().id().value())
          .everyRow(
              """
              insert into record_unique (org_id, form_id, field, value_hash, record_id)
              select * from unnest(?, ?, ?, ?, ?)
              """);

  private static final Batch<UniqueRow> DELETE_UNIQUE =
      Batch.<UniqueRow>named("recordUnique.delete", 42)
          .uuid(row -> row.record().org().value())
          .uuid(row -> row.record().form().value())
          .text(row -> row.value().field())
          .uuid(row -> row.value().hash())
          .uuid(row -> row.record().id().value())
          .someRows(
              """
              delete from record_unique
              using unnest(?, ?, ?, ?, ?) as old (org_id, form_id, field, value_hash, record_id)
              where record_unique.org_id = old.org_id
                and record_unique.form_id = old.form_id
                and record_unique.field = old.field
                and record_unique.value_hash = old.value_hash
                and record_unique.record_id = old.record_id
              """);

  private final Database database;
  private final SearchIndex index;

  RecordStore(Database database, SearchIndex index) {
    this.database = database;
    this.index = index;
  }

  /// Whether a commit failed because the record, or its form, was saved since it was read.
  static boolean isOutrun(DatabaseFailure failure) {
    return failure instanceof RowsMissing
        && (failure.statement().equals(INSERT.name()) || failure.statement().equals(UPDATE.name()));
  }

  /// @param form as it was when the values were checked
  void insert(UnitOfWork unit, Form form, FormRecord record) {
    unit.add(INSERT, new Checked(record, form.mark()));
    index.grows();
  }

  /// @param form as it was when the values were checked
  /// @param record as it shall be, with the version after the one that must be there
  void update(UnitOfWork unit, Form form, FormRecord record, RecordChange change) {
    unit.add(UPDATE, new Checked(record, form.mark()))
        .add(INSERT_CHANGE, new ChangeRow(record, change));
    index.grows();
  }

  void takeUnique(UnitOfWork unit, FormRecord record, Collection<UniqueValue> values) {
    values.forEach(value -> unit.add(INSERT_UNIQUE, new UniqueRow(record, value)));
  }

  void giveUpUnique(UnitOfWork unit, FormRecord record, Collection<UniqueValue> values) {
    values.forEach(value -> unit.add(DELETE_UNIQUE, new UniqueRow(record, value)));
  }

  /// A record, deleted or not.
  Optional<FormRecord> find(OrgId org, FormId form, RecordId id) {
    return database
        .query(
            "record.find",
            "select "
                + COLUMNS
                + """
                from record
                where org_id = :org and form_id = :form and id = :id
                """)
        .bind("org", org.value())
        .bind("form", form.value())
        .bind("id", id.value())
        .optional(RecordStore::record);
  }

  /// The changes after creation, newest first.
  List<RecordChange> changes(FormRecord record) {
    return database
        .query(
            "recordChange.list",
            """
            select version, kind, at, person_id, run_id, changes
            from record_change
            where org_id = :org and form_id = :form and record_id = :record
            order by version desc
            limit 10000
            """)
        .bind("org", record.org().value())
        .bind("form", record.form().value())
        .bind("record", record.id().value())
        .list(RecordStore::change);
  }

  /// Who holds a unique value.
  ///
  /// @param position of the value in what was asked, from 0
  /// @param serial number of the record that has it
  record Holder(int position, RecordId record, long serial) {}

  /// Those of some unique values that records of the form have.
  List<Holder> holders(OrgId org, FormId form, List<UniqueValue> values) {
    return database
        .query(
            "recordUnique.holders",
            """
            select (asked.position - 1)::int as position, record.id, record.serial
            from unnest(:fields, :hashes) with ordinality as asked (field, value_hash, position)
            join record_unique as held
              on held.org_id = :org and held.form_id = :form
                and held.field = asked.field and held.value_hash = asked.value_hash
            join record
              on record.org_id = :org and record.form_id = :form and record.id = held.record_id
            order by asked.position
            """)
        .bind("org", org.value())
        .bind("form", form.value())
        .bind("fields", values.stream().map(UniqueValue::field).toList())
        .bind("hashes", values.stream().map(UniqueValue::hash).toList())
        .list(
            row ->
                new Holder(
                    row.integer("position"), new RecordId(row.uuid("id")), row.number("serial")));
  }

  static FormRecord record(Row row) throws SQLException {
    return new FormRecord(
        new OrgId(row.uuid("org_id")),
        new FormId(row.uuid("form_id")),
        new RecordId(row.uuid("id")),
        row.number("serial"),
        row.number("version"),
        State.valueOf(row.text("state")),
        row.optionalUuid("created_by").map(PersonId::new).orElse(null),
        row.optionalUuid("created_run").map(RunId::new).orElse(null),
        row.instant("created_at"),
        row.instant("updated_at"),
        Json.read(row.text("values"), Value.Fields.class));
  }

  private static RecordChange change(Row row) throws SQLException {
    return new RecordChange(
        row.number("version"),
        RecordChange.Kind.valueOf(row.text("kind")),
        row.instant("at"),
        row.optionalUuid("person_id").map(PersonId::new).orElse(null),
        row.optionalUuid("run_id").map(RunId::new).orElse(null),
        List.of(Json.read(row.text("changes"), FieldChange[].class)));
  }

  private static @Nullable UUID value(@Nullable Id id) {
    return id == null ? null : id.value();
  }
}
