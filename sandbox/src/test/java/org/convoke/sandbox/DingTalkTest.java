package org.convoke.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.MessageSeal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DingTalkTest {

  private static final MessageSeal SEAL =
      new MessageSeal(
          "sandboxToken", "4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij", "dingsandbox0001");

  private Sandbox sandbox;
  private Client client;
  private String old;
  private String[] token;

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    client = new Client(sandbox);
    signIn();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private void signIn() {
    old =
        client
            .get("/gettoken?appkey=dingsandbox0001&appsecret=sandbox-dingtalk-secret")
            .path("access_token")
            .asText();
    var answer =
        client.post(
            "/v1.0/oauth2/accessToken",
            Map.of("appKey", "dingsandbox0001", "appSecret", "sandbox-dingtalk-secret"));
    token = new String[] {"x-acs-dingtalk-access-token", answer.path("accessToken").asText()};
  }

  private JsonNode call(String path, Object... body) {
    return client.post("/v1.0/" + path, Json.of(body), token);
  }

  private JsonNode oldCall(String path, Object... body) {
    return client.post(path + "?access_token=" + old, Json.of(body));
  }

  private JsonNode create(String name, String... users) {
    return call("im/group/create", "name", name, "owner", users[0], "useridlist", List.of(users));
  }

  private JsonNode scene(String uuid, String... users) {
    return call(
        "im/sceneGroup/create",
        "title",
        "场景群",
        "template_id",
        "template-0001",
        "owner_user_id",
        users[0],
        "user_ids",
        List.of(users),
        "uuid",
        uuid);
  }

  private JsonNode groups() {
    return client.get("/sandbox/dingtalk/groups").path("items");
  }

  /// An answer that says the event was taken.
  private static String success() {
    var encrypted = SEAL.encrypt("success");
    return Json.text(
        Map.of(
            "msg_signature",
            SEAL.sign("1", "n", encrypted),
            "timeStamp",
            "1",
            "nonce",
            "n",
            "encrypt",
            encrypted));
  }

  private static JsonNode opened(Receiver.Callback callback) {
    return Json.parse(SEAL.decrypt(Json.parse(callback.body()).path("encrypt").asText()));
  }

  @Test
  void the_vendors_own_message_is_opened_and_its_signature_matched() {
    var vendors =
        new MessageSeal(
            "123456", "4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij", "suite4xxxxxxxxxxxxxxx");
    var encrypted =
        "1a3NBxmCFwkCJvfoQ7WhJHB+iX3qHPsc9JbaDznE1i03peOk1LaOQoRz3+nlyGNhwmwJ3vDMG+OzrHMeiZI7gTRWVdUBmfxjZ8Ej23JVYa9VrYeJ5as7XM/ZpulX8NEQis44w53h1qAgnC3PRzM7Zc/D6Ibr0rgUathB6zRHP8PYrfgnNOS9PhSBdHlegK+AGGanfwjXuQ9+0pZcy0w9lQ==";
    assertThat(vendors.sign("1445827045067", "nEXhMP4r", encrypted))
        .isEqualTo("5a65ceeef9aab2d149439f82dc191dd6c5cbe2c0");
    assertThat(vendors.decrypt(encrypted))
        .isEqualTo(
            "{\"EventType\":\"check_create_suite_url\",\"Random\":\"LPIdSnlF\",\"TestSuiteKey\":\"suite4xxxxxxxxxxxxxxx\"}");
  }

  @Test
  void an_ordinary_group_is_made_twice_when_asked_twice() {
    var first = create("报价组", "wangfang", "zhoumin");
    var second = create("报价组", "wangfang", "zhoumin");
    assertThat(first.path("chatid")).isNotEqualTo(second.path("chatid"));
    assertThat(groups()).hasSize(2);
  }

  @Test
  void a_scene_group_is_made_once_for_each_key_and_can_be_ended() {
    var first = scene("order17", "wangfang", "zhoumin");
    assertThat(scene("order17", "wangfang", "zhoumin")).isEqualTo(first);
    var id = first.path("open_conversation_id").asText();
    assertThat(
            call(
                    "im/sceneGroup/member/add",
                    "open_conversation_id",
                    id,
                    "user_ids",
                    List.of("lina"))
                .path("success")
                .asBoolean())
        .isTrue();
    assertThat(
            call("im/sceneGroups/members/batchQuery", "openConversationId", id, "maxResults", 100)
                .path("memberUserIds"))
        .hasSize(3);
    call("im/chat/scenegroup/disband", "openConversationId", id);
    assertThat(call("im/sceneGroups/query", "openConversationId", id).path("status").asInt())
        .isEqualTo(2);
  }

  @Test
  void classic_calls_are_closed_to_new_apps() {
    var body =
        new Object[] {
          "name", "g", "owner", "wangfang", "useridlist", List.of("wangfang", "zhoumin")
        };
    assertThat(oldCall("/chat/create", body).path("errcode").asInt()).isEqualTo(43007);
    client.put("/sandbox/dingtalk/app", Map.of("classicAllowed", true));
    var chat = oldCall("/chat/create", body).path("chatid").asText();
    assertThat(
            oldCall("/chat/update", "chatid", chat, "add_useridlist", List.of("lina"), "name", "h")
                .path("errcode")
                .asInt())
        .isZero();
    var info = client.get("/chat/get?chatid=" + chat + "&access_token=" + old).path("chat_info");
    assertThat(info.path("name").asText()).isEqualTo("h");
    assertThat(info.path("useridlist")).hasSize(3);
  }

  @Test
  void what_is_wrong_with_a_group_is_said_in_the_words_of_each_host() {
    assertThat(create("一个超过二十个字的群名称一个超过二十个字的群名称", "wangfang", "zhoumin").path("code").asText())
        .isEqualTo("parameter.invalid");
    assertThat(create("g", "wangfang", "zhaolei").path("code").asText())
        .isEqualTo("member.notFound");
    assertThat(create("g", "wangfang", "ext_weber").path("code").asText())
        .isEqualTo("parameter.invalid");
    client.put("/sandbox/dingtalk/app", Map.of("classicAllowed", true));
    assertThat(
            oldCall(
                    "/chat/create",
                    "name",
                    "g",
                    "owner",
                    "wangfang",
                    "useridlist",
                    List.of("zhoumin"))
                .path("errcode")
                .asInt())
        .isEqualTo(49006);
  }

  @Test
  void the_months_calls_are_counted_without_directory_and_tokens() {
    client.put("/sandbox/dingtalk/limits", Map.of("monthlyCalls", 1));
    create("g", "wangfang", "zhoumin");
    assertThat(create("g", "wangfang", "zhoumin").path("code").asText())
        .isEqualTo("Forbidden.AccessDenied.ApiCountLimitForOrg");
    assertThat(oldCall("/topapi/v2/user/get", "userid", "wangfang").at("/result/unionid").asText())
        .isEqualTo("union-wangfang");
  }

  @Test
  void a_robot_speaks_only_where_it_is() {
    var id = create("g", "wangfang", "zhoumin").path("openConversationId").asText();
    var message =
        new Object[] {
          "robotCode",
          "dingsandbox0001",
          "openConversationId",
          id,
          "msgKey",
          "sampleText",
          "msgParam",
          "{\"content\":\"大家好\"}"
        };
    assertThat(call("robot/groupMessages/send", message).path("code").asText())
        .isEqualTo("resource.not.found");
    client.act("dingtalk", "addBot", "group", id);
    assertThat(call("robot/groupMessages/send", message).path("processQueryKey").asText())
        .isNotEmpty();
    assertThat(client.get("/sandbox/dingtalk/messages").at("/items/0/text").asText())
        .isEqualTo("大家好");
  }

  @Test
  void an_event_is_pushed_until_success_comes_back_encrypted() throws Exception {
    try (var receiver = new Receiver()) {
      client.put("/sandbox/dingtalk/app", Map.of("callbackUrl", receiver.url()));
      assertThat(client.act("dingtalk", "verifyCallback").path("ok").asBoolean()).isFalse();
      var id = create("g", "wangfang", "zhoumin").path("openConversationId").asText();
      receiver.callbacks.clear();
      client.act("dingtalk", "rename", "group", id, "name", "新名称");
      sandbox.advance(Duration.ofSeconds(10));
      receiver.answer = _ -> success();
      sandbox.advance(Duration.ofSeconds(30));
      sandbox.advance(Duration.ofHours(1));
      assertThat(receiver.callbacks).hasSize(3);
      assertThat(opened(receiver.callbacks.getLast()).path("EventType").asText())
          .isEqualTo("chat_update_title");
      assertThat(opened(receiver.callbacks.getLast()).path("title").asText()).isEqualTo("新名称");
      assertThat(client.act("dingtalk", "verifyCallback").path("ok").asBoolean()).isTrue();
    }
  }

  @Test
  void events_that_nobody_took_are_listed_once() throws Exception {
    try (var receiver = new Receiver()) {
      client.put("/sandbox/dingtalk/app", Map.of("callbackUrl", receiver.url()));
      client.act("dingtalk", "resign", "person", "zhoumin");
      sandbox.advance(Duration.ofMinutes(1));
      var path = "/call_back/get_call_back_failed_result?access_token=" + old;
      assertThat(client.get(path).path("failed_list")).hasSize(1);
      assertThat(client.get(path).path("failed_list")).isEmpty();
    }
  }

  @Test
  void a_person_signs_in_in_the_browser_and_in_the_client() throws Exception {
    var back = URLEncoder.encode("http://app/back", StandardCharsets.UTF_8);
    var redirect =
        client.send(
            "GET",
            "/oauth2/auth?client_id=dingsandbox0001&response_type=code&scope=openid&redirect_uri="
                + back
                + "&state=s&person=lina",
            "");
    var code =
        redirect
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceAll(".*authCode=([^&]+).*", "$1");
    var user =
        client.post(
            "/v1.0/oauth2/userAccessToken",
            Map.of(
                "clientId",
                "dingsandbox0001",
                "clientSecret",
                "sandbox-dingtalk-secret",
                "code",
                code,
                "grantType",
                "authorization_code"));
    var me =
        client.get(
            "/v1.0/contact/users/me",
            "x-acs-dingtalk-access-token",
            user.path("accessToken").asText());
    assertThat(me.path("unionId").asText()).isEqualTo("union-lina");
    var inside = client.act("dingtalk", "requestAuthCode", "person", "lina").path("code").asText();
    assertThat(oldCall("/topapi/v2/user/getuserinfo", "code", inside).at("/result/userid").asText())
        .isEqualTo("lina");
    assertThat(oldCall("/topapi/v2/user/getuserinfo", "code", inside).path("errcode").asInt())
        .isEqualTo(40078);
  }

  @Test
  void a_calendar_event_brings_its_meeting_and_is_made_once_a_day() {
    var body =
        Json.of(
            "summary",
            "周会",
            "start",
            Map.of("dateTime", "2026-12-01T10:00:00+08:00"),
            "onlineMeetingInfo",
            Map.of("type", "dingtalk"));
    var path = "/v1.0/calendar/users/union-wangfang/calendars/primary/events";
    var headers = new String[] {token[0], token[1], "x-client-token", "order17"};
    var first = client.post(path, body, headers);
    assertThat(first.at("/onlineMeetingInfo/url").asText()).isNotEmpty();
    assertThat(client.post(path, body, headers).path("id")).isEqualTo(first.path("id"));
  }

  @Test
  void a_meeting_is_scheduled_and_cancelled_by_its_maker() {
    var start = System.currentTimeMillis() + 3_600_000;
    var made =
        call(
            "conference/scheduleConferences",
            "creatorUnionId",
            "union-wangfang",
            "title",
            "周会",
            "startTime",
            start,
            "endTime",
            start + 1000);
    var id = made.path("scheduleConferenceId").asText();
    assertThat(
            call(
                    "conference/scheduleConferences/cancel",
                    "creatorUnionId",
                    "union-lina",
                    "scheduleConferenceId",
                    id)
                .path("code")
                .asText())
        .isNotEmpty();
    assertThat(
            call(
                    "conference/scheduleConferences/cancel",
                    "creatorUnionId",
                    "union-wangfang",
                    "scheduleConferenceId",
                    id)
                .path("success")
                .asBoolean())
        .isTrue();
  }
}
