package org.convoke.database;

/// A row with the same key exists. Nothing was changed.
public final class UniqueViolation extends DatabaseFailure {

  private final String constraint;

  public UniqueViolation(String statement, String constraint, Throwable cause) {
    super(statement, "a row with the same key exists (" + constraint + ")", cause);
    this.constraint = constraint;
  }

  /// The name of the constraint or index.
  public String constraint() {
    return constraint;
  }
}
