package org.convoke.database;

import org.jspecify.annotations.Nullable;

/// What a statement or a commit can fail with.
public abstract sealed class DatabaseFailure extends RuntimeException
    permits DatabaseUnavailable, RowsMissing, StatementFailed, TookTooLong, UniqueViolation {

  private final String statement;

  DatabaseFailure(String statement, String message, @Nullable Throwable cause) {
    super("statement " + statement + ": " + message, cause);
    this.statement = statement;
  }

  /// The name of the statement that failed.
  public String statement() {
    return statement;
  }
}
