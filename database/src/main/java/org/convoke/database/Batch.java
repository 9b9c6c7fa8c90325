package org.convoke.database;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A statement that writes many rows at once: each column of the rows is one array parameter, in
/// the order the columns were named, for `unnest(?, ?, …)`. Immutable; kept in a constant beside
/// the store whose table it writes.
///
/// ```java
/// static final Batch<NewRecord> INSERT =
///     Batch.<NewRecord>named("record.insert", 60)
///         .uuid(NewRecord::org)
///         .uuid(NewRecord::id)
///         .json(NewRecord::values)
///         .everyRow("""
///             insert into record (org_id, id, values)
///             select * from unnest(?, ?, ?)
///             """);
/// ```
public final class Batch<R> {

  private final String name;
  private final int rank;
  private final @Nullable Comparator<R> order;
  private final String sql;
  private final List<Column<R>> columns;
  private final boolean everyRow;
  private final boolean returning;

  private Batch(Builder<R> builder, String sql, boolean everyRow, boolean returning) {
    this.name = builder.name;
    this.rank = builder.rank;
    this.order = builder.order;
    this.columns = List.copyOf(builder.columns);
    this.sql = sql;
    this.everyRow = everyRow;
    this.returning = returning;
  }

  /// Begins a batch.
  ///
  /// @param name for metrics and errors, such as `record.insert`
  /// @param rank its place in every transaction, whatever the units that are written together say:
  ///   lower first. All writers of all nodes lock rows of different tables in this order, so they
  ///   wait for each other instead of locking each other out. No two batches have the same;
  ///   `docs/concurrency.md` lists them
  public static <R> Builder<R> named(String name, int rank) {
    return new Builder<>(name, rank);
  }

  /// Its name in metrics and in what it fails with.
  public String name() {
    return name;
  }

  int rank() {
    return rank;
  }

  String sql() {
    return sql;
  }

  /// The rows in the order in which they are written: that in which they were given, unless the
  /// batch has one of its own.
  List<Mutation<?>> ordered(List<Mutation<?>> mutations) {
    if (order == null || mutations.size() == 1) {
      return mutations;
    }
    var ordered = new ArrayList<>(mutations);
    ordered.sort((one, other) -> order.compare(row(one), row(other)));
    return ordered;
  }

  @SuppressWarnings("unchecked") // a mutation of this batch holds a row of this batch
  private R row(Mutation<?> mutation) {
    return (R) mutation.row();
  }

  /// Gives the statement its parameters.
  ///
  /// @param first the number of the first of them, from 1
  /// @return the number of the parameter that follows
  int bind(PreparedStatement statement, int first, List<Mutation<?>> ordered) throws SQLException {
    var parameter = first;
    for (var column : columns) {
      var values = new @Nullable Object[ordered.size()];
      for (var row = 0; row < values.length; row++) {
        values[row] = column.reader().apply(row(ordered.get(row)));
      }
      statement.setArray(parameter++, column.type().array(statement.getConnection(), values));
    }
    return parameter;
  }

  /// Reads the statement's current result.
  ///
  /// @throws RowsMissing when it must change every row and did not
  void read(PreparedStatement statement, List<Mutation<?>> ordered) throws SQLException {
    var changed = returning ? answers(statement, ordered) : statement.getUpdateCount();
    if (everyRow && changed != ordered.size()) {
      throw new RowsMissing(name, ordered.size(), changed);
    }
  }

  private static int answers(PreparedStatement statement, List<Mutation<?>> ordered)
      throws SQLException {
    var count = 0;
    try (var result = statement.getResultSet()) {
      var row = new Row(result);
      while (result.next()) {
        ordered.get(row.integer("position") - 1).returned(row);
        count++;
      }
    }
    return count;
  }

  private record Column<R>(ArrayType type, Function<R, @Nullable Object> reader) {}

  /// Names the columns in the order of the statement's array parameters. A reader may answer null.
  public static final class Builder<R> {

    private final String name;
    private final int rank;
    private final List<Column<R>> columns = new ArrayList<>();
    private @Nullable Comparator<R> order;

    private Builder(String name, int rank) {
      this.name = name;
      this.rank = rank;
    }

    /// The order in which rows are written, where two transactions may want the same rows and the
    /// statement does not see to their order itself. Rows that compare as equal stay in the order
    /// in which they were given; without it all rows do.
    public Builder<R> sorted(Comparator<R> order) {
      this.order = order;
      return this;
    }

    public Builder<R> uuid(Function<R, @Nullable UUID> reader) {
      return column(ArrayType.UUID, reader::apply);
    }

    public Builder<R> text(Function<R, @Nullable String> reader) {
      return column(ArrayType.TEXT, reader::apply);
    }

    /// A `jsonb` given as its text.
    public Builder<R> json(Function<R, @Nullable String> reader) {
      return column(ArrayType.JSONB, reader::apply);
    }

    public Builder<R> number(Function<R, @Nullable Long> reader) {
      return column(ArrayType.INT8, reader::apply);
    }

    public Builder<R> integer(Function<R, @Nullable Integer> reader) {
      return column(ArrayType.INT4, reader::apply);
    }

    public Builder<R> decimal(Function<R, @Nullable BigDecimal> reader) {
      return column(ArrayType.NUMERIC, reader::apply);
    }

    public Builder<R> flag(Function<R, @Nullable Boolean> reader) {
      return column(ArrayType.BOOL, reader::apply);
    }

    public Builder<R> instant(Function<R, @Nullable Instant> reader) {
      return column(ArrayType.TIMESTAMPTZ, reader::apply);
    }

    private Builder<R> column(ArrayType type, Function<R, @Nullable Object> reader) {
      columns.add(new Column<>(type, reader));
      return this;
    }

    /// A statement that must change as many rows as it was given; otherwise the unit of work whose
    /// row is missing fails with [RowsMissing]. For inserts, and for changes `where state = …`.
    public Batch<R> everyRow(String sql) {
      return new Batch<>(this, sql, true, false);
    }

    /// A statement that may change fewer rows: `on conflict do nothing`, or a change of what may be
    /// gone.
    public Batch<R> someRows(String sql) {
      return new Batch<>(this, sql, false, false);
    }

    /// A statement that answers a row for each row it was given, with the given row's place in a
    /// column `position` (from 1: `with ordinality`).
    public Batch<R> returning(String sql) {
      return new Batch<>(this, sql, true, true);
    }
  }
}
