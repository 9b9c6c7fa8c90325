package org.convoke.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.lark.oapi.core.cache.ICache;
import com.lark.oapi.core.request.EventReq;
import com.lark.oapi.event.EventDispatcher;
import com.lark.oapi.event.cardcallback.P2CardActionTriggerHandler;
import com.lark.oapi.event.cardcallback.model.CallBackToast;
import com.lark.oapi.event.cardcallback.model.P2CardActionTrigger;
import com.lark.oapi.event.cardcallback.model.P2CardActionTriggerResponse;
import com.lark.oapi.service.calendar.v4.model.CalendarEvent;
import com.lark.oapi.service.calendar.v4.model.CalendarEventAttendee;
import com.lark.oapi.service.calendar.v4.model.CreateCalendarEventAttendeeReq;
import com.lark.oapi.service.calendar.v4.model.CreateCalendarEventAttendeeReqBody;
import com.lark.oapi.service.calendar.v4.model.CreateCalendarEventReq;
import com.lark.oapi.service.calendar.v4.model.TimeInfo;
import com.lark.oapi.service.calendar.v4.model.Vchat;
import com.lark.oapi.service.contact.v3.model.BatchGetIdUserReq;
import com.lark.oapi.service.contact.v3.model.BatchGetIdUserReqBody;
import com.lark.oapi.service.contact.v3.model.ChildrenDepartmentReq;
import com.lark.oapi.service.contact.v3.model.FindByDepartmentUserReq;
import com.lark.oapi.service.im.ImService;
import com.lark.oapi.service.im.v1.model.CreateChatMembersReq;
import com.lark.oapi.service.im.v1.model.CreateChatMembersReqBody;
import com.lark.oapi.service.im.v1.model.CreateChatReq;
import com.lark.oapi.service.im.v1.model.CreateChatReqBody;
import com.lark.oapi.service.im.v1.model.CreateChatResp;
import com.lark.oapi.service.im.v1.model.CreateMessageReq;
import com.lark.oapi.service.im.v1.model.CreateMessageReqBody;
import com.lark.oapi.service.im.v1.model.DeleteChatMembersReq;
import com.lark.oapi.service.im.v1.model.DeleteChatMembersReqBody;
import com.lark.oapi.service.im.v1.model.DeleteChatReq;
import com.lark.oapi.service.im.v1.model.GetChatMembersReq;
import com.lark.oapi.service.im.v1.model.GetChatReq;
import com.lark.oapi.service.im.v1.model.LinkChatReq;
import com.lark.oapi.service.im.v1.model.LinkChatReqBody;
import com.lark.oapi.service.im.v1.model.P1P2PChatCreatedV1;
import com.lark.oapi.service.im.v1.model.P2ChatAccessEventBotP2pChatEnteredV1;
import com.lark.oapi.service.im.v1.model.P2ChatDisbandedV1;
import com.lark.oapi.service.im.v1.model.P2ChatMemberUserAddedV1;
import com.lark.oapi.service.im.v1.model.P2ChatUpdatedV1;
import com.lark.oapi.service.im.v1.model.UpdateChatReq;
import com.lark.oapi.service.im.v1.model.UpdateChatReqBody;
import com.lark.oapi.service.vc.VcService;
import com.lark.oapi.service.vc.v1.model.ApplyReserveReq;
import com.lark.oapi.service.vc.v1.model.ApplyReserveReqBody;
import com.lark.oapi.service.vc.v1.model.DeleteReserveReq;
import com.lark.oapi.service.vc.v1.model.GetActiveMeetingReserveReq;
import com.lark.oapi.service.vc.v1.model.GetReserveReq;
import com.lark.oapi.service.vc.v1.model.P2MeetingStartedV1;
import com.lark.oapi.service.vc.v1.model.ReserveMeetingSetting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Feishu's own Java SDK against the sandbox.
@Tag("clients")
class FeishuSdkTest {

  private Sandbox sandbox;
  private Client admin;
  private com.lark.oapi.Client client;
  private final List<String> events = new CopyOnWriteArrayList<>();

  /// Tokens of this test only; the SDK's own cache outlives the sandbox.
  private static final class Cache implements ICache {
    private final Map<String, String> values = new ConcurrentHashMap<>();

