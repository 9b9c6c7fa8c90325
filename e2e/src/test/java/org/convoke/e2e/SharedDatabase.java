package org.convoke.e2e;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A PostgreSQL of its own for several servers, looked into by SQL where REST tells too little.
/// Thread-safe.
final class SharedDatabase implements AutoCloseable {

  private final EmbeddedPostgres postgres;

  SharedDatabase() throws IOException {
    postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "100").start();
  }

  String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  /// Ends every connection of the servers, as a failover would.
  ///
  /// @return how many
  int dropConnections() {
    return numbers(
            """
            select count(pg_terminate_backend(pid))
            from pg_stat_activity
            where application_name = 'convoke'
            """)
        .getFirst()
        .intValue();
  }

  /// The one number that a query answers.
  long number(String sql) {
    return numbers(sql).getFirst();
  }

  private List<Long> numbers(String sql) {
    return list(sql, row -> row.getLong(1));
  }

  /// The texts in a query's first column.
  List<String> texts(String sql) {
    return list(sql, row -> row.getString(1));
  }

  private interface RowFunction<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> list(String sql, RowFunction<T> function) {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var all = new ArrayList<T>();
      while (rows.next()) {
        all.add(function.read(rows));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
