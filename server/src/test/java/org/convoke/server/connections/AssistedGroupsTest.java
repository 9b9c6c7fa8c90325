package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.convoke.connectors.ChatHandle;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.SandboxDesk;
import org.convoke.database.CommitPipeline;
import org.convoke.database.Database;
import org.convoke.engine.Engine;
import org.convoke.engine.LocalActions;
import org.convoke.engine.RecordEvent;
import org.convoke.engine.RecordSteps;
import org.convoke.model.ConnectionId;
import org.convoke.model.FormId;
import org.convoke.model.NodeId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.sandbox.Sandbox;
import org.convoke.sandbox.SandboxSettings;
import org.convoke.server.Api;
import org.convoke.server.TestClock;
import org.convoke.server.flows.TestFlow;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Customer groups of WeCom, which an employee creates for a step that waits for it.
@QuarkusTest
class AssistedGroupsTest {

  private static final String ADD_WAY = "/cgi-bin/externalcontact/groupchat/add_join_way";
  private static final String SEND = "/cgi-bin/message/send";
  private static final Api BUILDER = Api.signIn("zhangwei");
  private static final String OWNER = Api.signIn("wangfang").person().toString();

  @Inject Engine engine;
  @Inject Connections connections;
  @Inject AssistedChatStore store;
  @Inject PlatformEvents events;
  @Inject TestClock clock;
  @Inject Database database;
  @Inject CommitPipeline pipeline;
  @Inject RecordSteps records;
  @Inject LocalActions actions;
  @Inject Deaths deaths;

  private final String name = "博远采购 " + UUID.randomUUID().toString().substring(0, 8);
  private Sandbox sandbox;
  private SandboxDesk wecom;
  private TestConnection connection;
  private TestForm form;
  private TestFlow flow;

  @BeforeEach
  void connect() throws Exception {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    // Other tests set the server's clock forward, and old callbacks are refused.
    sandbox.advance(Duration.between(Instant.now(), clock.instant()));
    wecom = StandIn.WECOM.desk(sandbox);
    connection = StandIn.WECOM.connect(sandbox);
    form =
        TestForm.with(
            "{'key':'name','type':'text','label':'名称'}",
            "{'key':'chatId','type':'text','label':'群聊ID'}",
            "{'key':'qrCode','type':'text','label':'群二维码','maxLength':500}");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private void goLive() {
    var customer = BUILDER.get("/people?kind=EXTERNAL").expect(200).text("items.0.id");
    var create =
        """
        {'key':'create','type':'action','connection':'%s','action':'createChat','inputs':{
          'name':{'cel':'trigger.record.name'},'owner':{'value':'%s'},'members':{'value':['%s','%s','%s']}}}
        """
            .formatted(connection.key(), OWNER, OWNER, BUILDER.person(), customer);
    var keep =
        """
        {'key':'keep','type':'updateRecord','form':'%s','record':{'cel':'trigger.record.id'},
         'values':{'chatId':{'cel':'steps.create.chatId'},'qrCode':{'cel':'steps.create.qrCode'}}}
        """
            .formatted(form.key());
    flow = TestFlow.live(TestFlow.onCreated(form, create, keep));
  }

  /// @return id of the run
  private String submit() {
    var run = form.submit("name", name).expect(201).text("runs.0.id");
    assertThat(engine.awaitIdle(Duration.ofSeconds(60))).isTrue();
    return run;
  }

  private static Api.Answer read(String run) {
    return BUILDER.get("/runs/" + run).expect(200);
  }

  private static Api.Answer comesTo(String state, String run) {
    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!read(run).text("state").equals(state) && System.nanoTime() < end) {
      LockSupport.parkNanos(50_000_000);
    }
    var answer = read(run);
    assertThat(answer.text("state")).as(answer.response().body()).isEqualTo(state);
    return answer;
  }

  /// "Done, check now"; answers when it was looked for. A step whose time has come, because the
  /// clock was set forward, looks by itself.
  private void lookNow(String run) {
    var asked = asked();
    var answer = BUILDER.post("/runs/" + run + "/wake", Map.of("step", "create"));
    assertThat(answer.response().statusCode()).isIn(200, 409);
    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (asked() == asked && System.nanoTime() < end) {
      LockSupport.parkNanos(50_000_000);
    }
    assertThat(engine.awaitIdle(Duration.ofSeconds(60))).isTrue();
  }