    @Override
    public String get(String key) {
      return values.getOrDefault(key, "");
    }

    @Override
    public void set(String key, String value, int expire, TimeUnit unit) {
      values.put(key, value);
    }
  }

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    admin = new Client(sandbox);
    client =
        com.lark.oapi.Client.newBuilder("cli_sandbox0001", "sandbox-feishu-secret")
            .openBaseUrl(sandbox.address().toString())
            .tokenCache(new Cache())
            .requestTimeout(10, TimeUnit.SECONDS)
            .build();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private CreateChatResp create(String owner, String... members) throws Exception {
    var body =
        CreateChatReqBody.newBuilder().name("报价组").ownerId(owner).userIdList(members).build();
    return client
        .im()
        .v1()
        .chat()
        .create(
            CreateChatReq.newBuilder()
                .userIdType("open_id")
                .setBotManager(true)
                .uuid("order17" + owner)
                .createChatReqBody(body)
                .build());
  }

  @Test
  void it_makes_reads_changes_links_and_dissolves_a_group() throws Exception {
    var created = create("ou_wangfang", "ou_zhoumin");
    assertThat(created.getCode()).isZero();
    var id = created.getData().getChatId();
    assertThat(create("ou_wangfang", "ou_zhoumin").getData().getChatId()).isEqualTo(id);

    var update = UpdateChatReqBody.newBuilder().name("报价组二").ownerId("ou_zhoumin").build();
    assertThat(
            client
                .im()
                .v1()
                .chat()
                .update(
                    UpdateChatReq.newBuilder()
                        .chatId(id)
                        .userIdType("open_id")
                        .updateChatReqBody(update)
                        .build())
                .success())
        .isTrue();
    var read =
        client
            .im()
            .v1()
            .chat()
            .get(GetChatReq.newBuilder().chatId(id).userIdType("open_id").build())
            .getData();
    assertThat(read.getName()).isEqualTo("报价组二");
    assertThat(read.getOwnerId()).isEqualTo("ou_zhoumin");
    assertThat(read.getUserCount()).isEqualTo("2");
    assertThat(read.getExternal()).isFalse();

    var link = LinkChatReqBody.newBuilder().validityPeriod("week").build();
    assertThat(
            client
                .im()
                .v1()
                .chat()
                .link(LinkChatReq.newBuilder().chatId(id).linkChatReqBody(link).build())
                .getData()
                .getShareLink())
        .startsWith("https://");
    assertThat(
            client.im().v1().chat().delete(DeleteChatReq.newBuilder().chatId(id).build()).success())
        .isTrue();
    assertThat(
            client.im().v1().chat().delete(DeleteChatReq.newBuilder().chatId(id).build()).getCode())
        .isEqualTo(232009);
  }

  @Test
  void it_adds_lists_and_removes_members() throws Exception {
    var id = create("ou_wangfang", "ou_zhoumin").getData().getChatId();
    var some =
        CreateChatMembersReqBody.newBuilder()
            .idList(new String[] {"ou_lina", "ou_zhaolei"})
            .build();
    var added =
        client
            .im()
            .v1()
            .chatMembers()
            .create(
                CreateChatMembersReq.newBuilder()
                    .chatId(id)
                    .memberIdType("open_id")
                    .succeedType(1)
                    .createChatMembersReqBody(some)
                    .build());
    assertThat(added.getData().getInvalidIdList()).containsExactly("ou_zhaolei");
    var gone = DeleteChatMembersReqBody.newBuilder().idList(new String[] {"ou_zhoumin"}).build();
    assertThat(
            client
                .im()
                .v1()
                .chatMembers()
                .delete(
                    DeleteChatMembersReq.newBuilder()
                        .chatId(id)
                        .memberIdType("open_id")
                        .deleteChatMembersReqBody(gone)
                        .build())
                .success())
        .isTrue();
    var members =
        client
            .im()
            .v1()
            .chatMembers()
            .get(GetChatMembersReq.newBuilder().chatId(id).memberIdType("open_id").build());
    assertThat(members.getData().getItems())
        .extracting(each -> each.getMemberId())
        .containsExactly("ou_wangfang", "ou_lina");
  }

