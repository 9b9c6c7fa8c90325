package org.convoke.server.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
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
  static final long LOCK = 0x436f6e766f6b65L; // "Convoke"

  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  /// Longer than any migration of a large database should take.
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final String HOLDER =
      """
      select concat_ws(', ', 'pid ' || held.pid, host(client_addr), application_name) as holder
      from pg_locks held
        left join pg_stat_activity using (pid)
      where locktype = 'advisory' and granted and objsubid = 1
        and classid::bigint = ? and objid::bigint = ?
        and held.database = (select oid from pg_database where datname = current_database())
      """;

  private static final String FORGET_FAILED =
      """
      do $$ begin
        if to_regclass('flyway_schema_history') is not null then
          delete from flyway_schema_history where not success;
        end if;
      end $$
      """;

  private Migration() {}

  /// @param place what people call the database
  /// @throws StartFailure when it cannot be brought there; it is left as it was
  static void run(DataSource database, String place) {
    run(database, place, PATIENCE);
  }

  /// @param patience how long another server may take
  static void run(DataSource database, String place, Duration patience) {
    try (var connection = database.getConnection()) {
      lock(connection, place, patience);
      try {
        forgetFailed(connection);
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
  private static void lock(Connection connection, String place, Duration patience)
      throws SQLException {
    try (var statement = connection.prepareStatement("select pg_try_advisory_lock(" + LOCK + ")")) {
      if (isTrue(statement.executeQuery())) {
        return;
      }
      LOG.info("another server brings the database {} to its version; waiting for it", place);
      var end = System.nanoTime() + patience.toNanos();
      do {
        requirePatience(connection, place, end);
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      } while (!isTrue(statement.executeQuery()));
    }
  }

  private static void requirePatience(Connection connection, String place, long end)
      throws SQLException {
    if (Thread.currentThread().isInterrupted()) {
      throw new StartFailure(
          Phrase.of(
              "等待另一台服务器升级数据库 %s 时，启动被中断。",
              "The start was interrupted while another server brought the database %s to its version.",
              place));
    }
    if (System.nanoTime() > end) {
      throw new StartFailure(
          Phrase.of(
              "另一台服务器一直占用数据库 %s 的升级锁，已不再等待。请查看它的日志；占用者：%s",
              "Another server has held the lock for bringing the database %s to its version for too long. See its log; the holder: %s",
              place,
              holder(connection)));
    }
  }

  /// Who has the lock, as PostgreSQL knows him.
  private static String holder(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(HOLDER)) {
      statement.setLong(1, LOCK >>> 32);
      statement.setLong(2, LOCK & 0xffffffffL);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? rows.getString("holder") : "?";
      }
    }
  }

  /// The connection goes back to the pool, and would keep the lock. One that cannot say so is
  /// broken, and its lock ends with it.
  private static void unlock(Connection connection) {
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_unlock(" + LOCK + ")");
    } catch (SQLException e) {
      LOG.warn("the lock of the migration ends with its connection: {}", e.getMessage());
    }
  }

  private static boolean isTrue(ResultSet rows) throws SQLException {
    try (rows) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  /// An index that is made beside the work of others is made outside a transaction. When that
  /// failed, as on a full disk, Flyway notes it and refuses to go on; such a migration begins anew.
  private static void forgetFailed(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(FORGET_FAILED);
    }
  }

  private static void migrate(DataSource database) {
    Flyway.configure(Migration.class.getClassLoader())
        // A lock of a transaction is one that an index made beside the work of others waits for.
        .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
        .dataSource(database)
        .locations("classpath:db/migration")
        // A database that others use too may hold their tables; ours are told by our history.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }
}
