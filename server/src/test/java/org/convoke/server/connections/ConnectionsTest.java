package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.convoke.database.Database;
import org.convoke.server.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Connections are kept, checked and changed; their secrets go in and do not come out.
@QuarkusTest
class ConnectionsTest {

  private static final Api ADMIN = Api.signIn("lina");
  private static final Api BUILDER = Api.signIn("zhangwei");

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

  private Api.Answer create(Map<String, Object> settings) {
    return ADMIN.post(
        "/connections", Map.of("name", "测试", "connector", TestPlatform.KEY, "settings", settings));
  }

  private Map<String, Object> complete() {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("appId", "app1");
    settings.put("appSecret", TestPlatformServer.SECRET);
    settings.put("server", platform.address());
    return settings;
  }

  private static Api.Answer change(Api.Answer connection, Map<String, Object> changes) {
    return ADMIN
        .with("If-Match", connection.header("ETag"))
        .patch("/connections/" + connection.text("id"), changes);
  }

  @Test
  void a_secret_is_told_to_be_set_and_never_told() {
    var made = create(complete()).expect(201);
    assertThat(made.text("settings.appId")).isEqualTo("app1");
    assertThat(made.body().at("/settings/appSecret/set").asBoolean()).isTrue();
    for (var answer :
        java.util.List.of(
            made,
            BUILDER.get("/connections/" + made.text("key")).expect(200),
            BUILDER.get("/connections").expect(200))) {
      assertThat(answer.response().body()).doesNotContain(TestPlatformServer.SECRET);
    }
    var row =
        database
            .query("test.row", "select connection::text as row from connection where id = :id")
            .bind("id", UUID.fromString(made.text("id")))
            .one(it -> it.text("row"));
    assertThat(row).doesNotContain(TestPlatformServer.SECRET);
  }

  @Test
  void what_is_missing_keeps_a_connection_incomplete_until_it_is_filled_in() {
    var made = create(Map.of("appId", "app1")).expect(201);
    assertThat(made.text("state")).isEqualTo("INCOMPLETE");
    var checked = ADMIN.post("/connections/" + made.text("id") + "/check", "").expect(200);
    assertThat(checked.text("state")).isEqualTo("INCOMPLETE");
    assertThat(checked.text("check.findings.0.key")).isEqualTo("setting:appSecret");
    assertThat(checked.text("check.findings.0.guideStep")).isEqualTo("credentials");
    var secret = Map.<String, Object>of("appSecret", "x");
    assertThat(change(made, Map.of("settings", secret)).expect(200).text("state"))
        .isEqualTo("READY");
  }

  @Test
  void a_check_says_what_is_wrong_and_what_to_do() {
    var wrong = complete();
    wrong.put("appSecret", "wrong");
    var made = create(wrong).expect(201);
    var failing = ADMIN.post("/connections/" + made.text("id") + "/check", "").expect(200);
    assertThat(failing.text("state")).isEqualTo("FAILING");
    assertThat(failing.text("check.findings.0.detail")).contains("wrong-secret");
    assertThat(failing.text("check.findings.0.remedy")).isNotBlank();
    assertThat(
            ADMIN.english().get("/connections/" + made.text("id")).text("check.findings.0.remedy"))
        .isEqualTo("Compare with the console");

    var rotated =
        change(failing, Map.of("settings", Map.of("appSecret", TestPlatformServer.SECRET)))
            .expect(200);
    assertThat(rotated.text("state")).isEqualTo("READY");
    assertThat(rotated.body().path("check").isNull()).isTrue();
    var good = ADMIN.post("/connections/" + made.text("id") + "/check", "").expect(200);
    assertThat(good.text("state")).isEqualTo("READY");
    assertThat(good.text("check.findings.0.state")).isEqualTo("OK");
  }

  @Test
  void a_platform_that_cannot_be_reached_is_a_finding() {
    var settings = complete();
    settings.put("server", "http://localhost:1");
    var made = create(settings).expect(201);
    var checked = ADMIN.post("/connections/" + made.text("id") + "/check", "").expect(200);
    assertThat(checked.text("state")).isEqualTo("FAILING");
    assertThat(checked.text("check.findings.0.key")).isEqualTo("reachable");
  }

