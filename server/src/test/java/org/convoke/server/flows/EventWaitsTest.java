package org.convoke.server.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.flows.TestFlow.problems;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.convoke.engine.Engine;
import org.convoke.server.Api;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.Test;

/// Runs that wait for what happens to records.
@QuarkusTest
class EventWaitsTest {

  private static final Api BUILDER = Api.signIn("zhangwei");
  private static final String NAME = "{'key':'name','type':'text','label':'名称'}";

  @Inject Engine engine;

  private static String waiting(TestForm form, TestForm answers, String until) {
    return TestFlow.onCreated(
        form,
        "{'key':'pause','type':'wait','until':{'type':'event','event':'recordUpdated','form':'%s',%s}}"
            .formatted(answers.key(), until),
        "{'key':'after','type':'compute','values':{'text':{'cel':'steps.pause.record.name'}}}");
  }

  /// The timer of the server works on a thread of its own.
  private Api.Answer run(String id, String state) {
    var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      engine.look();
      assertThat(engine.awaitIdle(Duration.ofSeconds(20))).isTrue();
      var page = BUILDER.get("/runs/" + id).expect(200);
      if (page.text("state").equals(state) || System.nanoTime() > end) {
        return page;
      }
    }
  }

  @Test
  void a_run_waits_for_the_change_of_a_record() {
    var form = TestForm.with(NAME);
    var answers = TestForm.with(NAME);
    TestFlow.live(
        waiting(
            form,
            answers,
            "'where':{'all':[{'field':'id','op':'equals','cel':'trigger.record.name'},"
                + "{'field':'name','op':'equals','value':'同意'}]}"));
    var answer = answers.submit(BUILDER, "name", "待定").expect(201).text("id");
    var run = form.submit(BUILDER, "name", answer).expect(201).text("runs.0.id");
    var page = run(run, "WAITING");
    assertThat(page.text("steps.0.waitsFor.type")).isEqualTo("RECORD");
    assertThat(page.text("steps.0.waitsFor.event")).isEqualTo("recordUpdated");
    assertThat(page.text("steps.0.waitsFor.form")).isEqualTo(answers.key());

    change(answers, answer, "再想想");
    assertThat(run(run, "WAITING").text("state")).isEqualTo("WAITING");
    change(answers, answer, "同意");
    page = run(run, "DONE");
    assertThat(page.text("state")).isEqualTo("DONE");
    assertThat(page.text("steps.0.output.record.name")).isEqualTo("同意");
    assertThat(page.text("steps.0.output.timedOut")).isEqualTo("false");
    assertThat(page.text("steps.1.output.text")).isEqualTo("同意");
  }

  private static void change(TestForm form, String record, String name) {
    BUILDER
        .patch(
            "/forms/" + form.key() + "/records/" + record, Map.of("values", Map.of("name", name)))
        .expect(200);
  }

  @Test
  void a_wait_for_an_event_is_checked_when_its_flow_is_published() {
    var form = TestForm.with(NAME);
    var flow = TestFlow.draft("{}");
    var bad =
        """
        {'trigger':{'type':'recordCreated','form':'%1$s'},'steps':[
          {'key':'one','type':'wait','until':{'type':'event','form':'nothing'}},
          {'key':'two','type':'wait','until':{'type':'event','event':'recordDeleted','form':'%1$s',
            'where':{'field':'gone','op':'isEmpty'},'timeout':{'amount':{'value':'x'}}}},
          {'key':'three','type':'compute','values':{'a':{'cel':'steps.two.record.gone'},
            'b':{'cel':'steps.two.record.name'},'c':{'cel':'steps.one.record.name'}}}]}
        """
            .formatted(form.key());
    var answer =
        BUILDER.post(flow.path("/check"), Map.of("definition", TestForm.json(bad))).expect(200);
    assertThat(problems(answer.body().at("/problems"), "path"))
        .containsExactlyInAnyOrder(
            "steps.one.until.event required",
            "steps.one.until.form unknown-form",
            "steps.two.until.where unknown-field",
            "steps.two.until.timeout.amount wrong-type",
            "steps.three.values.a unknown-path");
  }

  @Test
  void a_form_that_a_flow_waits_for_is_kept() {
    var form = TestForm.with(NAME);
    var answers = TestForm.with(NAME);
    TestFlow.live(waiting(form, answers, "'where':{'field':'name','op':'isNotEmpty'}"));
    BUILDER.delete("/forms/" + answers.key()).expectProblem(409, "form-in-use");
  }
}