  /// How often the owner's groups were looked through.
  private int asked() {
    return wecom.calls("/cgi-bin/externalcontact/groupchat/list").size();
  }

  /// What 王芳 does in WeCom.
  private String createGroup(String called) {
    return wecom
        .act("createCustomerGroup", "owner", "wangfang", "name", called, "people", List.of("张伟"))
        .path("chatId")
        .asText();
  }

  private void tellOfEvents() {
    wecom.configure("callbackUrl", StandIn.callbackUrl(connection));
  }

  private List<String> cards() {
    var titles = new ArrayList<String>();
    wecom.messages().forEach(it -> titles.add(it.at("/content/title").asText()));
    return titles;
  }

  private List<JsonNode> ways() {
    var all = new ArrayList<JsonNode>();
    wecom.rewrite(state -> state.path("joinWays").forEach(all::add));
    return all;
  }

  @Test
  void a_run_asks_the_owner_and_says_for_whom_and_what_it_waits() {
    goLive();
    var run = submit();
    var waiting = comesTo("WAITING", run);
    assertThat(waiting.text("steps.0.state")).isEqualTo("WAITING");
    assertThat(waiting.text("steps.0.waitsFor.type")).isEqualTo("PERSON");
    assertThat(waiting.text("steps.0.error.title")).isEqualTo("等待 王芳 建立客户群");
    assertThat(waiting.text("steps.0.error.detail")).contains(name, "张伟");
    assertThat(cards()).containsExactly("请创建客户群“" + name + "”");
    var card = wecom.messages().get(0);
    assertThat(card.path("to").get(0).asText()).isEqualTo("wangfang");
    assertThat(card.at("/content/url").asText()).endsWith("/runs/" + run);
    assertThat(wecom.groups()).isEmpty();
  }

  @Test
  void the_owner_may_see_the_run_while_it_waits_for_him_and_others_may_not() {
    goLive();
    var run = submit();
    comesTo("WAITING", run);
    Api.signIn("wangfang").get("/runs/" + run).expect(200);
    Api.signIn("liuyang").get("/runs/" + run).expect(404);
    createGroup(name);
    lookNow(run);
    comesTo("DONE", run);
    Api.signIn("wangfang").get("/runs/" + run).expect(404);
  }

  @Test
  void a_group_that_the_owner_creates_is_heard_of_and_the_flow_goes_on() {
    goLive();
    tellOfEvents();
    var run = submit();
    comesTo("WAITING", run);
    var group = createGroup(name);
    var done = comesTo("DONE", run);
    assertThat(done.text("steps.0.output.chatId")).isEqualTo(group);
    assertThat(done.text("steps.0.output.external")).isEqualTo("true");
    assertThat(done.text("steps.0.output.outcomes.1.outcome")).isEqualTo("ADDED");
    assertThat(done.text("steps.0.output.outcomes.2.code")).isEqualTo("no-account");
    assertThat(ways()).hasSize(1);
    assertThat(ways().getFirst().at("/chat_id_list/0").asText()).isEqualTo(group);
    var record = form.read(done.text("trigger.record.id")).expect(200);
    assertThat(record.text("values.chatId")).isEqualTo(group);
    assertThat(record.text("values.qrCode")).isEqualTo(ways().getFirst().path("qr_code").asText());
    assertThat(chats()).containsExactly(group);
    assertThat(cards()).hasSize(1);
  }

  private List<String> chats() {
    return TestConnection.ADMIN
        .get(connection.path("/chats?limit=200"))
        .expect(200)
        .body()
        .path("items")
        .findValuesAsText("handle");
  }

  @Test
  void without_events_a_person_says_that_it_is_done_and_a_wrong_name_is_pointed_out() {
    goLive();
    var run = submit();
    comesTo("WAITING", run);
    var group = createGroup("别的名字");
    lookNow(run);
    assertThat(comesTo("WAITING", run).text("steps.0.error.detail")).contains("“别的名字”");
    wecom.act("rename", "group", group, "name", name);
    lookNow(run);
    assertThat(comesTo("DONE", run).text("steps.0.output.chatId")).isEqualTo(group);
    assertThat(read(run).text("interventions.0.kind")).isEqualTo("WAKE");
    assertThat(cards()).hasSize(1);
  }

