package org.convoke.database;

/// A query was ended because it took longer than it may ([Query#within]).
public final class TookTooLong extends DatabaseFailure {

  public TookTooLong(String statement, Throwable cause) {
    super(statement, "took too long", cause);
  }
}
