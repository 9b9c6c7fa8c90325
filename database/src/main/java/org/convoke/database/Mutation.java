package org.convoke.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// One row for one [Batch].
final class Mutation<R> {

  private final Batch<R> batch;
  private final R row;
  private final @Nullable Returned<?> returned;

  Mutation(Batch<R> batch, R row, @Nullable Returned<?> returned) {
    this.batch = batch;
    this.row = row;
    this.returned = returned;
  }

  Batch<R> batch() {
    return batch;
  }

  R row() {
    return row;
  }

  void returned(Row answer) throws SQLException {
    if (returned != null) {
      returned.read(answer);
    }
  }
}
