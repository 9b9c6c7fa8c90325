package org.convoke.server.platform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.convoke.database.TestDatabase;
import org.junit.jupiter.api.Test;

class DatabaseCheckTest {

  @Test
  void a_database_that_is_down_is_said_in_one_sentence() throws IOException {
    var port = closedPort();
    var address =
        new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/convoke", "me", "x");
    assertCheckFails(address, "does not answer");
  }

  @Test
  void a_database_that_does_not_exist_is_said_in_one_sentence() {
    try (var database = TestDatabase.create()) {
      var url = database.url().replaceAll("/test_[0-9a-f]+", "/nowhere");
      assertCheckFails(new DatabaseAddress(url, "", ""), "does not exist");
    }
  }

  @Test
  void a_database_without_durability_is_never_our_own() {
    try (var database = TestDatabase.create();
        var pool = Pool.open(new DatabaseAddress(database.url(), "", ""), 4)) {
      DatabaseCheck.check(pool, "elsewhere", false);
      assertThatThrownBy(() -> DatabaseCheck.check(pool, "ours", true))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("fsync");
    }
  }

  @Test
  void a_database_that_is_too_old_is_said_in_one_sentence() {
    assertThatThrownBy(() -> DatabaseCheck.requireVersion(14, "db/convoke"))
        .isInstanceOf(StartFailure.class)
        .hasMessage("The database db/convoke is PostgreSQL 14; Convoke needs 15 or later.");
  }

  private static void assertCheckFails(DatabaseAddress address, String sentence) {
    try (var pool = Pool.open(address, 4)) {
      assertThatThrownBy(() -> DatabaseCheck.check(pool, address.place(), false))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining(sentence)
          .hasMessageContaining(address.place());
    }
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
