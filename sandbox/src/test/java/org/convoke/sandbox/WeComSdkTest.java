package org.convoke.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;
import me.chanjar.weixin.cp.bean.external.WxCpGroupJoinWayInfo;
import me.chanjar.weixin.cp.bean.message.WxCpAppChatMessage;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.oa.meeting.WxCpMeeting;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import me.chanjar.weixin.cp.util.crypto.WxCpCryptUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// WxJava, the client that most of WeCom's Java users have, against the sandbox.
@Tag("clients")
class WeComSdkTest {

  private Sandbox sandbox;
  private Client admin;
  private WxCpDefaultConfigImpl settings;
  private WxCpService client;

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    admin = new Client(sandbox);
    settings = new WxCpDefaultConfigImpl();
    settings.setBaseApiUrl(sandbox.address().toString());
    settings.setCorpId("wwsandbox0001");
    settings.setCorpSecret("sandbox-wecom-secret");
    settings.setAgentId(1_000_001);
    settings.setToken("sandboxToken");
    settings.setAesKey("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C");
    client = new WxCpServiceImpl();
    client.setWxCpConfigStorage(settings);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void it_makes_reads_and_changes_a_group() throws Exception {
    var chats = client.getChatService();
    assertThat(chats.create("报价组", "wangfang", List.of("wangfang", "zhoumin"), "order17"))
        .isEqualTo("order17");
    chats.update("order17", "报价组二", "zhoumin", List.of("lina"), List.of("wangfang"));
    var chat = chats.get("order17");
    assertThat(chat.getName()).isEqualTo("报价组二");
    assertThat(chat.getUsers()).containsExactly("zhoumin", "lina");
    chats.sendMsg(WxCpAppChatMessage.buildTextMsg("order17", "大家好", false));
    assertThat(admin.get("/sandbox/wecom/messages").at("/items/0/text").asText()).isEqualTo("大家好");
    assertThatThrownBy(() -> chats.get("other"))
        .isInstanceOf(WxErrorException.class)
        .hasMessageContaining("86003");
  }

  @Test
  void it_fetches_a_new_token_when_the_old_one_died() throws Exception {
    assertThat(client.getDepartmentService().list(1L)).hasSize(9);
    admin.fault("wecom", "on", "GET /cgi-bin/department/list", "kind", "tokenRevoked");
    assertThat(client.getDepartmentService().list(1L)).hasSize(9);
  }

  @Test
  void it_reads_the_directory() throws Exception {
    var users = client.getUserService();
    assertThat(client.getDepartmentService().simpleList(3L)).hasSize(3);
    assertThat(users.listSimpleByDepartment(4L, false, 0)).hasSize(4);
    assertThat(users.getById("wangfang").getName()).isEqualTo("王芳");
    assertThat(users.getUserId("13800000004")).isEqualTo("wangfang");
    assertThat(users.getUserIdByEmail("wangfang@demo.convoke.dev", 1)).isEqualTo("wangfang");
  }

  @Test
  void it_tells_whom_a_message_did_not_reach() throws Exception {
    var message =
        WxCpMessage.TEXT().agentId(1_000_001).toUser("wangfang|nobody").content("大家好").build();
    assertThat(client.getMessageService().send(message).getInvalidUser()).isEqualTo("nobody");
  }

  @Test
  void it_gives_a_customer_group_a_way_to_join_and_sees_who_came() throws Exception {
    var contacts = client.getExternalContactService();
    var chat =
        admin
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
    var way = new WxCpGroupJoinWayInfo.JoinWay();
    way.setScene(2);
    way.setChatIdList(List.of(chat));
    way.setState("order17");
    var info = new WxCpGroupJoinWayInfo();
    info.setJoinWay(way);
    var config = contacts.addJoinWay(info).getConfigId();
    assertThat(contacts.getJoinWay(config).getJoinWay().getQrCode()).startsWith("http");
    admin.act("wecom", "joinByQr", "configId", config, "person", "wm_ext_weber");
    var members = contacts.getGroupChat(chat, 1).getGroupChat().getMemberList();
    assertThat(members)
        .extracting(each -> each.getUserId())
        .containsExactly("wangfang", "wm_ext_weber");
    assertThat(contacts.listGroupChat(10, "", 0, new String[] {"wangfang"}).getGroupChatList())
        .hasSize(1);
  }

