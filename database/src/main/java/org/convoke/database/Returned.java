package org.convoke.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What the database answers for one row of a unit of work; there once the unit is committed.
/// Written by the pipeline before [CommitPipeline#commit] returns, read after it.
public final class Returned<T> {

  private final RowFunction<T> function;
  private @Nullable T value;

  Returned(RowFunction<T> function) {
    this.function = function;
  }

  /// The answer.
  ///
  /// @throws IllegalStateException before the unit is committed
  public T value() {
    if (value == null) {
      throw new IllegalStateException("the unit of work is not committed");
    }
    return value;
  }

  void read(Row row) throws SQLException {
    value = function.map(row);
  }
}
