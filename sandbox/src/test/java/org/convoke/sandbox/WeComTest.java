package org.convoke.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.convoke.sandbox.shared.MessageSeal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeComTest {

  private static final MessageSeal SEAL =
      new MessageSeal(
          "sandboxToken", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wwsandbox0001");

  private Sandbox sandbox;
  private Client client;
  private String token;

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

  private String signIn() {
    return client
        .get("/cgi-bin/gettoken?corpid=wwsandbox0001&corpsecret=sandbox-wecom-secret")
        .path("access_token")
        .asText();
  }

  private JsonNode post(String path, Object body) {
    return client.post("/cgi-bin/" + path + "?access_token=" + token, body);
  }

  private JsonNode get(String path) {
    return client.get(
        "/cgi-bin/" + path + (path.contains("?") ? "&" : "?") + "access_token=" + token);
  }

  private JsonNode create(String chatId, String... users) {
    return post(
        "appchat/create",
        Map.of("name", "报价组", "owner", users[0], "userlist", List.of(users), "chatid", chatId));
  }

  private static String element(String xml, String name) {
    var found =
        Pattern.compile(
                "<" + name + ">(?:<!\\[CDATA\\[)?(.*?)(?:]]>)?</" + name + ">", Pattern.DOTALL)
            .matcher(xml);
    assertThat(found.find()).as(name + " in " + xml).isTrue();
    return found.group(1);
  }

  private static String parameter(String query, String name) {
    var value = query.replaceAll(".*(?:^|&)" + name + "=([^&]*).*", "$1");
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
  }

  private static String opened(Receiver.Callback callback) {
    var encrypted = element(callback.body(), "Encrypt");
    var query = callback.query();
    assertThat(SEAL.sign(parameter(query, "timestamp"), parameter(query, "nonce"), encrypted))
        .isEqualTo(parameter(query, "msg_signature"));
    return SEAL.decrypt(encrypted);
  }

  @Test
  void the_vendors_own_message_is_opened_and_its_signature_matched() {
    var vendors =
        new MessageSeal(
            "QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wx5823bf96d3bd56c7");
    var echo =
        "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";
    assertThat(vendors.decrypt(echo)).isEqualTo("1616140317555161061");
    assertThat(vendors.sign("1409659589", "263014780", echo))
        .isEqualTo("5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3");
  }

  @Test
  void the_vendors_own_callback_is_opened() {
    var vendors =
        new MessageSeal(
            "QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wx5823bf96d3bd56c7");
    var encrypted =
        "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";
    assertThat(vendors.sign("1409659813", "1372623149", encrypted))
        .isEqualTo("477715d11cdb4164915debcba66cb864d751f3e6");
    var message = vendors.decrypt(encrypted);
    assertThat(element(message, "Content")).isEqualTo("hello");
    assertThat(element(message, "MsgId")).isEqualTo("4561255354251345929");
  }

  @Test
  void a_token_stays_the_same_until_it_expires() throws InterruptedException {
    assertThat(signIn()).isEqualTo(token);
    sandbox.advance(Duration.ofHours(2));
    assertThat(get("department/list").path("errcode").asInt()).isEqualTo(42001);
    assertThat(signIn()).isNotEqualTo(token);
    assertThat(
            client
                .get("/cgi-bin/gettoken?corpid=wwsandbox0001&corpsecret=wrong")
                .path("errcode")
                .asInt())
        .isEqualTo(40001);
  }

  @Test
  void an_own_chatid_makes_a_second_creation_fail() {
    assertThat(create("order17", "wangfang", "zhoumin").path("chatid").asText())
        .isEqualTo("order17");
    assertThat(create("order17", "wangfang", "zhoumin").path("errcode").asInt()).isNotZero();
    assertThat(get("appchat/get?chatid=order17").path("chat_info").path("userlist")).hasSize(2);
    assertThat(create("order18", "wangfang").path("errcode").asInt()).isEqualTo(86006);
    assertThat(create("order-18", "wangfang", "zhoumin").path("errcode").asInt()).isEqualTo(86001);
    assertThat(create("order18", "wangfang", "zhaolei").path("errcode").asInt()).isEqualTo(86007);
  }

  @Test
  void the_owner_leaves_only_when_another_is_named() {
    create("g1", "wangfang", "zhoumin", "wuqian");
    assertThat(
            post("appchat/update", Map.of("chatid", "g1", "del_user_list", List.of("wangfang")))
                .path("errcode")
                .asInt())
        .isEqualTo(86005);
    var change = Map.of("chatid", "g1", "owner", "wuqian", "del_user_list", List.of("wangfang"));
    assertThat(post("appchat/update", change).path("errcode").asInt()).isZero();
  }

  @Test
  void a_group_is_seen_after_something_was_sent_into_it() {
    create("g1", "wangfang", "zhoumin");
    assertThat(client.get("/sandbox/wecom/groups").at("/items/0/kind").asText())
        .contains("not shown");
    post(
        "appchat/send",
        Map.of("chatid", "g1", "msgtype", "text", "text", Map.of("content", "大家好")));
    assertThat(client.get("/sandbox/wecom/groups").at("/items/0/kind").asText())
        .isEqualTo("appchat");
    assertThat(client.get("/sandbox/wecom/messages").at("/items/0/text").asText()).isEqualTo("大家好");
  }

  @Test
  void callers_from_elsewhere_are_refused_when_the_gate_is_shut() {
    client.put("/sandbox/wecom/app", Map.of("ipGate", true));
    var refused = get("department/list");
    assertThat(refused.path("errcode").asInt()).isEqualTo(60020);
    assertThat(refused.path("errmsg").asText()).contains("from ip: 127.0.0.1");
  }

  @Test
  void an_outsider_joins_by_the_way_and_the_app_is_told() throws Exception {
    try (var receiver = new Receiver()) {
      receiver.answer = _ -> "";
      client.put("/sandbox/wecom/app", Map.of("callbackUrl", receiver.url()));
      var group =
          client.act(
              "wecom",
              "createCustomerGroup",
              "owner",
              "wangfang",
              "name",
              "博远项目",
              "people",
              List.of("zhoumin"));
      var chat = group.path("chatId").asText();
      var way =
          post(
              "externalcontact/groupchat/add_join_way",
              Map.of("scene", 2, "chat_id_list", List.of(chat), "state", "order17"));
      client.act("wecom", "joinByQr", "configId", way.path("config_id").asText(), "person", "钱文博");
      assertThat(receiver.callbacks).hasSize(2);
      var event = opened(receiver.callbacks.getLast());
      assertThat(element(event, "UpdateDetail")).isEqualTo("add_member");
      assertThat(element(event, "ChatId")).isEqualTo(chat);
      var members =
          post("externalcontact/groupchat/get", Map.of("chat_id", chat, "need_name", 1))
              .at("/group_chat/member_list");
      assertThat(members.path(2).path("state").asText()).isEqualTo("order17");
      assertThat(members.path(2).path("name").asText()).isEqualTo("钱文博");
      client.act("wecom", "joinByQr", "group", chat, "person", "wm_ext_weber");
      assertThat(
              post("externalcontact/groupchat/get", Map.of("chat_id", chat))
                  .at("/group_chat/member_list/3/userid")
                  .asText())
          .isEqualTo("wm_ext_weber");
    }
  }

  @Test
  void a_callback_is_delivered_three_times_at_most() throws Exception {
    try (var receiver = new Receiver()) {
      receiver.status = 500;
      client.put("/sandbox/wecom/app", Map.of("callbackUrl", receiver.url()));
      client.act("wecom", "resign", "person", "zhoumin");
      sandbox.advance(Duration.ofMinutes(1));
      assertThat(receiver.callbacks).hasSize(3);
    }
  }

  @Test
  void the_console_checks_the_callback_address() throws Exception {
    try (var receiver = new Receiver()) {
      client.put("/sandbox/wecom/app", Map.of("callbackUrl", receiver.url()));
      receiver.answer = callback -> SEAL.decrypt(parameter(callback.query(), "echostr"));
      assertThat(client.act("wecom", "verifyCallback").path("ok").asBoolean()).isTrue();
      receiver.answer =
          callback -> "\"" + SEAL.decrypt(parameter(callback.query(), "echostr")) + "\"";
      assertThat(client.act("wecom", "verifyCallback").path("ok").asBoolean()).isFalse();
    }
  }

  @Test
  void mobiles_are_withheld_but_found_by() {
    assertThat(get("user/get?userid=WangFang").path("userid").asText()).isEqualTo("wangfang");
    assertThat(get("user/get?userid=wangfang").has("mobile")).isFalse();
    assertThat(post("user/getuserid", Map.of("mobile", "13800000004")).path("userid").asText())
        .isEqualTo("wangfang");
    assertThat(get("user/simplelist?department_id=4").path("userlist")).hasSize(4);
  }

  @Test
  void a_code_signs_in_once() throws Exception {
    var redirect =
        client.send(
            "GET",
            "/connect/oauth2/authorize?appid=wwsandbox0001&redirect_uri=http%3A%2F%2Fapp%2Fb&scope=snsapi_base&state=s&person=lina",
            "");
    var code =
        redirect
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceAll(".*code=([^&]+).*", "$1");
    assertThat(get("auth/getuserinfo?code=" + code).path("userid").asText()).isEqualTo("lina");
    assertThat(get("auth/getuserinfo?code=" + code).path("errcode").asInt()).isEqualTo(40029);
  }

  @Test
  void a_meeting_is_booked_and_its_link_read_afterwards() {
    var start = System.currentTimeMillis() / 1000 + 3600;
    var booking =
        Map.of(
            "admin_userid",
            "wangfang",
            "title",
            "周会",
            "meeting_start",
            start,
            "meeting_duration",
            3600,
            "invitees",
            Map.of("userid", List.of("zhoumin")));
    var id = post("meeting/create", booking).path("meetingid").asText();
    var info = post("meeting/get_info", Map.of("meetingid", id));
    assertThat(info.path("meeting_link").asText()).isNotEmpty();
    assertThat(info.path("status").asInt()).isEqualTo(1);
    var found =
        post("meeting/get_user_meetingid", Map.of("userid", "zhoumin", "end_time", start + 1));
    assertThat(found.path("meetingid_list").path(0).asText()).isEqualTo(id);
    assertThat(
            post("meeting/update", Map.of("meetingid", id, "meeting_start", start))
                .path("errcode")
                .asInt())
        .isNotZero();
    assertThat(post("meeting/cancel", Map.of("meetingid", id)).path("errcode").asInt()).isZero();
    assertThat(post("meeting/get_info", Map.of("meetingid", id)).path("status").asInt())
        .isEqualTo(4);
  }
}
