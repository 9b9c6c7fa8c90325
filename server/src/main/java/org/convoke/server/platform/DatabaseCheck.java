package org.convoke.server.platform;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.convoke.model.Phrase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the database, before anything else does, whether it is one that Convoke can trust.
final class DatabaseCheck {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseCheck.class);

  /// `unnest` with several arrays, `merge` and `nulls not distinct` are used: 15 has all of them.
  private static final int OLDEST_VERSION = 15;

  private DatabaseCheck() {}

  /// @throws StartFailure when it does not answer, refuses the user, is too old, or, being ours,
  ///   does not write to the disk before it says so
  static void check(DataSource source, String place, boolean ours) {
    try (var connection = source.getConnection()) {
      requireVersion(connection.getMetaData().getDatabaseMajorVersion(), place);
      requireDurability(connection, place, ours);
    } catch (SQLException e) {
      throw unreachable(place, e);
    }
  }

  static void requireVersion(int version, String place) {
    if (version < OLDEST_VERSION) {
      throw new StartFailure(
          Phrase.of(
              "数据库 %s 是 PostgreSQL %d；Convoke 需要 %d 或更新版本。",
              "The database %s is PostgreSQL %d; Convoke needs %d or later.",
              place,
              version,
              OLDEST_VERSION));
    }
  }

  private static void requireDurability(Connection connection, String place, boolean ours)
      throws SQLException {
    try (var statement = connection.createStatement();
        var settings =
            statement.executeQuery(
                """
                select current_setting('fsync') = 'on'
                  and current_setting('full_page_writes') = 'on'
                  and current_setting('synchronous_commit') <> 'off'
                """)) {
      settings.next();
      if (settings.getBoolean(1)) {
        return;
      }
    }
    if (ours) {
      throw new StartFailure(
          Phrase.of(
              "内置的 PostgreSQL 没有打开 fsync 或 synchronous_commit，断电会丢失数据，因此不启动。",
              "The embedded PostgreSQL runs without fsync or synchronous_commit and would lose data with the power, so it is not used."));
    }
    LOG.warn(
        "the database {} runs without fsync, full_page_writes or synchronous_commit: a power failure loses what was acknowledged",
        place);
  }

  private static StartFailure unreachable(String place, SQLException e) {
    var state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("28")) {
      return new StartFailure(
          Phrase.of(
              "数据库 %s 拒绝了用户名或密码；请检查 CONVOKE_DATABASE_URL。",
              "The database %s refuses the user name or the password; check CONVOKE_DATABASE_URL.",
              place),
          e);
    }
    if (state.equals("3D000")) {
      return new StartFailure(
          Phrase.of("数据库 %s 不存在；请先创建它。", "The database %s does not exist; create it first.", place),
          e);
    }
    return new StartFailure(
        Phrase.of(
            "数据库 %s 没有应答；请确认它正在运行，并检查 CONVOKE_DATABASE_URL。",
            "The database %s does not answer; make sure that it runs, and check CONVOKE_DATABASE_URL.",
            place),
        e);
  }
}
