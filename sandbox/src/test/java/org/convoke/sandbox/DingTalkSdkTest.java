package org.convoke.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.dingtalkcalendar_1_0.models.CreateEventHeaders;
import com.aliyun.dingtalkcalendar_1_0.models.CreateEventRequest;
import com.aliyun.dingtalkconference_1_0.models.CancelScheduleConferenceHeaders;
import com.aliyun.dingtalkconference_1_0.models.CancelScheduleConferenceRequest;
import com.aliyun.dingtalkconference_1_0.models.CreateScheduleConferenceHeaders;
import com.aliyun.dingtalkconference_1_0.models.CreateScheduleConferenceRequest;
import com.aliyun.dingtalkconference_1_0.models.CreateVideoConferenceHeaders;
import com.aliyun.dingtalkconference_1_0.models.CreateVideoConferenceRequest;
import com.aliyun.dingtalkcontact_1_0.models.GetUserHeaders;
import com.aliyun.dingtalkim_1_0.models.BatchQueryGroupMemberHeaders;
import com.aliyun.dingtalkim_1_0.models.BatchQueryGroupMemberRequest;
import com.aliyun.dingtalkim_1_0.models.ChatIdToOpenConversationIdHeaders;
import com.aliyun.dingtalkim_1_0.models.ChatSubAdminUpdateHeaders;
import com.aliyun.dingtalkim_1_0.models.ChatSubAdminUpdateRequest;
import com.aliyun.dingtalkoauth2_1_0.models.GetAccessTokenRequest;
import com.aliyun.dingtalkoauth2_1_0.models.GetUserTokenRequest;
import com.aliyun.dingtalkrobot_1_0.models.OrgGroupSendHeaders;
import com.aliyun.dingtalkrobot_1_0.models.OrgGroupSendRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teautil.models.RuntimeOptions;
import com.dingtalk.api.DefaultDingTalkClient;
import com.dingtalk.api.request.OapiChatCreateRequest;
import com.dingtalk.api.request.OapiChatGetRequest;
import com.dingtalk.api.request.OapiChatUpdateRequest;
import com.dingtalk.api.request.OapiGettokenRequest;
import com.dingtalk.api.request.OapiImChatScenegroupCreateRequest;
import com.dingtalk.api.request.OapiMessageCorpconversationAsyncsendV2Request;
import com.dingtalk.api.request.OapiV2DepartmentListsubRequest;
import com.dingtalk.api.request.OapiV2UserGetRequest;
import com.dingtalk.api.request.OapiV2UserGetbymobileRequest;
import com.dingtalk.api.request.OapiV2UserGetuserinfoRequest;
import com.dingtalk.api.request.OapiV2UserListRequest;
import com.taobao.api.TaobaoRequest;
import com.taobao.api.TaobaoResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.convoke.sandbox.shared.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// DingTalk's two Java SDKs, one for each of its hosts, against the sandbox.
@Tag("clients")
class DingTalkSdkTest {

  private Sandbox sandbox;
  private Client admin;

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    admin = new Client(sandbox);
    admin.put("/sandbox/dingtalk/app", Map.of("classicAllowed", true));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Config config() {
    var config = new Config();
    config.protocol = "http";
    config.regionId = "central";
    config.endpoint = sandbox.address().getHost() + ":" + sandbox.address().getPort();
    return config;
  }

  private String token() throws Exception {
    var request =
        new GetAccessTokenRequest()
            .setAppKey("dingsandbox0001")
            .setAppSecret("sandbox-dingtalk-secret");
    return new com.aliyun.dingtalkoauth2_1_0.Client(config())
        .getAccessToken(request)
        .getBody()
        .getAccessToken();
  }

  private <T extends TaobaoResponse> T old(String path, TaobaoRequest<T> request) throws Exception {
    return new DefaultDingTalkClient(sandbox.address() + path)
        .execute((com.taobao.api.TaobaoRequest<T>) request, oldToken());
  }

  private String oldToken() throws Exception {
    var request = new OapiGettokenRequest();
    request.setAppkey("dingsandbox0001");
    request.setAppsecret("sandbox-dingtalk-secret");
    request.setHttpMethod("GET");
    return new DefaultDingTalkClient(sandbox.address() + "/gettoken")
        .execute(request)
        .getAccessToken();
  }

  private com.dingtalk.api.response.OapiChatCreateResponse create() throws Exception {
    var request = new OapiChatCreateRequest();
    request.setName("报价组");
    request.setOwner("wangfang");
    request.setUseridlist(List.of("wangfang", "zhoumin"));
    request.setShowHistoryType(1L);
    return old("/chat/create", request);
  }