  @Test
  void of_two_who_change_it_the_second_is_told() {
    var made = create(complete()).expect(201);
    change(made, Map.of("name", "新名称")).expect(200);
    change(made, Map.of("name", "另一个")).expectProblem(412, "stale");
    ADMIN
        .patch("/connections/" + made.text("id"), Map.of("name", "x"))
        .expectProblem(428, "if-match-required");
  }

  @Test
  void another_address_forgets_the_secrets_that_are_not_given_again() {
    var settings = complete();
    settings.put("callbackToken", "callback-token-1");
    var made = create(settings).expect(201);
    var same = change(made, Map.of("settings", Map.of("server", platform.address()))).expect(200);
    assertThat(same.text("state")).isEqualTo("READY");

    var moved = change(same, Map.of("settings", Map.of("server", "https://evil.example.com")));
    assertThat(moved.expect(200).text("state")).isEqualTo("INCOMPLETE");
    assertThat(moved.body().path("settings").has("appSecret")).isFalse();
    assertThat(moved.body().path("settings").has("callbackToken")).isFalse();
    assertThat(moved.text("check.findings.0.key")).isEqualTo("setting:appSecret");
    assertThat(moved.text("check.findings.0.state")).isEqualTo("MISSING");
    assertThat(moved.text("check.findings.0.detail")).contains("服务器地址已更改");
    assertThat(moved.text("check.findings.0.guideStep")).isEqualTo("credentials");
    assertThat(moved.text("check.findings.1.state")).isEqualTo("WARNING");

    var given = Map.of("server", platform.address(), "appSecret", TestPlatformServer.SECRET);
    var back = change(moved, Map.of("settings", given)).expect(200);
    assertThat(back.text("state")).isEqualTo("READY");
    assertThat(back.body().path("check").isNull()).isTrue();
  }

  @Test
  void one_can_be_turned_off_and_on() {
    var made = create(complete()).expect(201);
    var off = change(made, Map.of("enabled", false)).expect(200);
    assertThat(off.text("state")).isEqualTo("DISABLED");
    assertThat(change(off, Map.of("enabled", true)).expect(200).text("state")).isEqualTo("READY");
  }

  @Test
  void faults_are_named_by_setting() {
    var answer =
        create(Map.of("appId", 7, "server", "ftp://x", "repeat", "sometimes", "other", "x"))
            .expectProblem(422, "invalid-input");
    assertThat(answer.body().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder(
            "settings.appId", "settings.server", "settings.repeat", "settings.other");
    ADMIN
        .post("/connections", Map.of("name", "x", "connector", "none"))
        .expectProblem(422, "invalid-input");
    var nothing = ADMIN.post("/connections", Map.of()).expectProblem(422, "invalid-input");
    assertThat(nothing.text("errors.0.code")).isEqualTo("required");
    ADMIN
        .post("/connections", Map.of("name", "x", "connector", TestPlatform.KEY, "key", "builtin"))
        .expectProblem(409, "duplicate-key");
  }

  @Test
  void a_connection_is_of_one_organization() {
    var made = create(complete()).expect(201);
    var other = Api.signIn("otherowner");
    other.get("/connections/" + made.text("id")).expectProblem(404, "not-found");
    other.get("/connections/" + made.text("key")).expectProblem(404, "not-found");
    assertThat(other.get("/connections").response().body()).doesNotContain(made.text("id"));
  }

  @Test
  void one_that_is_deleted_is_gone() {
    var made = create(complete()).expect(201);
    ADMIN.post("/connections/" + made.text("id") + "/check", "").expect(200);
    ADMIN.delete("/connections/" + made.text("id")).expect(204);
    ADMIN.get("/connections/" + made.text("id")).expectProblem(404, "not-found");
  }

  @Test
  void platforms_are_described_with_settings_and_guide() {
    var connectors = BUILDER.get("/connectors").expect(200).body().path("items");
    var test =
        connectors
            .valueStream()
            .filter(it -> it.path("key").asText().equals(TestPlatform.KEY))
            .findFirst()
            .orElseThrow();
    assertThat(test.at("/settings/1/kind").asText()).isEqualTo("SECRET");
    assertThat(test.at("/settings/3/choices/1/value").asText()).isEqualTo("findable");
    assertThat(test.at("/guide/0/settings/0").asText()).isEqualTo("appId");
    assertThat(test.path("actions").findValuesAsText("key"))
        .contains("createChat", "sendCard", "chatLink");
    assertThat(test.path("scopes").asText()).isEqualTo("chat:create");
  }
}
