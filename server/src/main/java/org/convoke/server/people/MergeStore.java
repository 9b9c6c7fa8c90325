package org.convoke.server.people;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.database.Statements;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Value;
import org.jspecify.annotations.Nullable;

/// The rows of merges, and the mark on whoever was merged. Decides nothing. Thread-safe.
@Singleton
class MergeStore {

  private static final String SELECT =
      """
      select merge.id, merge.person_id, person.name, merge.into_id, merge.moved,
        merge.by_id, merge.at
      from person_merge as merge
      join person on person.org_id = merge.org_id and person.id = merge.person_id
      where merge.org_id = :org and merge.undone_at is null
      """;

  private final Database database;

  MergeStore(Database database) {
    this.database = database;
  }

  void insert(Statements statements, OrgId org, Merge merge) {
    statements
        .update(
            "merge.insert",
            """
            insert into person_merge (org_id, id, person_id, into_id, moved, by_id, at)
            values (:org, :id, :person, :into, :moved::jsonb, :by, :at)
            """)
        .bind("org", org.value())
        .bind("id", merge.id())
        .bind("person", merge.person().value())
        .bind("into", merge.into().value())
        .bind("moved", Json.write(merge.moved()))
        .bind("by", merge.by().value())
        .bind("at", merge.at())
        .execute();
  }

  void undone(Statements statements, OrgId org, Merge merge, PersonId by, Instant at) {
    statements
        .update(
            "merge.undone",
            """
            update person_merge
            set undone_by = :by, undone_at = :at
            where org_id = :org and id = :id
            """)
        .bind("org", org.value())
        .bind("id", merge.id())
        .bind("by", by.value())
        .bind("at", at)
        .execute();
  }

  /// @param into null: he is himself again
  void mark(
      Statements statements, OrgId org, PersonId person, @Nullable PersonId into, Instant at) {
    statements
        .update(
            "person.merged",
            """
            update person
            set merged_into = :into, updated_at = :at
            where org_id = :org and id = :id
            """)
        .bind("org", org.value())
        .bind("id", person.value())
        .bind("into", into == null ? null : into.value())
        .bind("at", at)
        .execute();
  }

  /// The merge of a person that holds.
  Optional<Merge> find(Statements statements, OrgId org, PersonId person) {
    return statements
        .query("merge.find", SELECT + "and merge.person_id = :person")
        .bind("org", org.value())
        .bind("person", person.value())
        .optional(MergeStore::merge);
  }

  /// Who was merged into a person, the newest first.
  List<Merge> into(Statements statements, OrgId org, PersonId into) {
    return statements
        .query("merge.into", SELECT + "and merge.into_id = :into order by merge.at desc limit 200")
        .bind("org", org.value())
        .bind("into", into.value())
        .list(MergeStore::merge);
  }

  List<Merge> into(OrgId org, PersonId into) {
    return into(database, org, into);
  }

  private static Merge merge(Row row) throws SQLException {
    return new Merge(
        row.uuid("id"),
        new PersonId(row.uuid("person_id")),
        row.text("name"),
        new PersonId(row.uuid("into_id")),
        Json.read(row.text("moved"), Value.Fields.class),
        new PersonId(row.uuid("by_id")),
        row.instant("at"));
  }
}