  @Test
  void it_learns_why_a_group_with_an_outsider_is_refused() throws Exception {
    var refused = create("ou_lina", "ou_ext_qianwenbo");
    assertThat(refused.success()).isFalse();
    assertThat(refused.getCode()).isEqualTo(232024);
    assertThat(create("ou_wangfang", "ou_ext_qianwenbo").getData().getExternal()).isTrue();
  }

  @Test
  void it_reads_the_directory() throws Exception {
    var wanted =
        BatchGetIdUserReqBody.newBuilder()
            .mobiles(new String[] {"13800000004", "13899999999"})
            .build();
    var ids =
        client
            .contact()
            .v3()
            .user()
            .batchGetId(
                BatchGetIdUserReq.newBuilder()
                    .userIdType("open_id")
                    .batchGetIdUserReqBody(wanted)
                    .build());
    assertThat(ids.getData().getUserList()[0].getUserId()).isEqualTo("ou_wangfang");
    assertThat(ids.getData().getUserList()[1].getUserId()).isNull();
    var below =
        client
            .contact()
            .v3()
            .department()
            .children(
                ChildrenDepartmentReq.newBuilder()
                    .departmentId("0")
                    .fetchChild(true)
                    .pageSize(50)
                    .build());
    assertThat(below.getData().getItems()).hasSize(8);
    var people =
        client
            .contact()
            .v3()
            .user()
            .findByDepartment(
                FindByDepartmentUserReq.newBuilder().departmentId("od-4").pageSize(50).build());
    assertThat(people.getData().getItems())
        .extracting(each -> each.getName())
        .contains("王芳")
        .doesNotContain("赵磊");
  }

  @Test
  void it_verifies_and_opens_the_events_it_is_pushed() throws Exception {
    try (var receiver = new Receiver()) {
      var dispatcher = dispatcher();
      receiver.answer = callback -> handle(dispatcher, callback);
      admin.put("/sandbox/feishu/app", Map.of("callbackUrl", receiver.url()));
      assertThat(admin.act("feishu", "verifyCallback").path("ok").asBoolean()).isTrue();
      var id = create("ou_wangfang", "ou_zhoumin").getData().getChatId();
      admin.act("feishu", "rename", "group", id, "name", "新名称");
      admin.act("feishu", "openBotChat", "person", "ou_ext_shenjiayi");
      admin.act("feishu", "disband", "group", id);
      assertThat(events)
          .containsExactly(
              "added 周敏",
              "renamed 新名称",
              "first ou_ext_shenjiayi",
              "entered ou_ext_shenjiayi",
              "disbanded " + id);
      assertThat(admin.get("/sandbox/feishu/pushes").path("items"))
          .allMatch(push -> push.path("accepted").asBoolean());
    }
  }

  @Test
  void it_answers_a_click_on_a_card() throws Exception {
    try (var receiver = new Receiver()) {
      var dispatcher = dispatcher();
      receiver.answer = callback -> handle(dispatcher, callback);
      admin.put("/sandbox/feishu/app", Map.of("callbackUrl", receiver.url()));
      var card =
          "{\"schema\":\"2.0\",\"body\":{\"elements\":[{\"tag\":\"button\",\"text\":{\"tag\":\"plain_text\",\"content\":\"Join\"},"
              + "\"behaviors\":[{\"type\":\"callback\",\"value\":{\"action\":\"join\"}}]}]}}";
      var body =
          CreateMessageReqBody.newBuilder()
              .receiveId("ou_zhoumin")
              .msgType("interactive")
              .content(card)
              .build();
      var sent =
          client
              .im()
              .v1()
              .message()
              .create(
                  CreateMessageReq.newBuilder()
                      .receiveIdType("open_id")
                      .createMessageReqBody(body)
                      .build());
      var clicked =
          admin.act(
              "feishu",
              "clickCard",
              "message",
              sent.getData().getMessageId(),
              "person",
              "ou_zhoumin");
      assertThat(clicked.path("toast").path("content").asText()).isEqualTo("join by ou_zhoumin");
    }
  }

