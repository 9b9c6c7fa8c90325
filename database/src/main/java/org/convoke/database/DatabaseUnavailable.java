package org.convoke.database;

import org.jspecify.annotations.Nullable;

/// The database does not answer, or gave up for a passing reason (connection lost, deadlock). Of a
/// change it is unknown whether it was made.
public final class DatabaseUnavailable extends DatabaseFailure {

  public DatabaseUnavailable(String statement, @Nullable Throwable cause) {
    super(statement, "the database is not available", cause);
  }
}
