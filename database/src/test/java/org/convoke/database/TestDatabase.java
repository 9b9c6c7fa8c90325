package org.convoke.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/// A database of its own for a test, on one real PostgreSQL that all tests of the process share.
/// Every migration on the class path is applied; it is gone when closed.
public final class TestDatabase implements AutoCloseable {

  private static final String MIGRATED = "migrated";

  private final String name;

  private TestDatabase(String name) {
    this.name = name;
  }

  /// A fresh, migrated, empty database.
  public static TestDatabase create() {
    var name = "test_" + UUID.randomUUID().toString().replace("-", "");
    execute("create database " + name + " template " + MIGRATED);
    return new TestDatabase(name);
  }

  public DataSource source() {
    return Server.POSTGRES.getDatabase("postgres", name);
  }

  public Database database() {
    return new Database(source(), StatementTimes.IGNORED);
  }

  /// Its address, for a process that is told by configuration.
  public String url() {
    return Server.POSTGRES.getJdbcUrl("postgres", name);
  }

  @Override
  public void close() {
    execute("drop database " + name + " with (force)");
  }

  private static void execute(String sql) {
    try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /// Started by the first test that needs it; ends with the process.
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        var postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
        migrate(postgres);
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void migrate(EmbeddedPostgres postgres) throws SQLException {
      try (var connection = postgres.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create database " + MIGRATED);
      }
      var source = (PGSimpleDataSource) postgres.getDatabase("postgres", MIGRATED);
      Flyway.configure()
          .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
          .dataSource(source)
          .failOnMissingLocations(false)
          .load()
          .migrate();
    }
  }
}
