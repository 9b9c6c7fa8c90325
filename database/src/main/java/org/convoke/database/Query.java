package org.convoke.database;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A statement that answers rows, with its parameters. Bound once, run once; confined to one
/// thread.
public final class Query extends Statement<Query> {

  Query(String name, String sql, Connections connections, StatementTimes times) {
    super(name, sql, connections, times);
  }

  /// Every row, in the statement's order. The statement says its limit.
  public <T> List<T> list(RowFunction<T> row) {
    return run(
        handle -> {
          var query = handle.createQuery(sql());
          bindTo(query);
          return query.map((result, context) -> row.map(new Row(result))).list();
        });
  }

  /// The row, or empty when there is none.
  ///
  /// @throws IllegalStateException when there are several
  public <T> Optional<T> optional(RowFunction<T> row) {
    var rows = list(row);
    if (rows.size() > 1) {
      throw new IllegalStateException(name() + " answered " + rows.size() + " rows, not one");
    }
    return rows.stream().findFirst();
  }

  /// The row of a statement that always answers one.
  ///
  /// @throws IllegalStateException when it answers none or several
  public <T> T one(RowFunction<T> row) {
    return optional(row).orElseThrow(() -> new IllegalStateException(name() + " answered no row"));
  }

  @Override
  public Query bind(String parameter, @Nullable Object value) {
    return super.bind(parameter, value);
  }
}
