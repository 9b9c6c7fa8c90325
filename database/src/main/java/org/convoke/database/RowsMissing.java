package org.convoke.database;

/// A change expected a row in a certain state and found none: somebody else was first. Nothing was
/// changed.
public final class RowsMissing extends DatabaseFailure {

  public RowsMissing(String statement, int expected, int changed) {
    super(statement, "expected to change " + expected + " rows, found " + changed, null);
  }
}
