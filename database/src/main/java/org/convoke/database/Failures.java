package org.convoke.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/// Turns what the driver throws into the few failures of this package, once.
final class Failures {

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String EXCLUSION_VIOLATION = "23P01";

  /// Only [Query#within] cancels.
  private static final String QUERY_CANCELED = "57014";

  /// PostgreSQL ended the transaction of a process that was silent in it, perhaps suspended.
  private static final String IDLE_IN_TRANSACTION = "25P03";

  private Failures() {}

  static DatabaseFailure translate(String statement, Throwable thrown) {
    var sql = sqlException(thrown);
    if (sql == null) {
      return new StatementFailed(statement, thrown);
    }
    var state = sql.getSQLState() == null ? "" : sql.getSQLState();
    if (state.equals(UNIQUE_VIOLATION) || state.equals(EXCLUSION_VIOLATION)) {
      return new UniqueViolation(statement, constraint(sql), thrown);
    }
    if (state.equals(QUERY_CANCELED)) {
      return new TookTooLong(statement, thrown);
    }
    if (isPassing(state)) {
      return new DatabaseUnavailable(statement, thrown);
    }
    return new StatementFailed(statement, thrown);
  }

  /// Connection failures (08), too many connections (53), shutdown (57P), serialization and
  /// deadlock (40): PostgreSQL documentation, appendix A.
  private static boolean isPassing(String state) {
    return state.isEmpty()
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.startsWith("40")
        || state.equals(IDLE_IN_TRANSACTION);
  }

  private static String constraint(SQLException sql) {
    var message = sql instanceof PSQLException ps ? ps.getServerErrorMessage() : null;
    var constraint = message == null ? null : message.getConstraint();
    return constraint == null ? "" : constraint;
  }

  private static @Nullable SQLException sqlException(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
