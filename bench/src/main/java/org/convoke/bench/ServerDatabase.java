package org.convoke.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The embedded PostgreSQL of a running server, read beside it: what the benchmarks count is in the
/// database, whatever the server says.
///
/// Not thread-safe.
final class ServerDatabase implements AutoCloseable {

  /// Where PostgreSQL writes its port, counted from 0.
  private static final int PORT_LINE = 3;

  private final Connection connection;
  private final Address address;

  private ServerDatabase(Connection connection, Address address) {
    this.connection = connection;
    this.address = address;
  }

  /// Where a database is, and who may use it.
  record Address(String url, String user, String password) {}

  /// @param data folder of a server that is ready
  static ServerDatabase of(Path data) throws IOException, SQLException {
    var port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(PORT_LINE).strip();
    var password = Files.readString(data.resolve("postgres.password")).strip();
    var address =
        new Address("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "convoke", password);
    var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
    return new ServerDatabase(connection, address);
  }

  /// Makes an empty database beside the server's.
  Address createBeside(String name) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    var url = address.url().replaceAll("/postgres$", "/" + name);
    return new Address(url, address.user(), address.password());
  }

  /// Records of the form with this key, in every organization.
  ///
  /// @throws IllegalStateException when the database does not answer
  long records(String form) {
    var sql =
        """
        select count(*)
        from record join form on form.org_id = record.org_id and form.id = record.form_id
        where form.key = ? and record.state = 'ACTIVE'
        """;
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, form);
      var rows = statement.executeQuery();
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("the server's database does not answer", e);
    }
  }

  /// Brings the database to where it is when it has run for a while: its log's files are there, to
  /// be written again. New ones are filled with zeros first, which holds up every commit for 50 ms
  /// after each 16 MB.
  void checkpoint() {
    try (var statement = connection.createStatement()) {
      statement.execute("checkpoint");
    } catch (SQLException e) {
      throw new IllegalStateException("the server's database does not answer", e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
