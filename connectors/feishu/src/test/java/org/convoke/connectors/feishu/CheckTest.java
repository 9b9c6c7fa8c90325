package org.convoke.connectors.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.Finding;
import org.convoke.connectors.Finding.State;
import org.convoke.connectors.GuideStep;
import org.convoke.connectors.Wire;
import org.convoke.model.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckTest {

  private Feishu feishu;

  @BeforeEach
  void start() throws IOException {
    feishu = new Feishu();
  }

  @AfterEach
  void stop() {
    feishu.close();
  }

  private Finding finding(String key) {
    return feishu.connection.check().stream()
        .filter(it -> it.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_app_that_is_set_up_has_nothing_missing_and_is_left_as_it_is() {
    var findings = feishu.connection.check();
    assertThat(findings)
        .filteredOn(it -> it.state() == State.MISSING || it.state() == State.WARNING)
        .isEmpty();
    assertThat(findings)
        .filteredOn(it -> it.state() == State.UNKNOWN)
        .extracting(Finding::key)
        .containsExactly("events", "external-sharing");
    assertThat(feishu.groups()).isEmpty();
    assertThat(feishu.messages()).isEmpty();
  }

  @Test
  void what_is_only_tried_is_said_to_be_a_probe() {
    feishu.connection.check();
    var operations = feishu.context.wire().sent().stream().map(Wire.Request::operation).toList();
    assertThat(operations)
        .contains("probe: POST im/v1/chats", "probe: GET im/v1/chats/*")
        .doesNotContain("POST im/v1/chats", "GET im/v1/chats/*");
  }

  @Test
  void a_missing_scope_is_named_with_its_purpose_and_page() {
    feishu.configure("scopes", List.of("im:chat:read", "im:chat.members:read", "im:message"));
    var missing = finding("scope:im:chat:create");
    assertThat(missing.state()).isEqualTo(State.MISSING);
    assertThat(missing.detail().zh()).contains("创建群聊", "99991672");
    assertThat(missing.remedy().zh()).contains("权限管理", "版本管理与发布");
    assertThat(missing.guideStep()).isEqualTo("scopes");
    assertThat(finding("scope:im:chat:delete").state()).isEqualTo(State.WARNING);
    assertThat(finding("scope:im:chat:read").state()).isEqualTo(State.OK);
    assertThat(finding("scope:im:message:send_as_bot").state()).isEqualTo(State.OK);
  }

  @Test
  void a_bot_that_is_off_is_found() {
    feishu.configure("bot", false);
    assertThat(finding("bot").state()).isEqualTo(State.MISSING);
    assertThat(finding("bot").guideStep()).isEqualTo("bot");
  }

  @Test
  void an_address_that_is_not_allowed_is_found() {
    feishu.configure("allowedIps", List.of("203.0.113.7"));
    assertThat(finding("trusted-ip").state()).isEqualTo(State.MISSING);
    assertThat(finding("trusted-ip").remedy().zh()).contains("IP 白名单");
  }

  @Test
  void wrong_credentials_and_a_disabled_app_are_found() throws IOException {
    feishu.configure("enabled", false);
    assertThat(finding("credentials").state()).isEqualTo(State.MISSING);
    assertThat(finding("credentials").detail().zh()).contains("停用");
    feishu.close();
    feishu = new Feishu(Map.of("appSecret", "wrong"));
    assertThat(finding("credentials").detail().zh()).contains("App Secret", "请在开发者后台");
    assertThat(finding("credentials").remedy().zh()).as("said once").isEmpty();
  }

  @Test
  void a_connection_without_a_key_says_what_it_cannot_receive() throws IOException {
    feishu.close();
    feishu = new Feishu(Map.of("encryptKey", "", "verificationToken", ""));
    assertThat(finding("encryption").state()).isEqualTo(State.WARNING);
    assertThat(finding("encryption").detail().zh()).contains("不能接收事件");
  }

  @Test
  void every_finding_names_a_step_of_the_guide() {
    feishu.configure("scopes", List.of(), "bot", false);
    var steps = new FeishuPlatform().guide().stream().map(GuideStep::key).toList();
    assertThat(feishu.connection.check())
        .isNotEmpty()
        .allMatch(it -> steps.contains(it.guideStep()));
  }

  @Test
  void the_scopes_are_what_the_console_imports() throws IOException {
    var scopes = Json.MAPPER.readTree(new FeishuPlatform().scopes()).path("scopes");
    assertThat(scopes.path("tenant").toString()).contains("\"im:chat:create\"");
    assertThat(scopes.path("user").isArray()).isTrue();
  }
}
