package org.convoke.server.records;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convoke.database.Database;
import org.convoke.model.Id;
import org.convoke.model.conditions.Condition;
import org.convoke.server.forms.Form;
import org.convoke.server.platform.Cursor;
import org.convoke.server.platform.LikePattern;
import org.convoke.server.platform.Page;
import org.convoke.server.platform.Paging;

/// Reads pages of `record`. The only place where SQL is put together at run time: of fixed pieces
/// by [ConditionSql], never of values. Thread-safe.
@Singleton
class LedgerStore {

  /// A search reads so many of the newest records that pass the filter: about 200 ms of work. Older
  /// ones are found by a filter, which has an index.
  private static final int SEARCHED = 50_000;

  /// Counting goes on to here: 2 ms without a filter, 75 ms with one (1,000,000 records, two
  /// cores).
  private static final int COUNTED = 10_000;

  /// Filters and orders that no index answers read the whole form: 0.5 to 1.7 s for 1,000,000
  /// records. A guess at what a reader waits for.
  private static final Duration LONGEST_READ = Duration.ofSeconds(5);

  private final Database database;

  LedgerStore(Database database) {
    this.database = database;
  }

  /// A record and what it is sorted by.
  private record Placed(FormRecord record, String key) {}

  /// A part of a ledger. What it is sorted by is worked out once for each record that passes the
  /// filter; a form is read whole for an order that no index has.
  Page<FormRecord> page(Form form, LedgerQuery asked, Paging paging) {
    var sql = new ConditionSql(form.definition());
    var from = from(sql, form, asked);
    var column = asked.sort().column();
    var order = column == null ? "id" : sql.expression(column);
    var rows =
        sql.bindTo(
                database.query(
                    "record.page",
                    """
                    select %1$s, place::text as key
                    from (
                      select record.*, %2$s as place
                      from %3$s
                      where %4$s
                      order by %5$s
                      limit %6$s) as record
                    order by %5$s
                    """
                        .formatted(
                            RecordStore.COLUMNS,
                            column == null ? order : collated(column, order),
                            from,
                            after(sql, asked.sort(), order, paging),
                            orderBy(asked.sort()),
                            sql.parameter(paging.rows()))))
            .plannedEachTime()
            .within(LONGEST_READ)
            .list(row -> new Placed(RecordStore.record(row), row.optionalText("key").orElse("")));
    var page =
        Page.of(
            rows,
            paging,
            placed -> Cursor.of(asked.sort().text(), placed.key(), placed.record().id()));
    return new Page<>(page.items().stream().map(Placed::record).toList(), page.nextCursor());
  }

  /// @param count at most 10,000
  /// @param more whether there are more than that
  record Count(long count, boolean more) {}

  /// How many records are asked for; with a search, of those it reads.
  Count count(Form form, LedgerQuery asked) {
    var sql = new ConditionSql(form.definition());
    var from = from(sql, form, asked);
    var counted =
        sql.bindTo(
                database.query(
                    "record.count",
                    "select count(*) as count from (select from %s limit %s) as counted"
                        .formatted(from, sql.parameter(COUNTED + 1))))
            .plannedEachTime()
            .within(LONGEST_READ)
            .one(row -> row.number("count"));
    return new Count(Math.min(counted, COUNTED), counted > COUNTED);
  }

  /// The newest record that meets a condition.
  Optional<FormRecord> newest(Form form, Condition condition) {
    var asked = new LedgerQuery(condition, "", Sort.NEWEST_FIRST);
    return page(form, asked, new Paging(1, List.of())).items().stream().findFirst();
  }

