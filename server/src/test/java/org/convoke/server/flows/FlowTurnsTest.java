package org.convoke.server.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.flows.TestFlow.problems;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.convoke.engine.Engine;
import org.convoke.server.Api;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.Test;

/// Flows whose runs take turns.
@QuarkusTest
class FlowTurnsTest {

  private static final Api BUILDER = Api.signIn("zhangwei");
  private static final String NAME = "{'key':'name','type':'text','label':'名称'}";

  @Inject Engine engine;

  private static String flow(TestForm form, String settings) {
    return """
    {'trigger':{'type':'recordCreated','form':'%s'},'settings':%s,'steps':[
      {'key':'one','type':'compute','values':{'text':{'cel':'trigger.record.name'}}}]}
    """
        .formatted(form.key(), settings);
  }

  @Test
  void runs_of_a_flow_with_a_limit_and_a_key_are_all_executed() {
    var form = TestForm.with(NAME);
    TestFlow.live(flow(form, "{'concurrency':1,'key':'trigger.record.name'}"));
    var runs = new ArrayList<String>();
    for (var number = 0; number < 3; number++) {
      runs.add(form.submit(BUILDER, "name", "同一个").expect(201).text("runs.0.id"));
    }
    runs.forEach(run -> assertThat(ended(run)).isEqualTo("DONE"));
  }

  /// The timer of the server works on a thread of its own.
  private String ended(String run) {
    var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      engine.look();
      assertThat(engine.awaitIdle(Duration.ofSeconds(20))).isTrue();
      var state = BUILDER.get("/runs/" + run).expect(200).text("state");
      if (state.equals("DONE") || System.nanoTime() > end) {
        return state;
      }
    }
  }

  @Test
  void limit_and_key_are_checked_when_a_flow_is_published() {
    var form = TestForm.with(NAME);
    var flow = TestFlow.draft("{}");
    var bad = flow(form, "{'concurrency':-1,'key':'steps.one.text'}");
    var answer =
        BUILDER.post(flow.path("/check"), Map.of("definition", TestForm.json(bad))).expect(200);
    assertThat(problems(answer.body().at("/problems"), "path"))
        .contains("settings.concurrency out-of-range")
        .anyMatch(each -> each.startsWith("settings.key "));
  }

  @Test
  void events_of_platforms_are_checked_when_a_flow_is_published() {
    var flow = TestFlow.draft("{}");
    var bad =
        """
        {'trigger':{'type':'platformEvent','connection':'nowhere','event':''},'steps':[
          {'key':'pause','type':'wait','until':{'type':'platformEvent','connection':'builtin',
            'event':'joined','where':{'field':'chat','op':'equals','cel':'trigger.data.chat'}}},
          {'key':'one','type':'compute','values':{'a':{'cel':'steps.pause.data.person'}}}]}
        """;
    var answer =
        BUILDER.post(flow.path("/check"), Map.of("definition", TestForm.json(bad))).expect(200);
    assertThat(problems(answer.body().at("/problems"), "path"))
        .containsExactlyInAnyOrder(
            "trigger.connection unknown-connection",
            "trigger.event required",
            "steps.pause.until.event unknown-event");
  }

  @Test
  void a_draft_on_events_of_platforms_may_wait_for_its_connection() {
    var draft =
        TestFlow.draft(
            "{'trigger':{'type':'platformEvent','connection':'','event':''},'steps':[]}");
    var flow = BUILDER.get(draft.path("")).expect(200);
    assertThat(problems(flow.body().at("/problems"), "path"))
        .contains("trigger.connection unknown-connection", "trigger.event required");
    assertThat(flow.body().at("/problems/0/detail").asText()).isEqualTo("请选择连接。");
  }

  @Test
  void what_a_platform_never_tells_is_named_when_a_flow_is_published() {
    var flow = TestFlow.draft("{}");
    var wecom = connection("wecom");
    var bad =
        """
        {'trigger':{'type':'platformEvent','connection':'%1$s','event':'CHAT_RENAMED',
            'filter':{'field':'name','op':'isNotEmpty'}},'steps':[
          {'key':'pause','type':'wait','until':{'type':'platformEvent','connection':'%1$s',
            'event':'MEMBERS_ADDED','where':{'field':'chatId','op':'equals','cel':'trigger.data.chatId'}}},
          {'key':'one','type':'compute','values':{'a':{'cel':'steps.pause.data.operator'},
            'b':{'cel':'steps.pause.data.people'},'c':{'cel':'trigger.data.name'}}}]}
        """
            .formatted(wecom);
    var answer =
        BUILDER.post(flow.path("/check"), Map.of("definition", TestForm.json(bad))).expect(200);
    assertThat(problems(answer.body().at("/problems"), "path"))
        .containsExactlyInAnyOrder(
            "trigger.filter not-brought",
            "steps.one.values.a not-brought",
            "steps.one.values.c not-brought");
  }

  private static String connection(String connector) {
    var body = Map.of("name", "企业微信", "connector", connector, "settings", Map.of());
    return Api.signIn("lina").post("/connections", body).expect(201).text("key");
  }
}
