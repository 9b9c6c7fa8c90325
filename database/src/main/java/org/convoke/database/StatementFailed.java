package org.convoke.database;

/// A statement is wrong, or met data it did not expect: an error in our code.
public final class StatementFailed extends DatabaseFailure {

  public StatementFailed(String statement, Throwable cause) {
    super(statement, String.valueOf(cause.getMessage()), cause);
  }
}
