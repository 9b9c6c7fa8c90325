package org.convoke.database;

/// A statement that changes rows, with its parameters. Bound once, run once; confined to one
/// thread.
public final class Update extends Statement<Update> {

  Update(String name, String sql, Connections connections, StatementTimes times) {
    super(name, sql, connections, times);
  }

  /// Runs it.
  ///
  /// @return how many rows changed
  /// @throws UniqueViolation when a row with the same key exists
  public int execute() {
    return run(
        handle -> {
          var update = handle.createUpdate(sql());
          bindTo(update);
          return update.execute();
        });
  }
}
