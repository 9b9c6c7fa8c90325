package org.convoke.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/// A statement that answers rows, with its parameters. Bound once, run once; confined to one
/// thread.
public final class Query extends Statement<Query> {

  /// Only what the driver keeps on the server gets a plan for all values.
  private static final StatementCustomizer NEVER_KEPT =
      new StatementCustomizer() {
        @Override
        public void beforeExecution(PreparedStatement statement, StatementContext context)
            throws SQLException {
          statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
      };

  private boolean plannedEachTime;
  private @Nullable Duration limit;

  Query(String name, String sql, Connections connections, StatementTimes times) {
    super(name, sql, connections, times);
  }

  /// Makes PostgreSQL plan the statement for the values of its parameters each time, for about a
  /// third of a millisecond. Otherwise it makes one plan for all values once the same statement ran
  /// some ten times on a connection, and guesses: of a condition over JSON that a hundredth of the
  /// rows meet it. For conditions that many rows meet, or one in a million.
  public Query plannedEachTime() {
    plannedEachTime = true;
    return this;
  }

  /// Ends the query with [TookTooLong] when it takes longer: for what readers may ask freely.
  ///
  /// @param limit in whole seconds, at least one
  public Query within(Duration limit) {
    this.limit = limit;
    return this;
  }

  /// Every row, in the statement's order. The statement says its limit.
  public <T> List<T> list(RowFunction<T> row) {
    return run(
        handle -> {
          var query = handle.createQuery(sql());
          bindTo(query);
          if (plannedEachTime) {
            query.addCustomizer(NEVER_KEPT);
          }
          if (limit != null) {
            query.setQueryTimeout(Math.toIntExact(limit.toSeconds()));
          }
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