  @Test
  void it_reads_a_customer_by_his_id() throws Exception {
    var contacts = client.getExternalContactService();
    var customer = contacts.getContactDetail("wm_ext_qianwenbo", null);
    assertThat(customer.getExternalContact().getName()).isEqualTo("钱文博");
    assertThat(customer.getFollowedUsers()).hasSize(1);
    assertThatThrownBy(() -> contacts.getContactDetail("wm_ext_weber", null))
        .isInstanceOf(WxErrorException.class)
        .hasMessageContaining("84061");
  }

  @Test
  void it_verifies_and_opens_the_callbacks_it_is_pushed() throws Exception {
    try (var receiver = new Receiver()) {
      var opened = new CopyOnWriteArrayList<WxCpXmlMessage>();
      receiver.answer = callback -> take(callback, opened);
      admin.put("/sandbox/wecom/app", Map.of("callbackUrl", receiver.url()));
      assertThat(admin.act("wecom", "verifyCallback").path("ok").asBoolean()).isTrue();
      var group =
          admin.act(
              "wecom",
              "createCustomerGroup",
              "owner",
              "wangfang",
              "name",
              "博远项目",
              "people",
              List.of("wm_ext_qianwenbo"));
      assertThat(opened).hasSize(1);
      assertThat(opened.getFirst().getEvent()).isEqualTo("change_external_chat");
      assertThat(opened.getFirst().getChatId()).isEqualTo(group.path("chatId").asText());
    }
  }

  private String take(Receiver.Callback callback, List<WxCpXmlMessage> opened) {
    var query = callback.query();
    var signature = parameter(query, "msg_signature");
    var timestamp = parameter(query, "timestamp");
    var nonce = parameter(query, "nonce");
    if (callback.method().equals("GET")) {
      var echo = parameter(query, "echostr");
      assertThat(client.checkSignature(signature, timestamp, nonce, echo)).isTrue();
      return new WxCpCryptUtil(settings).decrypt(echo);
    }
    opened.add(
        WxCpXmlMessage.fromEncryptedXml(callback.body(), settings, timestamp, nonce, signature));
    return "";
  }

  private static String parameter(String query, String name) {
    return URLDecoder.decode(
        query.replaceAll(".*(?:^|&)" + name + "=([^&]*).*", "$1"), StandardCharsets.UTF_8);
  }

  @Test
  void it_signs_a_person_in() throws Exception {
    var redirect =
        admin.send(
            "GET",
            "/connect/oauth2/authorize?appid=wwsandbox0001&redirect_uri=http%3A%2F%2Fapp%2Fb&scope=snsapi_privateinfo&agentid=1000001&state=s&person=lina",
            "");
    var code =
        redirect
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceAll(".*code=([^&]+).*", "$1");
    var who = client.getOauth2Service().getAuthUserInfo(code);
    assertThat(who.getUserId()).isEqualTo("lina");
    assertThat(client.getOauth2Service().getUserDetail(who.getUserTicket()).getMobile())
        .isEqualTo("13800000002");
  }

  @Test
  void it_books_reads_and_cancels_a_meeting() throws Exception {
    var meetings = client.getMeetingService();
    var start = System.currentTimeMillis() / 1000 + 3600;
    var meeting =
        new WxCpMeeting()
            .setAdminUserId("wangfang")
            .setTitle("周会")
            .setMeetingStart(start)
            .setMeetingDuration(3600);
    // The SDK gives back the whole answer where its documentation promises an id.
    var id =
        org.convoke.sandbox.shared.Json.parse(meetings.create(meeting)).path("meetingid").asText();
    assertThat(meetings.getDetail(id).getMeetingLink()).startsWith("http");
    assertThat(
            meetings
                .getUserMeetingIds("wangfang", "0", 100, start - 10, start + 10)
                .getMeetingIdList())
        .contains(id);
    meetings.cancel(id);
    assertThat(meetings.getDetail(id).getStatus()).isEqualTo(4);
  }
}