  @Test
  void two_runs_that_want_the_same_get_a_group_each() {
    goLive();
    tellOfEvents();
    var first = submit();
    var second = submit();
    comesTo("WAITING", first);
    comesTo("WAITING", second);
    var one = createGroup(name);
    var other = createGroup(name);
    assertThat(List.of(chatId(comesTo("DONE", first)), chatId(comesTo("DONE", second))))
        .containsExactlyInAnyOrder(one, other);
    assertThat(chats()).containsExactlyInAnyOrder(one, other);
    assertThat(ways()).hasSize(2);
  }

  private static String chatId(Api.Answer run) {
    return run.text("steps.0.output.chatId");
  }

  @Test
  void the_owner_himself_says_that_it_is_done_and_nobody_else_without_being_a_builder()
      throws InterruptedException {
    goLive();
    var run = submit();
    comesTo("WAITING", run);
    createGroup(name);
    var done = Map.of("step", "create");
    Api.signIn("liuyang").post("/runs/" + run + "/wake", done).expect(404);
    Api.signIn("wangfang").post("/runs/" + run + "/wake", done).expect(200);
    comesTo("DONE", run);
  }

  @Test
  void an_owner_who_does_nothing_is_reminded_and_at_last_not_waited_for()
      throws InterruptedException {
    goLive();
    var run = submit();
    comesTo("WAITING", run);
    later(Duration.ofHours(23));
    lookNow(run);
    assertThat(cards()).hasSize(1);
    later(Duration.ofHours(2));
    lookNow(run);
    assertThat(cards()).hasSize(2);
    assertThat(cards().getLast()).startsWith("提醒：");
    later(Duration.ofDays(7));
    BUILDER.post("/runs/" + run + "/wake", Map.of("step", "create"));
    var failed = comesTo("FAILED", run);
    assertThat(failed.text("error.code")).isEqualTo("waited-too-long");
    assertThat(failed.text("error.detail")).contains("王芳");

    createGroup(name);
    BUILDER.post("/runs/" + run + "/retry", Map.of("from", "FAILED")).expect(200);
    comesTo("DONE", run);
    assertThat(cards()).hasSize(2);
  }

  private void later(Duration time) throws InterruptedException {
    clock.advance(time);
    sandbox.advance(time);
  }

  @Test
  void a_person_gives_it_up_and_a_retry_asks_anew() {
    goLive();
    var run = submit();
    comesTo("WAITING", run);
    BUILDER
        .post("/runs/" + run + "/resolve", Map.of("step", "create", "decision", "GIVE_UP"))
        .expect(200);
    assertThat(comesTo("FAILED", run).text("error.code")).isEqualTo("given-up");
    BUILDER.post("/runs/" + run + "/retry", Map.of("from", "FAILED")).expect(200);
    comesTo("WAITING", run);
    assertThat(cards()).hasSize(2).allMatch(it -> it.startsWith("请创建"));
  }

  @Test
  void a_run_that_was_cancelled_waits_for_no_group_any_more() throws InterruptedException {
    goLive();
    tellOfEvents();
    var run = submit();
    comesTo("WAITING", run);
    BUILDER.post("/runs/" + run + "/cancel", Map.of()).expect(200);
    createGroup(name);
    var row = connections.find(connection.id()).orElseThrow();
    assertThat(events.awaitIdle(row, Duration.ofSeconds(20))).isTrue();
    assertThat(openWaits()).isZero();
  }

  private long openWaits() {
    return database
        .query(
            "test.openWaits",
            "select count(*) as n from assisted_chat where connection_id = :id and ended_at is null")
        .bind("id", connection.id().value())
        .one(row -> row.number("n"));
  }

  @Test
  void a_step_that_waits_on_another_connection_by_now_has_nothing_of_the_first() {
    var key = new EffectKey("rv" + UUID.randomUUID());
    var other = ConnectionId.create();
    var first = store.begin(begun(connection.id(), key, 1));
    assertThat(store.take(first.place(), new ChatHandle("wr" + key.value()))).isTrue();
    assertThat(store.begin(begun(connection.id(), key, 2)).handle()).isNotNull();
    var moved = store.begin(begun(other, key, 3));
    assertThat(moved.place().connection()).isEqualTo(other);
    assertThat(moved.handle()).isNull();
    assertThat(store.free(TestConnection.org(), connection.id(), List.of("wr" + key.value())))
        .hasSize(1);
    store.end(moved.place(), clock.instant());
  }

