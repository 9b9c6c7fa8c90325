package org.convoke.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class EmbeddedPostgresTest {

  /// Shared by the tests that do not mind, because making a database takes seconds.
  @TempDir static Path shared;

  @TempDir Path path;

  @Test
  void it_writes_to_the_disk_before_it_says_so() throws SQLException {
    try (var folder = DataFolder.take(shared);
        var postgres = EmbeddedPostgres.start(folder)) {
      assertThat(one(postgres, "show fsync")).isEqualTo("on");
      assertThat(one(postgres, "show synchronous_commit")).isEqualTo("on");
      assertThat(one(postgres, "show full_page_writes")).isEqualTo("on");
    }
  }

  @Test
  void it_listens_here_only_and_asks_for_the_password() throws IOException, SQLException {
    try (var folder = DataFolder.take(shared);
        var postgres = EmbeddedPostgres.start(folder)) {
      assertThat(one(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThatThrownBy(() -> connect(postgres, "wrong").close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
      var permissions = Files.getPosixFilePermissions(shared.resolve("postgres.password"));
      assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }
  }

  @Test
  void it_keeps_what_was_written_over_a_restart() throws SQLException {
    try (var folder = DataFolder.take(shared)) {
      try (var postgres = EmbeddedPostgres.start(folder)) {
        execute(postgres, "create table if not exists kept as select 42 as answer");
      }
      try (var postgres = EmbeddedPostgres.start(folder)) {
        assertThat(one(postgres, "select answer from kept")).isEqualTo("42");
      }
    }
  }

  @Test
  void it_takes_over_from_a_server_that_was_killed() throws SQLException {
    try (var folder = DataFolder.take(shared)) {
      var orphan = EmbeddedPostgres.start(folder);
      execute(orphan, "create table if not exists kept as select 42 as answer");
      try (var old = connect(orphan);
          var postgres = EmbeddedPostgres.start(folder)) {
        assertThat(one(postgres, "select answer from kept")).isEqualTo("42");
        assertThat(old.isValid(1)).as("a session of the killed server goes on").isFalse();
      }
    }
  }

  @Test
  void it_is_not_misled_by_the_process_number_of_somebody_else() throws IOException, SQLException {
    try (var folder = DataFolder.take(shared)) {
      EmbeddedPostgres.start(folder).close();
      var ours = ProcessHandle.current().pid();
      Files.writeString(shared.resolve("postgres/postmaster.pid"), ours + "\n" + shared + "\n");
      try (var postgres = EmbeddedPostgres.start(folder)) {
        assertThat(one(postgres, "select 1")).isEqualTo("1");
      }
    }
  }

  @Test
  void an_interrupted_creation_does_not_stand_in_the_way() throws IOException, SQLException {
    Files.createDirectories(path.resolve("postgres.new/base"));
    Files.writeString(path.resolve("postgres.new/PG_VERSION"), "18");
    try (var folder = DataFolder.take(path);
        var postgres = EmbeddedPostgres.start(folder)) {
      assertThat(one(postgres, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void two_servers_do_not_share_a_data_folder() {
    try (var folder = DataFolder.take(path)) {
      assertThatThrownBy(() -> DataFolder.take(path))
          .isInstanceOfSatisfying(
              StartFailure.class,
              failure -> {
                assertThat(failure.sentence(Locale.ENGLISH)).contains("in use by another Convoke");
                assertThat(failure.sentence(Locale.CHINESE)).contains("正被另一个 Convoke 使用");
              });
    }
  }

  @Test
  void a_data_folder_that_is_a_file_is_refused() throws IOException {
    var file = Files.writeString(path.resolve("file"), "");
    assertThatThrownBy(() -> DataFolder.take(file))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(file.toString());
  }

  private static Connection connect(EmbeddedPostgres postgres, String password)
      throws SQLException {
    var source = new PGSimpleDataSource();
    source.setUrl(postgres.address().url());
    source.setUser(postgres.address().user());
    source.setPassword(password);
    return source.getConnection();
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return connect(postgres, postgres.address().password());
  }

  private static String one(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection = connect(postgres);
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection = connect(postgres);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
