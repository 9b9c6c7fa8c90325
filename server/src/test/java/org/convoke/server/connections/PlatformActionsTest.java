package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.convoke.database.Database;
import org.convoke.engine.Engine;
import org.convoke.model.ConnectionId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.server.Api;
import org.convoke.server.connections.TestPlatformServer.Fault;
import org.convoke.server.flows.TestFlow;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Flows on a platform: exactly one group, whatever happens on the way.
@QuarkusTest
class PlatformActionsTest {

  private static final Api ADMIN = Api.signIn("lina");
  private static final Api BUILDER = Api.signIn("zhangwei");
  private static final String NAME = "{'key':'name','type':'text','label':'名称'}";

  @Inject Engine engine;
  @Inject Database database;
  @Inject AccountStore accounts;
  @Inject RemoteChatStore chats;

  private TestPlatformServer platform;

  @BeforeEach
  void start() throws IOException {
    platform = new TestPlatformServer();
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  private static OrgId org() {
    return OrgId.parse(ADMIN.get("/me").text("organization.id"));
  }

  private Api.Answer connection(String repeat) {
    return connection(Map.of("repeat", repeat));
  }

  private Api.Answer connection(Map<String, String> more) {
    var settings = new java.util.LinkedHashMap<String, Object>(more);
    settings.put("appId", "app1");
    settings.put("appSecret", TestPlatformServer.SECRET);
    settings.put("server", platform.address());
    var made =
        ADMIN
            .post(
                "/connections",
                Map.of("name", "测试", "connector", TestPlatform.KEY, "settings", settings))
            .expect(201);
    link(made, BUILDER.person(), "acc-zhangwei");
    return made;
  }

  private void link(Api.Answer connection, PersonId person, String account) {
    var known = TestConnection.known(account, person);
    accounts.put(database, org(), id(connection), known);
  }

  private static ConnectionId id(Api.Answer connection) {
    return new ConnectionId(UUID.fromString(connection.text("id")));
  }

  private Api.Answer run(Api.Answer connection, String... steps) {
    var form = TestForm.with(NAME);
    TestFlow.live(TestFlow.onCreated(form, steps));
    var record = form.submit("name", "报价组").expect(201);
    assertThat(engine.awaitIdle(Duration.ofSeconds(60))).isTrue();
    return BUILDER.get("/runs/" + record.text("runs.0.id")).expect(200);
  }

  private String create(Api.Answer connection) {
    return """
        {'key':'create','type':'action','connection':'%s','action':'createChat','inputs':{
          'name':{'cel':'trigger.record.name'},'owner':{'value':'%s'},
          'members':{'value':['%s','%s']}}}
        """
        .formatted(connection.text("key"), BUILDER.person(), BUILDER.person(), ADMIN.person());
  }

  @Test
  void a_group_is_made_on_the_platform_and_each_member_has_an_outcome() {
    var connection = connection("keyed");
    var run = run(connection, create(connection));
    assertThat(run.text("state")).as(run.response().body()).isEqualTo("DONE");
    assertThat(platform.groups).hasSize(1);
    assertThat(run.text("steps.0.output.chatId")).isEqualTo("group-1");
    assertThat(run.text("steps.0.output.ids.group_id")).isEqualTo("group-1");
    assertThat(run.text("steps.0.output.memberCount")).isEqualTo("1");
    assertThat(run.text("steps.0.output.rejected.0")).isEqualTo(ADMIN.person().toString());
    assertThat(run.text("steps.0.output.outcomes.1.code")).isEqualTo("no-account");
    var kept =
        chats
            .find(org(), id(connection), new org.convoke.connectors.ChatHandle("group-1"))
            .orElseThrow();
    assertThat(kept.name()).isEqualTo("报价组");
    assertThat(kept.run().toString()).isEqualTo(run.text("id"));
    assertThat(kept.record()).isNotNull();
  }

  @Test
  void an_answer_that_is_lost_makes_no_second_group_where_the_platform_takes_a_key() {
    platform.fails("/groups/create", Fault.LOST_ANSWER);
    var connection = connection("keyed");
    assertThat(run(connection, create(connection)).text("state")).isEqualTo("DONE");
    assertThat(platform.groups).hasSize(1);
    assertThat(platform.askedFor("/groups/create")).isEqualTo(2);
  }

  @Test
  void an_answer_that_is_lost_is_looked_for_where_the_platform_can_be_searched() {
    platform.fails("/groups/create", Fault.LOST_ANSWER);
    var connection = connection("findable");
    assertThat(run(connection, create(connection)).text("state")).isEqualTo("DONE");
    assertThat(platform.groups).hasSize(1);
    assertThat(platform.askedFor("/groups/create")).isEqualTo(1);
  }

  @Test
  void an_answer_that_is_lost_is_a_person_s_to_decide_where_nothing_else_helps() {
    platform.fails("/groups/create", Fault.LOST_ANSWER);
    var connection = connection("uncertain");
    assertThat(run(connection, create(connection)).text("state")).isEqualTo("IN_DOUBT");
    assertThat(platform.groups).hasSize(1);
  }

  @Test
  void a_run_that_is_throttled_finishes_however_often_it_is_put_off() {
    for (var times = 0; times < 7; times++) {
      platform.fails("/groups/create", Fault.THROTTLED);
    }
    var connection = connection("keyed");
    assertThat(run(connection, create(connection)).text("state")).isEqualTo("DONE");
    assertThat(platform.groups).hasSize(1);
  }

  @Test
  void what_the_platform_refuses_fails_in_its_words() {
    platform.fails("/groups/create", Fault.REFUSED);
    var connection = connection("keyed");
    var run = run(connection, create(connection));
    assertThat(run.text("state")).isEqualTo("FAILED");
    assertThat(run.text("error.detail")).contains("no-such-thing");
  }

  @Test
  void a_token_is_fetched_once_and_again_when_the_platform_has_forgotten_it() {
    var connection = connection("keyed");
    run(connection, create(connection));
    run(connection, create(connection));
    assertThat(platform.tokensGiven).hasValue(1);
    platform.fails("/groups/create", Fault.TOKEN_REVOKED);
    assertThat(run(connection, create(connection)).text("state")).isEqualTo("DONE");
    assertThat(platform.tokensGiven).hasValue(2);
    var kept =
        database
            .query("test.token", "select connection_token::text as row from connection_token")
            .list(row -> row.text("row"));
    assertThat(kept).noneMatch(row -> row.contains("token-2"));
  }

  @Test
  void a_group_is_changed_written_to_and_closed() {
    var connection = connection("keyed");
    link(connection, ADMIN.person(), "acc-lina");
    var key = connection.text("key");
    var run =
        run(
            connection,
            create(connection),
            """
            {'key':'update','type':'action','connection':'%s','action':'updateChat','inputs':{
              'chatId':{'cel':'steps.create.chatId'},'name':{'value':'新名称'},
              'owner':{'value':'%s'},'removeMembers':{'value':['%s']}}}
            """
                .formatted(key, ADMIN.person(), BUILDER.person()),
            """
            {'key':'send','type':'action','connection':'%s','action':'sendMessage','inputs':{
              'chatId':{'cel':'steps.create.chatId'},'text':{'value':'你好'}}}
            """
                .formatted(key),
            """
            {'key':'card','type':'action','connection':'%s','action':'sendCard','inputs':{
              'chatId':{'cel':'steps.create.chatId'},'title':{'value':'标题'},'text':{'value':'正文'},
              'replies':{'value':['同意']}}}
            """
                .formatted(key),
            """
            {'key':'link','type':'action','connection':'%s','action':'chatLink','inputs':{
              'chatId':{'cel':'steps.create.chatId'}}}
            """
                .formatted(key),
            """
            {'key':'close','type':'action','connection':'%s','action':'closeChat','inputs':{
              'chatId':{'cel':'steps.create.chatId'}}}
            """
                .formatted(key));
    assertThat(run.text("state")).as(run.response().body()).isEqualTo("DONE");
    var group = platform.groups.get("group-1");
    assertThat(group.path("name").asText()).isEqualTo("新名称");
    assertThat(group.path("owner").asText()).isEqualTo("acc-lina");
    assertThat(group.path("closed").asBoolean()).isTrue();
    assertThat(run.text("steps.1.output.removed.0")).isEqualTo(BUILDER.person().toString());
    assertThat(run.text("steps.4.output.link")).endsWith("/join/group-1");
    assertThat(platform.asked).as("calls").filteredOn(it -> it.endsWith("/groups/send")).hasSize(2);
    var kept =
        chats
            .find(org(), id(connection), new org.convoke.connectors.ChatHandle("group-1"))
            .orElseThrow();
    assertThat(kept.name()).isEqualTo("新名称");
    assertThat(kept.state()).isEqualTo(RemoteChat.State.CLOSED);
  }

  @Test
  void the_template_runs_on_a_platform_by_changing_only_its_connection() {
    var connection = connection("keyed");
    var run =
        run(
            connection,
            create(connection)
                .replace("'%s'".formatted(ADMIN.person()), "'%s'".formatted(BUILDER.person())));
    assertThat(run.text("state")).isEqualTo("DONE");
    ADMIN.delete("/connections/" + connection.text("id")).expectProblem(409, "connection-in-use");
  }
}