  private AssistedChatStore.Begun begun(ConnectionId on, EffectKey key, int attempt) {
    var place = new AssistedChat.Place(TestConnection.org(), on, key);
    var now = clock.instant();
    return new AssistedChatStore.Begun(place, RunId.create(), "create", attempt, name, now, now);
  }

  @Test
  void a_lost_answer_to_the_message_sends_no_second_one() {
    goLive();
    wecom.fault("lostAnswer", "POST " + SEND);
    var run = submit();
    comesTo("WAITING", run);
    lookNow(run);
    assertThat(cards()).hasSize(1);
  }

  @Test
  void an_owner_who_cannot_be_reached_is_waited_for_and_the_page_says_so() {
    goLive();
    wecom.act("changePerson", "person", "王芳", "visible", false);
    var run = submit();
    assertThat(comesTo("WAITING", run).text("steps.0.error.detail")).contains("消息没有送达");
    wecom.act("changePerson", "person", "王芳", "visible", true);
    createGroup(name);
    lookNow(run);
    comesTo("DONE", run);
  }

  @Test
  void a_dry_run_says_who_would_have_to_do_what_and_asks_nobody() {
    goLive();
    var record = form.add("name", "x");
    assertThat(engine.awaitIdle(Duration.ofSeconds(60))).isTrue();
    var before = cards().size();
    var plan = BUILDER.post(flow.path("/plan"), Map.of("record", record)).expect(200);
    assertThat(plan.text("steps.0.plan.errand.person")).isEqualTo(OWNER);
    assertThat(plan.text("steps.0.plan.errand.title")).isEqualTo("等待 王芳 建立客户群");
    assertThat(cards()).hasSize(before);
  }

  @Test
  void a_code_of_which_nobody_knows_is_made_again_only_when_a_person_says_so() {
    goLive();
    wecom.fault("lostAnswer", "POST " + ADD_WAY);
    var run = submit();
    comesTo("WAITING", run);
    var group = createGroup(name);
    lookNow(run);
    comesTo("IN_DOUBT", run);
    assertThat(ways()).hasSize(1);
    assertThat(chats()).containsExactly(group);
    BUILDER
        .post("/runs/" + run + "/resolve", Map.of("step", "create", "decision", "AGAIN"))
        .expect(200);
    assertThat(chatId(comesTo("DONE", run))).isEqualTo(group);
    assertThat(ways()).hasSize(2);
  }

  @Test
  void a_process_that_dies_while_it_asks_for_a_code_leaves_one_and_a_doubt()
      throws InterruptedException {
    var record = form.add("name", name);
    goLive();
    var group = createGroup(name);
    deaths.at(Deaths.Side.AFTER, ADD_WAY);
    var run = dyingRun(record);
    var doubtful = comesTo("IN_DOUBT", run);
    assertThat(doubtful.text("steps.0.error.detail")).contains("群二维码可能已经生成");
    assertThat(ways()).hasSize(1);
    assertThat(chats()).containsExactly(group);
    assertThat(cards()).isEmpty();
  }

  @Test
  void a_process_that_dies_after_it_asked_the_owner_asks_him_once() throws InterruptedException {
    var record = form.add("name", name);
    goLive();
    deaths.at(Deaths.Side.AFTER, SEND);
    var run = dyingRun(record);
    comesTo("WAITING", run);
    assertThat(cards()).hasSize(1);
    var group = createGroup(name);
    lookNow(run);
    assertThat(chatId(comesTo("DONE", run))).isEqualTo(group);
    assertThat(ways()).hasSize(1);
  }

  /// The run of a node that dies once where it was told to, and is started again.
  private String dyingRun(String record) throws InterruptedException {
    var parts = new MortalNode.Parts(database, pipeline, records, actions, clock);
    var node = new MortalNode(NodeId.create(), parts);
    var run = node.start(submitted(record));
    deaths.never();
    node.restarted().close();
    return run.toString();
  }

  private RecordEvent submitted(String record) {
    var id = FormId.parse(BUILDER.get("/forms/" + form.key()).expect(200).text("id"));
    return new RecordEvent(
        TestConnection.org(),
        id,
        form.key(),
        RecordEvent.Kind.CREATED,
        RecordId.parse(record),
        1,
        Value.fields(Map.of("id", Value.of(record), "name", Value.of(name))),
        Value.NO_FIELDS,
        Optional.of(BUILDER.person()),
        Optional.empty(),
        false,
        0,
        Instant.now());
  }
}