  @Test
  void the_older_one_makes_reads_and_changes_a_group() throws Exception {
    var made = create();
    assertThat(made.getErrcode()).isZero();
    var update = new OapiChatUpdateRequest();
    update.setChatid(made.getChatid());
    update.setName("报价组二");
    update.setAddUseridlist(List.of("lina"));
    update.setDelUseridlist(List.of("zhoumin"));
    assertThat(old("/chat/update", update).getErrcode()).isZero();
    var get = new OapiChatGetRequest();
    get.setChatid(made.getChatid());
    get.setHttpMethod("GET");
    var read = old("/chat/get", get).getChatInfo();
    assertThat(read.getName()).isEqualTo("报价组二");
    assertThat(read.getUseridlist()).containsExactly("wangfang", "lina");
    assertThat(read.getShowHistoryType()).isEqualTo(1L);
  }

  @Test
  void the_older_one_makes_a_scene_group_once() throws Exception {
    var request = new OapiImChatScenegroupCreateRequest();
    request.setTitle("场景群");
    request.setTemplateId("template-0001");
    request.setOwnerUserId("wangfang");
    request.setUserIds("zhoumin,lina");
    request.setUuid("order17");
    var first = old("/topapi/im/chat/scenegroup/create", request);
    assertThat(first.getErrcode()).isZero();
    var second = old("/topapi/im/chat/scenegroup/create", request);
    assertThat(second.getResult().getOpenConversationId())
        .isEqualTo(first.getResult().getOpenConversationId());
  }

  @Test
  void the_older_one_reads_the_directory() throws Exception {
    var byMobile = new OapiV2UserGetbymobileRequest();
    byMobile.setMobile("13800000004");
    assertThat(old("/topapi/v2/user/getbymobile", byMobile).getResult().getUserid())
        .isEqualTo("wangfang");
    var get = new OapiV2UserGetRequest();
    get.setUserid("wangfang");
    assertThat(old("/topapi/v2/user/get", get).getResult().getUnionid())
        .isEqualTo("union-wangfang");
    var below = new OapiV2DepartmentListsubRequest();
    below.setDeptId(1L);
    assertThat(old("/topapi/v2/department/listsub", below).getResult()).hasSize(6);
    var list = new OapiV2UserListRequest();
    list.setDeptId(4L);
    list.setCursor(0L);
    list.setSize(100L);
    assertThat(old("/topapi/v2/user/list", list).getResult().getList()).hasSize(4);
  }

  @Test
  void the_older_one_sends_a_notice() throws Exception {
    var request = new OapiMessageCorpconversationAsyncsendV2Request();
    request.setAgentId(1_000_001L);
    request.setUseridList("wangfang,zhoumin");
    var text = new OapiMessageCorpconversationAsyncsendV2Request.Text();
    text.setContent("大家好");
    var message = new OapiMessageCorpconversationAsyncsendV2Request.Msg();
    message.setMsgtype("text");
    message.setText(text);
    request.setMsg(message);
    assertThat(old("/topapi/message/corpconversation/asyncsend_v2", request).getTaskId())
        .isNotNull();
    assertThat(admin.get("/sandbox/dingtalk/messages").at("/items/0/to")).hasSize(2);
  }

  @Test
  void the_newer_one_names_administrators_and_lists_members() throws Exception {
    var conversation = create().getOpenConversationId();
    var im = new com.aliyun.dingtalkim_1_0.Client(config());
    var headers = new ChatSubAdminUpdateHeaders().setXAcsDingtalkAccessToken(token());
    var request =
        new ChatSubAdminUpdateRequest()
            .setOpenConversationId(conversation)
            .setUserIds(List.of("zhoumin"))
            .setRole(2);
    assertThat(
            im.chatSubAdminUpdateWithOptions(request, headers, new RuntimeOptions())
                .getBody()
                .getSuccess())
        .isEqualTo("true");
    var chat = admin.get("/sandbox/dingtalk/groups").at("/items/0/otherId").asText();
    var converted =
        im.chatIdToOpenConversationIdWithOptions(
            chat,
            new ChatIdToOpenConversationIdHeaders().setXAcsDingtalkAccessToken(token()),
            new RuntimeOptions());
    assertThat(converted.getBody().getOpenConversationId()).isEqualTo(conversation);
    var scene =
        admin.post(
            "/v1.0/im/sceneGroup/create",
            Map.of(
                "title",
                "场景群",
                "template_id",
                "template-0001",
                "owner_user_id",
                "wangfang",
                "user_ids",
                List.of("lina")),
            "x-acs-dingtalk-access-token",
            token());
    var members =
        im.batchQueryGroupMemberWithOptions(
            new BatchQueryGroupMemberRequest()
                .setOpenConversationId(scene.path("open_conversation_id").asText())
                .setMaxResults(10L),
            new BatchQueryGroupMemberHeaders().setXAcsDingtalkAccessToken(token()),
            new RuntimeOptions());
    assertThat(members.getBody().getMemberUserIds()).containsExactly("wangfang", "lina");
  }

