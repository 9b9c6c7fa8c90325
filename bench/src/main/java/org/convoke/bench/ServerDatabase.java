package org.convoke.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// The embedded PostgreSQL of a running server, read beside it: what the benchmarks count is in the
/// database, whatever the server says.
///
/// Not thread-safe.
final class ServerDatabase implements AutoCloseable {

  /// Where PostgreSQL writes its port, counted from 0; its process is in the first line.
  private static final int PORT_LINE = 3;

  private final Connection connection;
  private final Address address;
  private final long pid;

  private ServerDatabase(Connection connection, Address address, long pid) {
    this.connection = connection;
    this.address = address;
    this.pid = pid;
  }

  /// Where a database is, and who may use it.
  record Address(String url, String user, String password) {}

  /// @param data folder of a server that is ready
  static ServerDatabase of(Path data) throws IOException, SQLException {
    var lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    var password = Files.readString(data.resolve("postgres.password")).strip();
    var url = "jdbc:postgresql://127.0.0.1:" + lines.get(PORT_LINE).strip() + "/postgres";
    var address = new Address(url, "convoke", password);
    var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
    return new ServerDatabase(connection, address, Long.parseLong(lines.getFirst().strip()));
  }

  /// Its first process; the others are below it.
  long pid() {
    return pid;
  }

  /// Makes an empty database beside the server's.
  Address createBeside(String name) throws SQLException {
    execute("create database " + name);
    var url = address.url().replaceAll("/postgres$", "/" + name);
    return new Address(url, address.user(), address.password());
  }

  /// Records of the form with this key, in every organization.
  ///
  /// @throws IllegalStateException when the database does not answer
  long records(String form) {
    return number(
        """
        select count(*)
        from record join form on form.org_id = record.org_id and form.id = record.form_id
        where form.key = ? and record.state = 'ACTIVE'
        """,
        form);
  }

  /// The one number that a query answers.
  ///
  /// @throws IllegalStateException when the database does not answer
  long number(String sql, Object... values) {
    try (var statement = connection.prepareStatement(sql)) {
      for (var index = 0; index < values.length; index++) {
        statement.setObject(index + 1, values[index]);
      }
      var rows = statement.executeQuery();
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw unanswered(e);
    }
  }

  /// Executes statements that take numbers, in one transaction.
  void inTransaction(List<String> statements, long... numbers) {
    try {
      connection.setAutoCommit(false);
      for (var sql : statements) {
        executeWith(sql, numbers);
      }
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw unanswered(e);
    }
  }

  private void executeWith(String sql, long... numbers) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var index = 0; index < statement.getParameterMetaData().getParameterCount(); index++) {
        statement.setLong(index + 1, numbers[index]);
      }
      statement.execute();
    }
  }

  /// Executes a statement by itself.
  void execute(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw unanswered(e);
    }
  }

  /// Brings the database to where it is when it has run for a while: its log's files are there, to
  /// be written again. New ones are filled with zeros first, which holds up every commit for 50 ms
  /// after each 16 MB.
  void checkpoint() {
    execute("checkpoint");
  }

  private static IllegalStateException unanswered(SQLException cause) {
    return new IllegalStateException("the server's database does not answer", cause);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
