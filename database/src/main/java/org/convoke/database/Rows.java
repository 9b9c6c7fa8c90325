package org.convoke.database;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What a transaction writes with one batch, in the order in which it is written.
record Rows(Batch<?> batch, List<Mutation<?>> mutations) {

  /// Sends all statements at once and then reads all answers: the transaction waits for the
  /// database once, however many batches it has. The first answer that is an error hides those
  /// before it, so a failure does not say which statement it comes from.
  static void writeTogether(Connection connection, List<Rows> all) throws SQLException {
    var sql = all.stream().map(rows -> rows.batch().sql()).collect(joining(";\n"));
    try (var statement = connection.prepareStatement(sql)) {
      var parameter = 1;
      for (var rows : all) {
        parameter = rows.batch().bind(statement, parameter, rows.mutations());
      }
      statement.execute();
      for (var rows : all) {
        rows.batch().read(statement, rows.mutations());
        statement.getMoreResults();
      }
    }
  }

  /// Sends each statement when the one before it was answered, so that a failure is that of the
  /// first statement that fails.
  static void writeOneByOne(Connection connection, List<Rows> all) throws SQLException {
    for (var rows : all) {
      try {
        writeTogether(connection, List.of(rows));
      } catch (SQLException e) {
        throw Failures.translate(rows.batch().name(), e);
      }
    }
  }
}