  @Test
  void the_newer_one_lets_the_robot_speak_and_learns_why_not() throws Exception {
    var conversation = create().getOpenConversationId();
    var robot = new com.aliyun.dingtalkrobot_1_0.Client(config());
    var headers = new OrgGroupSendHeaders().setXAcsDingtalkAccessToken(token());
    var request =
        new OrgGroupSendRequest()
            .setRobotCode("dingsandbox0001")
            .setOpenConversationId(conversation)
            .setMsgKey("sampleText")
            .setMsgParam("{\"content\":\"大家好\"}");
    assertThatThrownBy(() -> robot.orgGroupSendWithOptions(request, headers, new RuntimeOptions()))
        .isInstanceOfSatisfying(
            TeaException.class, e -> assertThat(e.getCode()).isEqualTo("resource.not.found"));
    admin.act("dingtalk", "addBot", "group", conversation);
    assertThat(
            robot
                .orgGroupSendWithOptions(request, headers, new RuntimeOptions())
                .getBody()
                .getProcessQueryKey())
        .isNotEmpty();
  }

  @Test
  void both_sign_a_person_in() throws Exception {
    var redirect =
        admin.send(
            "GET",
            "/oauth2/auth?client_id=dingsandbox0001&response_type=code&scope=openid&redirect_uri=http%3A%2F%2Fapp%2Fb&state=s&person=lina",
            "");
    var code =
        redirect
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceAll(".*authCode=([^&]+).*", "$1");
    var request =
        new GetUserTokenRequest()
            .setClientId("dingsandbox0001")
            .setClientSecret("sandbox-dingtalk-secret")
            .setCode(code)
            .setGrantType("authorization_code");
    var user = new com.aliyun.dingtalkoauth2_1_0.Client(config()).getUserToken(request).getBody();
    var contact = new com.aliyun.dingtalkcontact_1_0.Client(config());
    var headers = new GetUserHeaders().setXAcsDingtalkAccessToken(user.getAccessToken());
    assertThat(
            contact.getUserWithOptions("me", headers, new RuntimeOptions()).getBody().getUnionId())
        .isEqualTo("union-lina");
    var inside = new OapiV2UserGetuserinfoRequest();
    inside.setCode(
        admin.act("dingtalk", "requestAuthCode", "person", "lina").path("code").asText());
    assertThat(old("/topapi/v2/user/getuserinfo", inside).getResult().getUserid())
        .isEqualTo("lina");
  }

  @Test
  void the_newer_one_schedules_meetings() throws Exception {
    var start = System.currentTimeMillis() + 3_600_000;
    var client = new com.aliyun.dingtalkconference_1_0.Client(config());
    var made =
        client.createScheduleConferenceWithOptions(
            new CreateScheduleConferenceRequest()
                .setCreatorUnionId("union-wangfang")
                .setTitle("周会")
                .setStartTime(start)
                .setEndTime(start + 1000),
            new CreateScheduleConferenceHeaders().setXAcsDingtalkAccessToken(token()),
            new RuntimeOptions());
    assertThat(made.getBody().getUrl()).startsWith("http");
    var cancelled =
        client.cancelScheduleConferenceWithOptions(
            new CancelScheduleConferenceRequest()
                .setCreatorUnionId("union-wangfang")
                .setScheduleConferenceId(made.getBody().getScheduleConferenceId()),
            new CancelScheduleConferenceHeaders().setXAcsDingtalkAccessToken(token()),
            new RuntimeOptions());
    assertThat(cancelled.getBody().getSuccess()).isTrue();
    var now =
        client.createVideoConferenceWithOptions(
            new CreateVideoConferenceRequest()
                .setUserId("union-wangfang")
                .setConfTitle("即刻")
                .setInviteUserIds(List.of("union-lina")),
            new CreateVideoConferenceHeaders().setXAcsDingtalkAccessToken(token()),
            new RuntimeOptions());
    assertThat(now.getBody().getExternalLinkUrl()).startsWith("http");
  }

  @Test
  void the_newer_one_writes_a_calendar_with_a_meeting() throws Exception {
    var client = new com.aliyun.dingtalkcalendar_1_0.Client(config());
    var request =
        new CreateEventRequest()
            .setSummary("周会")
            .setStart(
                new CreateEventRequest.CreateEventRequestStart()
                    .setDateTime("2026-12-01T10:00:00+08:00")
                    .setTimeZone("Asia/Shanghai"))
            .setOnlineMeetingInfo(
                new CreateEventRequest.CreateEventRequestOnlineMeetingInfo().setType("dingtalk"))
            .setAttendees(
                List.of(new CreateEventRequest.CreateEventRequestAttendees().setId("union-lina")));
    var headers = new CreateEventHeaders().setXAcsDingtalkAccessToken(token());
    var made =
        client
            .createEventWithOptions(
                "union-wangfang", "primary", request, headers, new RuntimeOptions())
            .getBody();
    assertThat(made.getOnlineMeetingInfo().getUrl()).startsWith("http");
    assertThat(made.getAttendees()).hasSize(1);
    assertThat(Json.of("id", made.getId()).path("id").asText()).isNotEmpty();
  }
}