  @Test
  void it_reserves_a_meeting_and_hears_of_its_beginning() throws Exception {
    try (var receiver = new Receiver()) {
      var dispatcher = dispatcher();
      receiver.answer = callback -> handle(dispatcher, callback);
      admin.put("/sandbox/feishu/app", Map.of("callbackUrl", receiver.url()));
      var body =
          ApplyReserveReqBody.newBuilder()
              .endTime(String.valueOf(System.currentTimeMillis() / 1000 + 3600))
              .ownerId("ou_wangfang")
              .meetingSettings(
                  ReserveMeetingSetting.newBuilder().topic("周会").password("1234").build())
              .build();
      var made =
          client
              .vc()
              .v1()
              .reserve()
              .apply(
                  ApplyReserveReq.newBuilder()
                      .userIdType("open_id")
                      .applyReserveReqBody(body)
                      .build());
      assertThat(made.getCode()).isZero();
      var reserve = made.getData().getReserve();
      assertThat(reserve.getMeetingNo()).hasSize(9);
      var read =
          client
              .vc()
              .v1()
              .reserve()
              .get(
                  GetReserveReq.newBuilder()
                      .reserveId(reserve.getId())
                      .userIdType("open_id")
                      .build());
      assertThat(read.getData().getReserve().getUrl()).isEqualTo(reserve.getUrl());
      assertThat(
              client
                  .vc()
                  .v1()
                  .reserve()
                  .getActiveMeeting(
                      GetActiveMeetingReserveReq.newBuilder().reserveId(reserve.getId()).build())
                  .getCode())
          .isEqualTo(121004);
      admin.act("feishu", "joinMeeting", "meeting", reserve.getId(), "person", "ou_wangfang");
      assertThat(events).containsExactly("began 周会");
      assertThat(
              client
                  .vc()
                  .v1()
                  .reserve()
                  .delete(DeleteReserveReq.newBuilder().reserveId(reserve.getId()).build())
                  .success())
          .isTrue();
    }
  }

  @Test
  void it_writes_a_calendar_event_once_and_invites_a_whole_group() throws Exception {
    var chat = create("ou_wangfang", "ou_zhoumin").getData().getChatId();
    var at = String.valueOf(System.currentTimeMillis() / 1000 + 3600);
    var event =
        CalendarEvent.newBuilder()
            .summary("周会")
            .startTime(TimeInfo.newBuilder().timestamp(at).timezone("Asia/Shanghai").build())
            .endTime(TimeInfo.newBuilder().timestamp(at).timezone("Asia/Shanghai").build())
            .vchat(Vchat.newBuilder().vcType("vc").build())
            .build();
    var request =
        CreateCalendarEventReq.newBuilder()
            .calendarId("primary")
            .idempotencyKey("0123456789012345678901234567890123")
            .calendarEvent(event)
            .build();
    var made = client.calendar().v4().calendarEvent().create(request).getData().getEvent();
    assertThat(made.getVchat().getMeetingUrl()).startsWith("http");
    assertThat(
            client
                .calendar()
                .v4()
                .calendarEvent()
                .create(request)
                .getData()
                .getEvent()
                .getEventId())
        .isEqualTo(made.getEventId());
    var invited =
        CreateCalendarEventAttendeeReqBody.newBuilder()
            .attendees(
                new CalendarEventAttendee[] {
                  CalendarEventAttendee.newBuilder().type("chat").chatId(chat).build()
                })
            .build();
    var attendees =
        client
            .calendar()
            .v4()
            .calendarEventAttendee()
            .create(
                CreateCalendarEventAttendeeReq.newBuilder()
                    .calendarId("primary")
                    .eventId(made.getEventId())
                    .createCalendarEventAttendeeReqBody(invited)
                    .build());
    assertThat(attendees.getData().getAttendees()).hasSize(1);
  }

