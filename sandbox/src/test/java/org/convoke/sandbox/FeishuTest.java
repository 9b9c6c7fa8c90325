package org.convoke.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.convoke.sandbox.shared.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeishuTest {

  private Sandbox sandbox;
  private Client client;
  private String[] token;

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    client = new Client(sandbox);
    token = signIn();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private String[] signIn() {
    var answer = client.post("/open-apis/auth/v3/tenant_access_token/internal", CREDENTIALS);
    return new String[] {"Authorization", "Bearer " + answer.path("tenant_access_token").asText()};
  }

  private static final Map<String, String> CREDENTIALS =
      Map.of("app_id", "cli_sandbox0001", "app_secret", "sandbox-feishu-secret");

  private JsonNode create(String query, Object... body) {
    return client.post("/open-apis/im/v1/chats?user_id_type=open_id" + query, Json.of(body), token);
  }

  private String group(String... members) {
    return create("", "name", "报价组", "owner_id", "ou_wangfang", "user_id_list", List.of(members))
        .path("data")
        .path("chat_id")
        .asText();
  }

  private JsonNode add(String chat, int manner, String... ids) {
    return client.post(
        "/open-apis/im/v1/chats/" + chat + "/members?succeed_type=" + manner,
        Map.of("id_list", List.of(ids)),
        token);
  }

  private JsonNode groups() {
    return client.get("/sandbox/feishu/groups").path("items");
  }

  @Test
  void a_token_is_given_again_until_its_last_half_hour() throws InterruptedException {
    assertThat(signIn()[1]).isEqualTo(token[1]);
    sandbox.advance(Duration.ofMinutes(91));
    assertThat(signIn()[1]).isNotEqualTo(token[1]);
    assertThat(client.get("/open-apis/bot/v3/info", token).path("code").asInt()).isZero();
    sandbox.advance(Duration.ofMinutes(30));
    assertThat(client.get("/open-apis/bot/v3/info", token).path("code").asInt())
        .isEqualTo(99991663);
  }

  @Test
  void the_same_uuid_makes_one_group_within_ten_hours() throws InterruptedException {
    var first = create("&uuid=u1", "name", "a", "owner_id", "ou_wangfang");
    var second = create("&uuid=u1", "name", "a", "owner_id", "ou_wangfang");
    assertThat(second.path("data").path("chat_id")).isEqualTo(first.path("data").path("chat_id"));
    sandbox.advance(Duration.ofHours(10));
    token = signIn();
    create("&uuid=u1", "name", "a", "owner_id", "ou_wangfang");
    assertThat(groups()).hasSize(2);
  }

  @Test
  void a_group_with_an_outsider_is_external_and_has_a_friend_as_its_owner() {
    var created =
        create("", "owner_id", "ou_wangfang", "user_id_list", List.of("ou_ext_qianwenbo"));
    assertThat(created.path("data").path("external").asBoolean()).isTrue();
    assertThat(
            create("", "owner_id", "ou_lina", "user_id_list", List.of("ou_ext_qianwenbo"))
                .path("code")
                .asInt())
        .isEqualTo(232024);
    assertThat(
            create("", "owner_id", "ou_wangfang", "user_id_list", List.of("ou_ext_shenjiayi"))
                .path("code")
                .asInt())
        .isEqualTo(232043);
    assertThat(create("", "owner_id", "ou_ext_weber").path("code").asInt()).isEqualTo(232032);
    assertThat(create("", "user_id_list", List.of("ou_ext_qianwenbo")).path("code").asInt())
        .isEqualTo(232035);
    client.put("/sandbox/feishu/app", Map.of("externalSharing", false));
    assertThat(
            create("", "owner_id", "ou_wangfang", "user_id_list", List.of("ou_ext_qianwenbo"))
                .path("code")
                .asInt())
        .isEqualTo(232033);
  }

  @Test
  void members_are_added_in_three_manners() {
    var chat = group("ou_zhoumin");
    assertThat(add(chat, 0, "ou_huanglei", "ou_zhaolei").path("data").path("invalid_id_list"))
        .hasSize(1);
    assertThat(add(chat, 0, "ou_nobody").path("code").asInt()).isEqualTo(99992351);
    assertThat(add(chat, 1, "ou_nobody", "ou_wuqian").path("data").path("not_existed_id_list"))
        .hasSize(1);
    assertThat(add(chat, 2, "ou_zhaolei").path("code").asInt()).isEqualTo(232043);
    assertThat(add(chat, 1, "ou_ext_weber").path("code").asInt()).isEqualTo(232028);
    var members = client.get("/open-apis/im/v1/chats/" + chat + "/members", token).path("data");
    assertThat(members.path("member_total").asInt()).isEqualTo(4);
  }

  @Test
  void of_two_changes_of_one_groups_members_at_once_one_is_refused() throws Exception {
    client.put("/sandbox/feishu/app", Map.of("memberEditMillis", 500));
    var chat = group("ou_zhoumin");
    var codes = new java.util.concurrent.ConcurrentLinkedQueue<Integer>();
    var first =
        Thread.ofVirtual().start(() -> codes.add(add(chat, 0, "ou_lina").path("code").asInt()));
    var second =
        Thread.ofVirtual().start(() -> codes.add(add(chat, 0, "ou_wuqian").path("code").asInt()));
    first.join();
    second.join();
    assertThat(codes).containsExactlyInAnyOrder(0, 232019);
  }

  @Test
  void the_owner_cannot_be_removed() {
    var chat = group("ou_zhoumin");
    var path = "/open-apis/im/v1/chats/" + chat + "/members?member_id_type=open_id";
    assertThat(
            client
                .json("DELETE", path, Map.of("id_list", List.of("ou_wangfang")), token)
                .path("code")
                .asInt())
        .isEqualTo(232076);
    assertThat(
            client
                .json("DELETE", path, Map.of("id_list", List.of("ou_zhoumin")), token)
                .path("code")
                .asInt())
        .isZero();
  }

  @Test
  void the_answer_gets_lost_after_the_group_was_made() {
    client.fault("feishu", "on", "POST /open-apis/im/v1/chats", "kind", "lostAnswer");
    assertThatThrownBy(() -> group("ou_zhoumin")).hasCauseInstanceOf(IOException.class);
    assertThat(groups()).hasSize(1);
  }

  @Test
  void faults_hit_as_often_as_they_say() throws Exception {
    client.fault("feishu", "on", "POST /open-apis/im/**", "kind", "throttle", "times", 2);
    assertThat(create("", "name", "a").path("code").asInt()).isEqualTo(99991400);
    assertThat(create("", "name", "a").path("code").asInt()).isEqualTo(99991400);
    assertThat(create("", "name", "a").path("code").asInt()).isZero();
    client.fault("feishu", "on", "* **", "kind", "garbage");
    assertThat(client.send("GET", "/open-apis/bot/v3/info", "", token).body()).startsWith("<html>");
    client.fault("feishu", "on", "* **", "kind", "tokenRevoked");
    assertThat(create("", "name", "a").path("code").asInt()).isEqualTo(99991663);
  }

  @Test
  void more_than_fifty_calls_in_a_second_are_throttled() {
    client.put("/sandbox/feishu/limits", Map.of("perSecond", 1000, "perMinute", 2));
    create("", "name", "a");
    create("", "name", "a");
    assertThat(create("", "name", "a").path("code").asInt()).isEqualTo(99991400);
  }

  @Test
  void an_event_is_signed_encrypted_and_pushed_by_the_ladder() throws Exception {
    try (var receiver = new Receiver()) {
      client.put("/sandbox/feishu/app", Map.of("callbackUrl", receiver.url()));
      receiver.status = 500;
      client.act("feishu", "openBotChat", "person", "沈嘉怡");
      assertThat(receiver.callbacks).hasSize(2);
      assertThat(receiver.callbacks.getFirst().headers()).containsKey("x-lark-signature");
      assertThat(receiver.callbacks.getFirst().body()).startsWith("{\"encrypt\"");
      receiver.status = 200;
      sandbox.advance(Duration.ofSeconds(15));
      assertThat(receiver.callbacks).hasSize(4);
      sandbox.advance(Duration.ofHours(8));
      assertThat(receiver.callbacks).hasSize(4);
    }
  }

  @Test
  void a_click_on_a_card_asks_the_app_and_shows_its_answer() throws Exception {
    try (var receiver = new Receiver()) {
      client.put("/sandbox/feishu/app", Map.of("callbackUrl", receiver.url(), "encryptKey", ""));
      var chat = group("ou_zhoumin");
      var card =
          "{\"schema\":\"2.0\",\"body\":{\"elements\":[{\"tag\":\"button\",\"text\":{\"tag\":\"plain_text\",\"content\":\"Join\"},"
              + "\"behaviors\":[{\"type\":\"callback\",\"value\":{\"action\":\"join\"}}]}]}}";
      var sent =
          client.post(
              "/open-apis/im/v1/messages?receive_id_type=chat_id",
              Map.of("receive_id", chat, "msg_type", "interactive", "content", card),
              token);
      receiver.answer = _ -> "{\"toast\":{\"type\":\"info\",\"content\":\"ok\"}}";
      var clicked =
          client.act(
              "feishu",
              "clickCard",
              "message",
              sent.path("data").path("message_id").asText(),
              "person",
              "ou_zhoumin");
      assertThat(clicked.path("toast").path("content").asText()).isEqualTo("ok");
      // an event of the group may come before it or after it
      assertThat(receiver.callbacks)
          .anySatisfy(it -> assertThat(it.body()).contains("card.action.trigger", "ou_zhoumin"));
    }
  }

  @Test
  void a_person_signs_in_by_oauth_once_for_each_code() throws Exception {
    var page =
        client.send(
            "GET",
            "/open-apis/authen/v1/authorize?client_id=cli_sandbox0001&redirect_uri=http%3A%2F%2Fapp%2Fback&state=s1",
            "");
    assertThat(page.body()).contains("王芳").contains("person=ou_wangfang");
    var redirect =
        client.send(
            "GET",
            "/open-apis/authen/v1/authorize?client_id=cli_sandbox0001&redirect_uri=http%3A%2F%2Fapp%2Fback&state=s1&person=ou_wangfang",
            "");
    var location = redirect.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith("http://app/back?code=").endsWith("&state=s1");
    var code = location.replaceAll(".*code=([^&]+).*", "$1");
    var body =
        Map.of(
            "grant_type", "authorization_code",
            "client_id", "cli_sandbox0001",
            "client_secret", "sandbox-feishu-secret",
            "code", code,
            "redirect_uri", "http://app/back");
    var answer = client.post("/open-apis/authen/v2/oauth/token", body);
    var user =
        client.get(
            "/open-apis/authen/v1/user_info",
            "Authorization",
            "Bearer " + answer.path("access_token").asText());
    assertThat(user.path("data").path("open_id").asText()).isEqualTo("ou_wangfang");
    assertThat(client.post("/open-apis/authen/v2/oauth/token", body).path("code").asInt())
        .isEqualTo(20065);
  }

  @Test
  void the_state_can_be_taken_away_and_brought_back() {
    group("ou_zhoumin");
    var state = client.get("/sandbox/state");
    client.post("/sandbox/reset", "");
    assertThat(groups()).isEmpty();
    client.put("/sandbox/state", state);
    assertThat(groups()).hasSize(1);
    assertThat(client.get("/sandbox/state")).isEqualTo(state);
  }
}
