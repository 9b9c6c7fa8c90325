package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.SandboxDesk;
import org.convoke.engine.Engine;
import org.convoke.sandbox.Sandbox;
import org.convoke.sandbox.SandboxSettings;
import org.convoke.server.Api;
import org.convoke.server.TestClock;
import org.convoke.server.flows.TestFlow;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Staff and a customer in one group on Feishu, from the directory's synchronization to the group,
/// through everything of this server that lies between.
@QuarkusTest
class FeishuGroupsTest {

  private static final Api ADMIN = TestConnection.admin();
  private static final Api BUILDER = Api.signIn("zhangwei");

  @Inject Engine engine;
  @Inject Connections connections;
  @Inject PlatformEvents events;
  @Inject CallLog log;
  @Inject TestClock clock;

  private Sandbox sandbox;
  private SandboxDesk feishu;
  private TestConnection connection;

  @BeforeEach
  void connect() throws Exception {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    // Other tests set the server's clock forward, and old callbacks are refused.
    sandbox.advance(Duration.between(Instant.now(), clock.instant()));
    feishu = StandIn.FEISHU.desk(sandbox);
    connection = StandIn.FEISHU.connect(sandbox);
    feishu.configure("callbackUrl", StandIn.callbackUrl(connection));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  /// The customer who opens the bot's chat becomes a person here.
  private String contact() throws InterruptedException {
    feishu.act("openBotChat", "person", "ou_ext_shenjiayi");
    feishu.pushes();
    var stored = connections.find(connection.id()).orElseThrow();
    assertThat(events.awaitIdle(stored, Duration.ofSeconds(20))).isTrue();
    var linked = ADMIN.get(connection.path("/accounts?state=LINKED&limit=200")).expect(200);
    for (var account : linked.body().path("items")) {
      if (account.path("id").asText().equals("ou_ext_shenjiayi")) {
        assertThat(account.at("/person/kind").asText()).isEqualTo("EXTERNAL");
        return account.at("/person/id").asText();
      }
    }
    throw new AssertionError("nobody was registered: " + linked.body());
  }

  private Api.Answer run(String... members) {
    var step =
        """
        {'key':'create','type':'action','connection':'%s','action':'createChat','inputs':{
          'name':{'cel':'trigger.record.name'},'owner':{'value':'%s'},'members':{'value':['%s']}}}
        """
            .formatted(connection.key(), members[0], String.join("','", members));
    var form = TestForm.with("{'key':'name','type':'text','label':'名称'}");
    TestFlow.live(TestFlow.onCreated(form, step));
    var record = form.submit("name", "报价组").expect(201);
    assertThat(engine.awaitIdle(Duration.ofSeconds(60))).isTrue();
    return BUILDER.get("/runs/" + record.text("runs.0.id")).expect(200);
  }

  private static String person(String username) {
    return Api.signIn(username).person().toString();
  }

  @Test
  void a_customer_who_opened_the_bots_chat_is_put_into_a_group_with_staff()
      throws InterruptedException {
    var run = run(person("wangfang"), person("zhangwei"), contact());
    assertThat(run.text("state")).as(run.response().body()).isEqualTo("DONE");
    assertThat(run.text("steps.0.output.external")).isEqualTo("true");
    assertThat(run.text("steps.0.output.memberCount")).isEqualTo("3");
    assertThat(feishu.groups()).hasSize(1);
    assertThat(feishu.groups().get(0).path("id").asText())
        .isEqualTo(run.text("steps.0.output.chatId"));
    assertThat(feishu.groups().get(0).path("external").asBoolean()).isTrue();
  }

  private List<String> calls(String operation) {
    assertThat(log.awaitWritten(Duration.ofSeconds(10))).isTrue();
    var found = ADMIN.get(connection.path("/calls?direction=OUT&limit=200")).expect(200);
    return found
        .body()
        .path("items")
        .valueStream()
        .filter(it -> it.path("operation").asText().equals(operation))
        .map(it -> it.path("id").asText())
        .toList();
  }

  @Test
  void what_a_call_read_is_read_again_and_what_it_changed_is_not_changed_again() {
    run(person("wangfang"), person("zhangwei"));
    var reads = calls("GET im/v1/chats/*/members");
    var replay = connection.path("/calls/%s/replay");
    ADMIN.post(replay.formatted(reads.getFirst()), "").expect(200);
    // more than one more when the server itself looks at the new group meanwhile
    assertThat(calls("GET im/v1/chats/*/members")).hasSizeGreaterThan(reads.size());
    var creation = calls("POST im/v1/chats").getFirst();
    ADMIN.post(replay.formatted(creation), "").expectProblem(409, "not-replayable");
    assertThat(feishu.groups()).hasSize(1);
  }

  @Test
  void an_answer_that_is_lost_leaves_one_group_and_a_run_that_is_done() {
    feishu.fault("lostAnswer", "POST /open-apis/im/v1/chats");
    var run = run(person("wangfang"), person("zhangwei"));
    assertThat(run.text("state")).as(run.response().body()).isEqualTo("DONE");
    assertThat(feishu.groups()).hasSize(1);
    assertThat(feishu.groups().get(0).path("id").asText())
        .isEqualTo(run.text("steps.0.output.chatId"));
  }

  @Test
  void a_dry_run_names_who_cannot_be_in_the_group_and_creates_none() {
    var departed = ADMIN.get("/people?state=DEPARTED").expect(200).text("items.0.id");
    var step =
        """
        {'key':'create','type':'action','connection':'%s','action':'createChat','inputs':{
          'name':{'cel':'trigger.record.name'},'owner':{'value':'%s'},'members':{'value':['%s','%s','%s']}}}
        """
            .formatted(
                connection.key(),
                person("wangfang"),
                person("wangfang"),
                person("zhangwei"),
                departed);
    var form = TestForm.with("{'key':'name','type':'text','label':'名称'}");
    var flow = TestFlow.draft(TestFlow.onCreated(form, step));
    var wish = Map.of("values", Map.of("name", "报价组"));
    var plan = BUILDER.post(flow.path("/plan"), wish).expect(200);
    assertThat(plan.text("end")).as(plan.response().body()).isEqualTo("DONE");
    assertThat(plan.body().at("/steps/0/plan/accepted").size()).isEqualTo(2);
    assertThat(plan.text("steps.0.plan.rejected.0.person")).isEqualTo(departed);
    assertThat(plan.text("steps.0.plan.rejected.0.reason")).isNotBlank();
    assertThat(plan.text("steps.0.plan.rejected.0.remedy")).isNotBlank();
    assertThat(plan.text("steps.0.output.memberCount")).isEqualTo("2");
    assertThat(feishu.groups()).isEmpty();
  }

  @Test
  void a_check_says_what_is_missing() {
    feishu.configure("scopes", List.of("im:chat:read"));
    var checked = ADMIN.post(connection.path("/check"), "").expect(200);
    assertThat(checked.response().body()).contains("im:chat:create", "权限管理");
  }
}