  /// So many records that meet a condition, in an order.
  ///
  /// @param sorts by the first, then by the second and so on; last by id, the newest first
  List<FormRecord> list(Form form, Condition condition, List<Sort> sorts, int limit) {
    var sql = new ConditionSql(form.definition());
    var from = from(sql, form, new LedgerQuery(condition, "", Sort.NEWEST_FIRST));
    var orders = Stream.concat(sorts.stream(), Stream.of(Sort.NEWEST_FIRST));
    return sql.bindTo(
            database.query(
                "record.list",
                """
                select %s
                from %s
                order by %s
                limit %s
                """
                    .formatted(
                        RecordStore.COLUMNS,
                        from,
                        orders.map(each -> alone(sql, each)).collect(Collectors.joining(", ")),
                        sql.parameter(limit))))
        .plannedEachTime()
        .within(LONGEST_READ)
        .list(RecordStore::record);
  }

  private static String alone(ConditionSql sql, Sort sort) {
    var column = sort.column();
    if (column == null) {
      return "id " + sort.direction();
    }
    var expression = sql.expression(column);
    return "%s %s nulls last".formatted(collated(column, expression), sort.direction());
  }

  /// The records that pass filter and search, as something to select from.
  private static String from(ConditionSql sql, Form form, LedgerQuery asked) {
    var filtered =
        """
        select record.*
        from record
        where org_id = %s and form_id = %s and state = 'ACTIVE' and %s"""
            .formatted(
                sql.parameter(form.org().value()),
                sql.parameter(form.id().value()),
                sql.where(asked.filter()));
    if (asked.search().isEmpty()) {
      return "(" + filtered + ") as record";
    }
    return """
        (select * from (%s order by id desc limit %s) as record where %s) as record"""
        .formatted(filtered, sql.parameter(SEARCHED), found(sql, form, asked.search()));
  }

  private static String found(ConditionSql sql, Form form, String search) {
    var pattern = sql.parameter(LikePattern.containing(search));
    return Stream.concat(
            Stream.of("serial::text = " + sql.parameter(search)),
            form.definition().fields().stream()
                .filter(Column::isSearched)
                .map(
                    field ->
                        "values ->> %s ilike %s".formatted(sql.parameter(field.key()), pattern)))
        .collect(Collectors.joining(" or ", "(", ")"));
  }

  private static String orderBy(Sort sort) {
    var direction = sort.direction();
    if (sort.column() == null) {
      return "id " + direction;
    }
    return sort.column().isNeverNull() // as an index has it
        ? "place %1$s, id %1$s".formatted(direction)
        : "place %1$s nulls last, id %1$s".formatted(direction);
  }

  /// What comes after the last record of the page before.
  private static String after(ConditionSql sql, Sort sort, String order, Paging paging) {
    if (paging.isFirst()) {
      return "true";
    }
    var cursor = Place.of(paging.after(), sort);
    var id = "id %s %s::uuid".formatted(sort.behind(), sql.parameter(cursor.id()));
    var column = sort.column();
    if (column == null) {
      return id;
    }
    if (cursor.key().isEmpty()) {
      return "(%s is null and %s)".formatted(order, id);
    }
    var key = "%s::%s".formatted(sql.parameter(cursor.key()), column.type().sql());
    if (column.isNeverNull()) { // as a range of the index
      return "(%s, id) %s (%s, %s::uuid)"
          .formatted(order, sort.behind(), key, sql.parameter(cursor.id()));
    }
    return "(%1$s %2$s %3$s or (%4$s = %3$s and %5$s) or %4$s is null)"
        .formatted(collated(column, order), sort.behind(), key, order, id);
  }

  private static String collated(Column column, String order) {
    return switch (column.type()) {
      case TEXT, LIST -> "(" + order + " collate reading_order)";
      case NUMBER, TIME_TEXT, ID_TEXT, UUID, INSTANT, SERIAL -> order;
    };
  }

  /// Where a page ended.
  ///
  /// @param key what the last record was sorted by; empty: it had no value
  private record Place(String key, String id) {

    static Place of(List<String> parts, Sort sort) {
      if (parts.size() != 3
          || !parts.get(0).equals(sort.text())
          || !sort.isKey(parts.get(1))
          || !Id.isId(parts.get(2))) {
        throw Cursor.invalid();
      }
      return new Place(parts.get(1), parts.get(2));
    }
  }
}
