package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.convoke.database.Database;
import org.convoke.model.Json;
import org.convoke.server.connections.TestPlatformServer.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What passes between a connection and its platform can be read, without its secrets.
@QuarkusTest
class InspectorTest {

  @Inject CallLog log;
  @Inject Database database;

  private TestPlatformServer platform;

  @BeforeEach
  void start() throws IOException {
    platform = new TestPlatformServer();
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  private TestConnection checked() {
    var connection = TestConnection.to(platform, Map.of());
    TestConnection.admin().post(connection.path("/check"), "").expect(200);
    assertThat(log.awaitWritten(Duration.ofSeconds(10))).isTrue();
    return connection;
  }

  @Test
  void calls_are_listed_newest_first_with_their_bodies_and_no_secret() {
    platform.person("p1", "张伟", "13800000003", "zhangwei@demo.convoke.dev");
    var connection = checked();
    var calls = TestConnection.admin().get(connection.path("/calls")).expect(200);
    assertThat(calls.text("items.0.operation")).isEqualTo("people");
    assertThat(calls.text("items.1.operation")).isEqualTo("token");
    assertThat(calls.text("items.0.status")).isEqualTo("200");
    assertThat(calls.text("items.0.url")).endsWith("access_token=***");
    var token =
        TestConnection.admin()
            .get(connection.path("/calls/" + calls.text("items.1.id")))
            .expect(200);
    assertThat(token.text("requestBody")).isEqualTo("{\"appSecret\":\"***\"}");
    assertThat(token.text("responseBody")).contains("\"token\":\"***\"");
    var people =
        TestConnection.admin()
            .get(connection.path("/calls/" + calls.text("items.0.id")))
            .expect(200);
    assertThat(people.text("requestHeaders.Authorization")).isEqualTo("***");
    assertThat(people.text("responseBody")).contains("张伟");
    var rows =
        database
            .query("test.calls", "select call::text as row from connection_call as call")
            .list(row -> row.text("row"));
    assertThat(rows)
        .isNotEmpty()
        .noneMatch(row -> row.contains(TestPlatformServer.SECRET) || row.contains("token-1"));
  }

  @Test
  void calls_that_failed_are_found() {
    platform.fails("/people", Fault.LOST_ANSWER);
    var connection = checked();
    var failed = TestConnection.admin().get(connection.path("/calls?failed=true")).expect(200);
    assertThat(failed.body().path("items")).hasSize(1);
    assertThat(failed.text("items.0.error")).isNotBlank();
    var one = TestConnection.admin().get(connection.path("/calls?limit=1")).expect(200);
    var next =
        TestConnection.admin()
            .get(connection.path("/calls?limit=1&cursor=" + one.text("nextCursor")))
            .expect(200);
    assertThat(next.text("items.0.operation")).isEqualTo("token");
    TestConnection.admin()
        .get(connection.path("/calls?direction=UP"))
        .expectProblem(400, "invalid-parameter");
  }

  @Test
  void what_is_spent_of_an_allowance_is_shown() {
    var connection = checked();
    var budgets = TestConnection.admin().get(connection.path("/budgets")).expect(200);
    assertThat(budgets.text("items.1.key")).isEqualTo("calls:day");
    assertThat(budgets.text("items.1.spent")).isEqualTo("1");
    assertThat(budgets.text("items.1.allowed")).isEqualTo("100000");
  }

  @Test
  void old_calls_are_forgotten_beyond_a_number() {
    var connection = checked();
    new CallStore(database).forgetBeyond(1, false);
    assertThat(TestConnection.admin().get(connection.path("/calls")).body().path("items"))
        .hasSize(1);
  }

  @Test
  void secrets_are_masked_by_name_and_by_value() throws IOException {
    var masks = Masks.of(java.util.Set.of("signature"), java.util.List.of("long-enough-secret"));
    assertThat(masks.url("https://x/a?signature=1&b=2")).isEqualTo("https://x/a?signature=***&b=2");
    assertThat(masks.body("a=1&client_secret=2")).isEqualTo("a=1&client_secret=***");
    assertThat(Json.MAPPER.readTree(masks.body("{'a':[{'AccessToken':'x'}]}".replace('\'', '"'))))
        .isEqualTo(Json.MAPPER.readTree("{\"a\":[{\"AccessToken\":\"***\"}]}"));
    assertThat(masks.body("<x>long-enough-secret</x>")).isEqualTo("<x>***</x>");
    assertThat(masks.body("{\"broken\": \"long-enough-secret")).doesNotContain("secret");
  }
}
