package org.convoke.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.convoke.sandbox.shared.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTest {

  @TempDir private Path folder;

  private static Client start(Sandbox sandbox) {
    return new Client(sandbox);
  }

  private static String customerGroup(Client client) {
    return client
        .act(
            "wecom",
            "createCustomerGroup",
            "owner",
            "wangfang",
            "name",
            "博远项目",
            "people",
            List.of())
        .path("chatId")
        .asText();
  }

  @Test
  void the_state_outlives_the_process_in_its_file() throws IOException {
    var file = folder.resolve("state.json");
    var settings = SandboxSettings.forTests().withStateFile(file);
    try (var sandbox = Sandbox.start(settings)) {
      customerGroup(start(sandbox));
    }
    assertThat(Files.readString(file)).contains("博远项目");
    try (var sandbox = Sandbox.start(settings)) {
      assertThat(start(sandbox).get("/sandbox/wecom/groups").path("items")).hasSize(1);
    }
  }

  @Test
  void what_cannot_be_meant_is_refused_with_what_is_expected() throws Exception {
    try (var sandbox = Sandbox.start(SandboxSettings.forTests())) {
      var client = start(sandbox);
      var fault = client.send("POST", "/sandbox/feishu/faults", "{\"kind\":\"boo\"}");
      assertThat(fault.statusCode()).isEqualTo(400);
      assertThat(fault.body()).contains("kind expects one of", "LOST_ANSWER", "got boo");
      var clock = client.send("POST", "/sandbox/clock", "{}");
      assertThat(clock.statusCode()).isEqualTo(400);
      assertThat(clock.body()).contains("advanceSeconds");
    }
  }

  @Test
  void the_page_is_there_and_names_every_platform() throws Exception {
    try (var sandbox = Sandbox.start(SandboxSettings.forTests())) {
      var page = start(sandbox).send("GET", "/", "");
      assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
      assertThat(page.body()).contains("飞书", "企业微信", "钉钉");
    }
  }

  @Test
  void a_door_asks_who_comes_in() throws Exception {
    try (var sandbox = Sandbox.start(SandboxSettings.forTests())) {
      var client = start(sandbox);
      var chat = customerGroup(client);
      var token =
          client
              .get("/cgi-bin/gettoken?corpid=wwsandbox0001&corpsecret=sandbox-wecom-secret")
              .path("access_token")
              .asText();
      var way =
          client.post(
              "/cgi-bin/externalcontact/groupchat/add_join_way?access_token=" + token,
              Map.of("scene", 2, "chat_id_list", List.of(chat)));
      var door = "/sandbox/qr/" + way.path("config_id").asText();
      assertThat(client.send("GET", door, "").body()).contains("person=wm_ext_weber");
      client.send("GET", door + "?person=wm_ext_weber", "");
      assertThat(client.get("/sandbox/wecom/groups").at("/items/0/members")).hasSize(2);
    }
  }

  @Test
  void what_is_asked_wrongly_is_answered_with_what_there_is() {
    try (var sandbox = Sandbox.start(SandboxSettings.forTests())) {
      var client = start(sandbox);
      assertThat(client.act("wecom", "dance").path("error").asText())
          .contains("dance", "createCustomerGroup");
      assertThat(client.get("/sandbox/nobody/groups").path("error").asText()).contains("nobody");
      assertThat(
              client
                  .post("/sandbox/wecom/faults", Json.of("kind", "earthquake"))
                  .path("error")
                  .asText())
          .isNotEmpty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_late_push_waits_for_the_clock_and_a_doubled_one_comes_twice() throws Exception {
    try (var sandbox = Sandbox.start(SandboxSettings.forTests());
        var receiver = new Receiver()) {
      receiver.answer = _ -> "";
      var client = start(sandbox);
      client.put("/sandbox/wecom/app", Map.of("callbackUrl", receiver.url()));
      client.fault("wecom", "on", "PUSH change_contact.*", "kind", "latePush", "seconds", 60);
      client.act("wecom", "resign", "person", "zhoumin");
      assertThat(receiver.callbacks).isEmpty();
      sandbox.advance(Duration.ofMinutes(1));
      assertThat(receiver.callbacks).hasSize(1);
      client.fault("wecom", "on", "PUSH *", "kind", "duplicatePush");
      client.act("wecom", "resign", "person", "wuqian");
      assertThat(receiver.callbacks).hasSize(3);
      client.fault("wecom", "on", "PUSH *", "kind", "lostPush");
      client.act("wecom", "resign", "person", "huanglei");
      assertThat(receiver.callbacks).hasSize(3);
    }
  }

  @Test
  void somebody_who_is_hired_is_in_every_directory() throws Exception {
    try (var sandbox = Sandbox.start(SandboxSettings.forTests());
        var receiver = new Receiver()) {
      receiver.answer = _ -> "";
      var client = start(sandbox);
      for (var platform : List.of("feishu", "wecom", "dingtalk")) {
        client.put("/sandbox/" + platform + "/app", Map.of("callbackUrl", receiver.url()));
        client.act(
            platform,
            "hire",
            "username",
            "newton",
            "name",
            "牛顿",
            "mobile",
            "13700000001",
            "department",
            7);
        client.act(platform, "changePerson", "person", "牛顿", "department", 8);
        assertThat(client.get("/sandbox/" + platform + "/people").path("items"))
            .anyMatch(
                each ->
                    each.path("name").asText().equals("牛顿")
                        && each.at("/departments/0").asText().equals("人力资源部"));
        assertThat(client.get("/sandbox/" + platform + "/pushes").path("items"))
            .hasSizeGreaterThanOrEqualTo(2);
      }
    }
  }

  @Test
  void calls_are_logged_with_their_bodies() {
    try (var sandbox = Sandbox.start(SandboxSettings.forTests())) {
      var client = start(sandbox);
      client.post("/open-apis/auth/v3/tenant_access_token/internal", Map.of("app_id", "x"));
      var call = client.get("/sandbox/feishu/calls").path("items").path(0);
      assertThat(call.path("request").asText()).isEqualTo("{\"app_id\":\"x\"}");
      assertThat(call.path("status").asInt()).isEqualTo(400);
      assertThat(call.path("answer").asText()).contains("10003");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
