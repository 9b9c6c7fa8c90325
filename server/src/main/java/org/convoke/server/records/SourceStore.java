package org.convoke.server.records;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.database.Database;
import org.convoke.model.FormId;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.Value;
import org.convoke.server.forms.Form;
import org.convoke.server.platform.LikePattern;

/// Reads records as the source of other forms' options and linkages. Thread-safe.
@Singleton
class SourceStore {

  /// Options are looked for among so many of the newest records: more than anyone scrolls through,
  /// few enough to read in some tens of milliseconds.
  private static final int NEWEST = 20_000;

  /// A form that does not exist, and therefore offers nothing.
  private static final String NO_FORM = "00000000-0000-0000-0000-000000000000";

  private final Database database;

  SourceStore(Database database) {
    this.database = database;
  }

  /// A value that was chosen from what a field of a form holds.
  ///
  /// @param form empty: there is no such form
  record Chosen(Optional<Form> form, String field, String value) {}

  /// The places, from 0, of choices that no record has.
  List<Integer> notOffered(OrgId org, List<Chosen> chosen) {
    return database
        .query(
            "record.notOffered",
            """
            select (chosen.position - 1)::int as position
            from unnest(:forms, :contents) with ordinality as chosen (form, content, position)
            where not exists (
              select from record
              where org_id = :org and form_id = chosen.form::uuid and state = 'ACTIVE'
                and values @> chosen.content::jsonb)
            order by chosen.position
            """)
        .bind("org", org.value())
        .bind("forms", chosen.stream().map(SourceStore::formId).toList())
        .bind(
            "contents",
            chosen.stream().map(each -> Json.write(Map.of(each.field(), each.value()))).toList())
        .plannedEachTime()
        .list(row -> row.integer("position"));
  }

  private static String formId(Chosen chosen) {
    return chosen.form().map(form -> form.id().toString()).orElse(NO_FORM);
  }

  /// One field of the newest record that contains some values.
  ///
  /// @param match the values, JSON; a list matches when the record's holds all of it
  Optional<Value> newest(OrgId org, FormId form, String match, String take) {
    return database
        .query(
            "record.newestMatch",
            """
            select values -> :take as taken
            from record
            where org_id = :org and form_id = :form and state = 'ACTIVE'
              and values @> :match::jsonb
            order by id desc
            limit 1
            """)
        .bind("org", org.value())
        .bind("form", form.value())
        .bind("match", match)
        .bind("take", take)
        .plannedEachTime()
        .optional(row -> row.optionalText("taken"))
        .flatMap(taken -> taken)
        .map(json -> Json.read(json, Value.class));
  }

  /// The different texts of a field, those of the newest records first.
  ///
  /// @param search a part of the text, in any case; empty: all
  List<String> distinct(OrgId org, FormId form, String field, String search, int limit) {
    return database
        .query(
            "record.distinctValues",
            """
            select value
            from (
              select values ->> :field as value, id
              from record
              where org_id = :org and form_id = :form and state = 'ACTIVE'
              order by id desc
              limit :newest) as newest
            where value ilike :pattern
            group by value
            order by max(id::text) desc
            limit :limit
            """)
        .bind("org", org.value())
        .bind("form", form.value())
        .bind("field", field)
        .bind("newest", NEWEST)
        .bind("pattern", LikePattern.containing(search))
        .bind("limit", limit)
        .list(row -> row.text("value"));
  }
}