  @Test
  void it_takes_events_and_clicks_over_its_long_connection() throws Exception {
    var socket =
        new com.lark.oapi.ws.Client.Builder("cli_sandbox0001", "sandbox-feishu-secret")
            .domain(sandbox.address().toString())
            .eventHandler(dispatcher("", ""))
            .autoReconnect(false)
            .build();
    socket.start();
    admin.awaitConnection("feishu");
    var id = create("ou_wangfang", "ou_zhoumin").getData().getChatId();
    admin.act("feishu", "rename", "group", id, "name", "新名称");
    assertThat(events).containsExactly("added 周敏", "renamed 新名称");
    var card =
        "{\"schema\":\"2.0\",\"body\":{\"elements\":[{\"tag\":\"button\",\"text\":{\"tag\":\"plain_text\",\"content\":\"Join\"},"
            + "\"behaviors\":[{\"type\":\"callback\",\"value\":{\"action\":\"join\"}}]}]}}";
    var body =
        CreateMessageReqBody.newBuilder()
            .receiveId("ou_zhoumin")
            .msgType("interactive")
            .content(card)
            .build();
    var sent =
        client
            .im()
            .v1()
            .message()
            .create(
                CreateMessageReq.newBuilder()
                    .receiveIdType("open_id")
                    .createMessageReqBody(body)
                    .build());
    var clicked =
        admin.act(
            "feishu",
            "clickCard",
            "message",
            sent.getData().getMessageId(),
            "person",
            "ou_zhoumin");
    assertThat(clicked.path("toast").path("content").asText()).isEqualTo("join by ou_zhoumin");
  }

  private EventDispatcher dispatcher() {
    return dispatcher("sandbox-verification-token", "sandbox-encrypt-key");
  }

  private EventDispatcher dispatcher(String verificationToken, String encryptKey) {
    return EventDispatcher.newBuilder(verificationToken, encryptKey)
        .onP2ChatMemberUserAddedV1(
            new ImService.P2ChatMemberUserAddedV1Handler() {
              @Override
              public void handle(P2ChatMemberUserAddedV1 event) {
                events.add("added " + event.getEvent().getUsers()[1].getName());
              }
            })
        .onP2ChatUpdatedV1(
            new ImService.P2ChatUpdatedV1Handler() {
              @Override
              public void handle(P2ChatUpdatedV1 event) {
                events.add("renamed " + event.getEvent().getAfterChange().getName());
              }
            })
        .onP2ChatDisbandedV1(
            new ImService.P2ChatDisbandedV1Handler() {
              @Override
              public void handle(P2ChatDisbandedV1 event) {
                events.add("disbanded " + event.getEvent().getChatId());
              }
            })
        .onP1P2PChatCreatedV1(
            new ImService.P1P2PChatCreatedV1Handler() {
              @Override
              public void handle(P1P2PChatCreatedV1 event) {
                events.add("first " + event.getEvent().getUser().getOpenId());
              }
            })
        .onP2ChatAccessEventBotP2pChatEnteredV1(
            new ImService.P2ChatAccessEventBotP2pChatEnteredV1Handler() {
              @Override
              public void handle(P2ChatAccessEventBotP2pChatEnteredV1 event) {
                events.add("entered " + event.getEvent().getOperatorId().getOpenId());
              }
            })
        .onP2MeetingStartedV1(
            new VcService.P2MeetingStartedV1Handler() {
              @Override
              public void handle(P2MeetingStartedV1 event) {
                events.add("began " + event.getEvent().getMeeting().getTopic());
              }
            })
        .onP2CardActionTrigger(
            new P2CardActionTriggerHandler() {
              @Override
              public P2CardActionTriggerResponse handle(P2CardActionTrigger click) {
                var toast = new CallBackToast();
                toast.setType("info");
                toast.setContent(
                    click.getEvent().getAction().getValue().get("action")
                        + " by "
                        + click.getEvent().getOperator().getOpenId());
                var response = new P2CardActionTriggerResponse();
                response.setToast(toast);
                return response;
              }
            })
        .build();
  }

  private static String handle(EventDispatcher dispatcher, Receiver.Callback callback) {
    var headers = new HashMap<String, List<String>>();
    callback.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    var request = new EventReq();
    request.setHeaders(headers);
    request.setBody(callback.body().getBytes(StandardCharsets.UTF_8));
    request.setHttpPath("/callbacks");
    try {
      var answer = dispatcher.handle(request);
      if (answer.getStatusCode() != 200) {
        throw new AssertionError(new String(answer.getBody(), StandardCharsets.UTF_8));
      }
      return new String(answer.getBody(), StandardCharsets.UTF_8);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
