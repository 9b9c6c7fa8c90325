package org.convoke.database;

/// Told how long each statement took, for metrics. Thread-safe.
@FunctionalInterface
public interface StatementTimes {

  StatementTimes IGNORED = (statement, nanos) -> {};

  void took(String statement, long nanos);
}
