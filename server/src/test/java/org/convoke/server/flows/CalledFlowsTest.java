package org.convoke.server.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.flows.TestFlow.problems;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.convoke.database.Database;
import org.convoke.engine.Engine;
import org.convoke.server.Api;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.Test;

/// Flows that are called, by other flows and over the web.
@QuarkusTest
class CalledFlowsTest {

  private static final Api BUILDER = Api.signIn("zhangwei");

  private static final String CALLED =
      """
      {'trigger':{'type':'call','inputs':[
        {'key':'name','label':'名称','type':'text','required':true},
        {'key':'count','type':'number','required':false}]},
       'steps':[{'key':'halt','type':'stop','outputs':{'answer':{'cel':'trigger.inputs.name'}}}]}
      """;

  @Inject Engine engine;
  @Inject Database database;

  /// The timer of the server wakes callers on a thread of its own, so that an idle engine may be
  /// about to go on.
  private Api.Answer ended(String run) {
    var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      engine.look();
      assertThat(engine.awaitIdle(Duration.ofSeconds(20))).isTrue();
      var page = BUILDER.get("/runs/" + run).expect(200);
      if (!page.text("finishedAt").isEmpty() || System.nanoTime() > end) {
        return page;
      }
    }
  }

  private static String caller(String form, String called, String inputs) {
    return """
    {'trigger':{'type':'recordCreated','form':'%s'},'steps':[
      {'key':'call','type':'callFlow','flow':'%s','inputs':%s},
      {'key':'after','type':'compute','values':{'text':{'cel':'steps.call.answer'}}}]}
    """
        .formatted(form, called, inputs);
  }

  @Test
  void a_flow_is_started_over_the_web_once_for_each_key() {
    var flow = TestFlow.live(CALLED);
    var inputs = Map.of("inputs", Map.of("name", "甲"));
    var keyed = BUILDER.with("Idempotency-Key", "once-" + flow.id());
    var run = keyed.post(flow.path("/runs"), inputs).expect(202).text("run.id");
    assertThat(keyed.post(flow.path("/runs"), inputs).expect(202).text("run.id")).isEqualTo(run);
    var others = Map.of("inputs", Map.of("name", "乙"));
    keyed.post(flow.path("/runs"), others).expectProblem(409, "idempotency-key-reused");
    var page = ended(run);
    assertThat(page.text("state")).isEqualTo("DONE");
    assertThat(page.text("trigger.type")).isEqualTo("call");
    assertThat(page.text("triggerData.inputs.name")).isEqualTo("甲");
  }

  @Test
  void a_key_starts_no_second_run_when_its_answer_is_forgotten() {
    var flow = TestFlow.live(CALLED);
    var inputs = Map.of("inputs", Map.of("name", "甲"));
    var keyed = BUILDER.with("Idempotency-Key", "late-" + flow.id());
    var run = keyed.post(flow.path("/runs"), inputs).expect(202).text("run.id");
    database
        .update("test.forget", "delete from idempotency_key where key = :key")
        .bind("key", "late-" + flow.id())
        .execute();
    assertThat(keyed.post(flow.path("/runs"), inputs).expect(202).text("run.id")).isEqualTo(run);
  }

  @Test
  void a_type_that_is_none_is_told_with_those_there_are() {
    var definition = TestForm.json(CALLED.replace("'type':'number'", "'type':'word'"));
    var refused =
        BUILDER
            .post("/flows", Map.of("name", "错误的类型", "definition", definition))
            .expectProblem(422, "invalid-input");
    assertThat(refused.text("errors.0.code")).isEqualTo("not-an-option");
    assertThat(refused.text("errors.0.detail")).contains("text, number, boolean").contains("word");
  }

  @Test
  void a_flow_says_how_it_is_called_as_it_is_published() {
    assertThat(TestFlow.draft(CALLED).read().body().path("callable").isNull()).isTrue();
    var flow = TestFlow.live(CALLED).read();
    assertThat(flow.text("callable.inputs.0.key")).isEqualTo("name");
    assertThat(flow.text("callable.outputs.0")).isEqualTo("answer");
  }

  @Test
  void inputs_are_checked() {
    var flow = TestFlow.live(CALLED);
    BUILDER.post(flow.path("/runs"), Map.of()).expectProblem(422, "invalid-input");
    var wrong = Map.of("inputs", Map.of("name", "甲", "count", "many"));
    BUILDER.post(flow.path("/runs"), wrong).expectProblem(422, "invalid-input");
    BUILDER.post(flow.path("/disable"), "").expect(200);
    BUILDER
        .post(flow.path("/runs"), Map.of("inputs", Map.of("name", "甲")))
        .expectProblem(409, "flow-not-callable");
  }

  @Test
  void a_flow_calls_another_and_both_runs_show_it() {
    var form = TestForm.with("{'key':'name','type':'text','label':'名称'}");
    var called = TestFlow.live(CALLED).read().text("key");
    TestFlow.live(caller(form.key(), called, "{'name':{'cel':'trigger.record.name'}}"));
    var record = form.submit(BUILDER, "name", "乙").expect(201);
    var run = ended(record.text("runs.0.id"));
    assertThat(run.text("state")).isEqualTo("DONE");
    assertThat(run.text("steps.1.output.text")).isEqualTo("乙");
    assertThat(run.text("calledRuns.0.flowKey")).isEqualTo(called);
    var inner = BUILDER.get("/runs/" + run.text("calledRuns.0.id")).expect(200);
    assertThat(inner.text("parentRun.id")).isEqualTo(run.text("id"));
    assertThat(inner.text("parentRun.step")).isEqualTo("call");
  }

  @Test
  void a_call_is_checked_when_its_flow_is_published() {
    var form = TestForm.with("{'key':'name','type':'text','label':'名称'}");
    var called = TestFlow.live(CALLED).read().text("key");
    var flow = TestFlow.draft("{}");
    var bad = caller(form.key(), called, "{'count':{'value':'x'},'other':{'value':1}}");
    var answer =
        BUILDER.post(flow.path("/check"), Map.of("definition", TestForm.json(bad))).expect(200);
    assertThat(problems(answer.body().at("/problems"), "path"))
        .containsExactlyInAnyOrder(
            "steps.call.inputs.name required",
            "steps.call.inputs.count wrong-type",
            "steps.call.inputs.other unknown-input");
    var gone = caller(form.key(), "nothing", "{}");
    answer =
        BUILDER.post(flow.path("/check"), Map.of("definition", TestForm.json(gone))).expect(200);
    assertThat(problems(answer.body().at("/problems"), "path"))
        .contains("steps.call.flow flow-not-callable");
  }
}
