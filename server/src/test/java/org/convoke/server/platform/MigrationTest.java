package org.convoke.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.convoke.database.TestDatabase;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/// Servers that start at the same moment on a database that nobody has used yet.
class MigrationTest {

  private static final int SERVERS = 4;

  @Test
  void a_server_does_not_wait_for_another_one_for_ever() throws Exception {
    try (var test = TestDatabase.create();
        var other = held(test)) {
      assertThatThrownBy(() -> Migration.run(source(test), "test", Duration.ZERO))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("pid " + pid(other));
    }
  }

  @Test
  void a_server_that_is_interrupted_waits_no_longer() throws Exception {
    try (var test = TestDatabase.create();
        var _ = held(test)) {
      var source = source(test);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> Migration.run(source, "test", Duration.ofMinutes(1)))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void an_index_that_could_not_be_made_is_made_by_the_next_start() throws Exception {
    try (var test = TestDatabase.create()) {
      var database = test.database();
      database
          .update(
              "index.broken", "update pg_index set indisvalid = false where indexrelid = " + INDEX)
          .execute();
      database
          .update(
              "history.failed",
              "update flyway_schema_history set success = false where version = '32'")
          .execute();
      database
          .update(
              "history.later", // nothing comes after one that failed
              """
              delete from flyway_schema_history
              where installed_rank > (
                select installed_rank from flyway_schema_history where version = '32')
              """)
          .execute();
      Migration.run(source(test), "test");
      assertThat(
              database
                  .query(
                      "index.valid", "select indisvalid from pg_index where indexrelid = " + INDEX)
                  .list(row -> row.flag("indisvalid")))
          .containsExactly(true);
    }
  }

  private static final String INDEX = "'run_step_awaited'::regclass";

  /// A connection that has the lock, as another server's.
  private static Connection held(TestDatabase test) throws SQLException {
    var other = source(test).getConnection();
    try (var statement = other.createStatement()) {
      statement.execute("select pg_advisory_lock(" + Migration.LOCK + ")");
    }
    return other;
  }

  private static DataSource source(TestDatabase test) {
    var source = new PGSimpleDataSource();
    source.setUrl(test.url());
    return source;
  }

  private static int pid(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getBackendPID();
  }

  @RepeatedTest(3)
  void servers_that_start_together_bring_an_empty_database_up_once() throws Exception {
    try (var test = TestDatabase.create();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      test.database()
          .update("public.empty", "drop schema public cascade; create schema public")
          .execute();
      Callable<Void> start =
          () -> {
            try (var pool = Pool.open(new DatabaseAddress(test.url(), "", ""), 4)) {
              Migration.run(pool, "test");
            }
            return null;
          };
      for (var server : threads.invokeAll(Collections.nCopies(SERVERS, start))) {
        server.get();
      }
      assertThat(
              test.database()
                  .query(
                      "history.twice",
                      """
                      select version as twice from flyway_schema_history
                      where version <> '0'
                      group by version
                      having count(*) > 1
                      """)
                  .list(row -> row.text("twice")))
          .isEmpty();
    }
  }
}
