package org.convoke.server.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.convoke.model.Phrase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a database to this version. Of servers that start together one does it while the others
/// wait: Flyway guards its steps, but not the making of its history on a database that has none.
final class Migration {

  private static final Logger LOG = LoggerFactory.getLogger(Migration.class);

  /// Of an advisory lock; any number that nobody else uses in this database.
  private static final long LOCK = 0x436f6e766f6b65L; // "Convoke"

  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private Migration() {}

  /// @param place what people call the database
  /// @throws StartFailure when it cannot be brought there; it is left as it was
  static void run(DataSource database, String place) {
    try (var connection = database.getConnection()) {
      lock(connection, place);
      try {
        migrate(database);
      } finally {
        unlock(connection);
      }
    } catch (FlywayException | SQLException e) {
      LOG.debug("migration failed", e);
      throw new StartFailure(
          Phrase.of(
              "数据库 %s 无法升级到此版本的 Convoke，未作改动：%s",
              "The database %s cannot be brought to this version of Convoke and was left as it was: %s",
              place,
              String.valueOf(e.getMessage()).lines().limit(3).collect(Collectors.joining(" "))),
          e);
    }
  }

  /// Asks again and again rather than in one statement: that would hold a snapshot, which an index
  /// that is made beside the work of others waits for.
  private static void lock(Connection connection, String place) throws SQLException {
    try (var statement = connection.prepareStatement("select pg_try_advisory_lock(" + LOCK + ")")) {
      if (isTrue(statement.executeQuery())) {
        return;
      }
      LOG.info("another server brings the database {} to its version; waiting for it", place);
      do {
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      } while (!isTrue(statement.executeQuery()));
    }
  }

  /// The connection goes back to the pool, and would keep the lock.
  private static void unlock(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_unlock(" + LOCK + ")");
    }
  }

  private static boolean isTrue(ResultSet rows) throws SQLException {
    try (rows) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private static void migrate(DataSource database) {
    Flyway.configure(Migration.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/migration")
        // A database that others use too may hold their tables; ours are told by our history.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }
}
