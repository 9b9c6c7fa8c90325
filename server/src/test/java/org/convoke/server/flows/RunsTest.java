package org.convoke.server.flows;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.flows.TestFlow.createChat;
import static org.convoke.server.flows.TestFlow.onCreated;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.convoke.engine.Engine;
import org.convoke.server.Api;
import org.convoke.server.Api.Answer;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunsTest {

  private static final String NAME = "{'key':'name','type':'text','label':'群聊名称','required':true}";
  private static final String OWNER = "{'key':'owner','type':'member','label':'群主'}";
  private static final String MEMBERS = "{'key':'members','type':'members','label':'群成员'}";
  private static final String CHAT_ID = "{'key':'chatId','type':'text','label':'群聊ID'}";
  private static final String UNIQUE_NAME =
      "{'key':'name','type':'text','label':'群聊名称','unique':true}";

  private static final Api MEMBER = Api.signIn("wangfang");
  private static final Api BUILDER = Api.signIn("zhangwei");

  @Inject Engine engine;

  private static TestForm createGroup() {
    return TestForm.with(NAME, OWNER, MEMBERS);
  }

  private static String addRow(TestForm ledger) {
    return """
    {'key':'row','type':'addRecord','name':'写入汇总','form':'%s','values':{
      'name':{'cel':'trigger.record.name'},'chatId':{'cel':'steps.chat.chatId'}}}
    """
        .formatted(ledger.key());
  }

  private Answer submit(TestForm form, String name) {
    var me = MEMBER.person().toString();
    var other = BUILDER.person().toString();
    var answer =
        form.submit(MEMBER, "name", name, "owner", me, "members", List.of(me, other)).expect(201);
    assertThat(engine.awaitIdle(Duration.ofSeconds(30))).isTrue();
    return answer;
  }

  @Test
  void a_submission_creates_a_group_and_a_row_that_holds_its_id() {
    var form = createGroup();
    var ledger = TestForm.with(UNIQUE_NAME, CHAT_ID);
    var flow = TestFlow.live(onCreated(form, createChat("chat"), addRow(ledger)));
    var record = submit(form, "报价组 A");

    var run = BUILDER.get("/runs/" + record.text("runs.0.id")).expect(200);
    assertThat(run.text("state")).isEqualTo("DONE");
    assertThat(run.text("flow.id")).isEqualTo(flow.id());
    assertThat(run.text("trigger.record.title")).isEqualTo("报价组 A");
    assertThat(run.text("trigger.form.key")).isEqualTo(form.key());
    assertThat(run.text("trigger.by")).isEqualTo(MEMBER.person().toString());
    assertThat(run.body().at("/steps").findValuesAsText("path")).containsExactly("chat", "row");
    assertThat(run.text("steps.0.name")).isEqualTo("创建群聊");
    assertThat(run.text("steps.0.input.name")).isEqualTo("报价组 A");
    assertThat(run.body().at("/references/people").findValuesAsText("name")).contains("王芳", "张伟");
    assertThat(run.text("definition.steps.1.key")).isEqualTo("row");
    assertThat(run.text("triggerData.record.name")).isEqualTo("报价组 A");

    var chatId = run.text("steps.0.output.chatId");
    var chat = MEMBER.get("/chats/" + chatId).expect(200);
    assertThat(chat.text("name")).isEqualTo("报价组 A");
    assertThat(chat.text("origin.runId")).isEqualTo(run.text("id"));
    assertThat(BUILDER.get(ledger.path("")).expect(200).text("items.0.values.chatId"))
        .isEqualTo(chatId);
  }

  @Test
  void a_failed_step_says_why_in_the_readers_language() {
    var form = createGroup();
    var ledger = TestForm.with(UNIQUE_NAME, CHAT_ID);
    TestFlow.live(onCreated(form, createChat("chat"), addRow(ledger)));
    submit(form, "重复的群");
    var second = submit(form, "重复的群");
    var path = "/runs/" + second.text("runs.0.id");
    var run = BUILDER.get(path).expect(200);
    assertThat(run.text("state")).isEqualTo("FAILED");
    assertThat(run.text("error.step")).isEqualTo("row");
    assertThat(run.text("error.code")).isEqualTo("duplicate-value");
    assertThat(run.text("steps.0.state")).isEqualTo("DONE");
    assertThat(run.text("steps.1.state")).isEqualTo("FAILED");
    assertThat(run.text("steps.1.error.detail")).contains("重复的群");
    assertThat(BUILDER.english().get(path).text("error.title")).isEqualTo("Conflict");
  }

  @Test
  void runs_are_listed_newest_first_page_by_page() {
    var form = createGroup();
    var flow = TestFlow.live(onCreated(form, createChat("chat")));
    List.of("一", "二", "三").forEach(name -> submit(form, name));
    var first = BUILDER.get("/runs?flow=%s&limit=2", flow.id()).expect(200);
    assertThat(first.body().findValuesAsText("title")).containsExactly("三", "二");
    var rest =
        BUILDER
            .get("/flows/%s/runs?limit=2&cursor=%s", flow.id(), first.text("nextCursor"))
            .expect(200);
    assertThat(rest.body().findValuesAsText("title")).containsExactly("一");
    assertThat(rest.body().at("/nextCursor").isNull()).isTrue();
    assertThat(BUILDER.get("/runs?flow=%s&state=FAILED", flow.id()).body().at("/items")).isEmpty();
    assertThat(BUILDER.get("/runs?flow=%s&state=DONE", flow.id()).body().at("/items")).hasSize(3);
    BUILDER.get("/runs?state=LOST").expectProblem(400, "invalid-parameter");
    BUILDER.get("/runs?cursor=!").expectProblem(400, "invalid-parameter");
  }

  @Test
  void members_see_the_runs_of_their_own_records_only() {
    var form = createGroup();
    TestFlow.live(onCreated(form, createChat("chat")));
    var record = submit(form, "我的群");
    var run = "/runs/" + record.text("runs.0.id");
    var ofRecord = "/runs?record=" + record.text("id");
    MEMBER.get(run).expect(200);
    assertThat(MEMBER.get(ofRecord).expect(200).body().at("/items")).hasSize(1);
    assertThat(MEMBER.get("/runs?limit=1").expect(200).text("items.0.id"))
        .isEqualTo(record.text("runs.0.id"));

    var another = Api.signIn("liuyang");
    another.get(run).expectProblem(404, "not-found");
    assertThat(another.get("/runs").expect(200).body().at("/items")).isEmpty();
    assertThat(another.get(ofRecord).expect(200).body().at("/items")).isEmpty();
    var foreign = Api.signIn("otherowner");
    foreign.get(run).expectProblem(404, "not-found");
    assertThat(foreign.get(ofRecord).expect(200).body().at("/items")).isEmpty();
  }

  @Test
  void a_disabled_flow_starts_no_runs() {
    var form = createGroup();
    var flow = TestFlow.live(onCreated(form, createChat("chat")));
    BUILDER.post(flow.path("/disable"), "").expect(200);
    assertThat(submit(form, "没有群").body().at("/runs")).isEmpty();
  }

  @Test
  void the_steps_of_a_long_run_are_read_page_by_page() {
    var form = TestForm.with(NAME);
    var items = IntStream.range(0, 250).mapToObj(Integer::toString).collect(joining(","));
    TestFlow.live(
        onCreated(
            form,
            """
            {'key':'each','type':'forEach','items':{'value':[%s]},'steps':[
              {'key':'x','type':'compute','values':{'n':{'cel':'loop.each.item'}}}]}
            """
                .formatted(items)));
    var submitted = form.submit(MEMBER, "name", "长").expect(201);
    assertThat(engine.awaitIdle(Duration.ofSeconds(60))).isTrue();
    var path = "/runs/" + submitted.text("runs.0.id");
    var run = MEMBER.get(path).expect(200);
    assertThat(run.body().path("steps").size()).isEqualTo(200);
    var rest = MEMBER.get(path + "/steps?limit=200&cursor=" + run.text("nextSteps")).expect(200);
    assertThat(rest.body().path("items").size()).isEqualTo(51);
    assertThat(rest.text("items.50.path")).isEqualTo("each.249.x");
    assertThat(rest.body().path("nextCursor").isNull()).isTrue();
    var paths = run.body().path("steps").findValuesAsText("path");
    paths.addAll(rest.body().path("items").findValuesAsText("path"));
    assertThat(paths).doesNotHaveDuplicates().hasSize(251);
    MEMBER.get(path + "/steps?cursor=x").expectProblem(400, "invalid-parameter");
    Api.signIn("liuyang").get(path + "/steps").expectProblem(404, "not-found");
  }
}
