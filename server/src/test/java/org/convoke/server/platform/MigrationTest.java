package org.convoke.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.convoke.database.TestDatabase;
import org.junit.jupiter.api.RepeatedTest;

/// Servers that start at the same moment on a database that nobody has used yet.
class MigrationTest {

  private static final int SERVERS = 4;

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
