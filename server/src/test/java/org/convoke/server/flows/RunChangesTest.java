package org.convoke.server.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.flows.TestFlow.onCreated;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convoke.engine.Engine;
import org.convoke.server.Api;
import org.convoke.server.Api.Answer;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.Test;

/// What builders do to runs over the web.
@QuarkusTest
class RunChangesTest {

  private static final Api BUILDER = Api.signIn("zhangwei");

  private static final String NAME = "{'key':'name','type':'text','label':'名称','required':true}";
  private static final String UNIQUE =
      "{'key':'name','type':'text','label':'名称','unique':true,'required':true}";

  @Inject Engine engine;

  private TestForm form;
  private TestForm ledger;

  /// A flow that writes the submitted name into a ledger where it may be once.
  private TestFlow flow(String... before) {
    form = TestForm.with(NAME);
    ledger = TestForm.with(UNIQUE);
    var steps = new ArrayList<>(List.of(before));
    steps.add(
        """
        {'key':'row','type':'addRecord','name':'写入汇总','form':'%s',
         'values':{'name':{'cel':'trigger.record.name'}}}
        """
            .formatted(ledger.key()));
    return TestFlow.live(onCreated(form, steps.toArray(String[]::new)));
  }

  private String submit(String name) {
    var answer = BUILDER.post(form.path(""), Map.of("values", Map.of("name", name))).expect(201);
    settle();
    return "/runs/" + answer.text("runs.0.id");
  }

  private void settle() {
    assertThat(engine.awaitIdle(Duration.ofSeconds(20))).isTrue();
  }

  private Answer retry(String run, Map<String, ?> wish) {
    var answer = BUILDER.post(run + "/retry", wish);
    settle();
    return answer;
  }

  private String failedRun() {
    flow();
    submit("甲");
    var run = submit("甲");
    assertThat(BUILDER.get(run).text("state")).isEqualTo("FAILED");
    return run;
  }

  private void forgetTheFirstRow() {
    var row = BUILDER.get(ledger.path("")).expect(200).text("items.0.id");
    BUILDER.delete(ledger.path("/" + row)).expect(204);
  }

  @Test
  void a_failed_run_is_tried_again_and_its_earlier_attempt_stays_readable() {
    var run = failedRun();
    forgetTheFirstRow();
    retry(run, Map.of()).expect(200);
    var now = BUILDER.get(run).expect(200);
    assertThat(now.text("state")).isEqualTo("DONE");
    assertThat(now.text("attempt")).isEqualTo("2");
    assertThat(now.text("attempts.0.state")).isEqualTo("FAILED");
    assertThat(now.text("attempts.0.error.code")).isEqualTo("duplicate-value");
    assertThat(now.text("interventions.0.kind")).isEqualTo("RETRY");
    assertThat(now.text("interventions.0.by")).isEqualTo(BUILDER.person().toString());
    var before = BUILDER.get(run + "/attempts/1").expect(200);
    assertThat(before.text("steps.0.state")).isEqualTo("FAILED");
    assertThat(before.body().path("nextSteps").isNull()).isTrue();
    BUILDER.get(run + "/attempts/7").expectProblem(404, "not-found");
    retry(run, Map.of()).expectProblem(409, "run-not-retryable");
  }

  @Test
  void the_steps_of_an_earlier_attempt_are_read_page_by_page() {
    flow(
        """
        {'key':'both','type':'compute','values':{'n':{'value':1}}}
        """);
    submit("甲");
    var run = submit("甲");
    forgetTheFirstRow();
    retry(run, Map.of()).expect(200);
    var steps = run + "/attempts/1/steps";
    var first = BUILDER.get(steps + "?limit=1").expect(200);
    assertThat(first.body().path("items").findValuesAsText("path")).containsExactly("both");
    var rest = BUILDER.get(steps + "?limit=1&cursor=" + first.text("nextCursor")).expect(200);
    assertThat(rest.body().path("items").findValuesAsText("path")).containsExactly("row");
    assertThat(rest.text("items.0.state")).isEqualTo("FAILED");
    assertThat(rest.body().path("nextCursor").isNull()).isTrue();
    BUILDER.get(steps + "?cursor=x").expectProblem(400, "invalid-parameter");
    BUILDER.get(run + "/attempts/7/steps").expectProblem(404, "not-found");
    Api.signIn("liuyang").get(steps).expectProblem(404, "not-found");
  }

  @Test
  void a_preview_says_what_a_retry_would_do_in_the_readers_language() {
    var run = failedRun();
    var preview = BUILDER.get(run + "/retry?from=FAILED").expect(200);
    assertThat(preview.text("steps.0.path")).isEqualTo("row");
    assertThat(preview.text("steps.0.name")).isEqualTo("写入汇总");
    assertThat(preview.text("steps.0.what")).isEqualTo("REPEATED");
    assertThat(BUILDER.english().get(run + "/retry").text("steps.0.reason"))
        .isEqualTo("It was not done; it is tried again.");
    BUILDER.get(run + "/retry?from=NOWHERE").expectProblem(400, "invalid-parameter");
    BUILDER.get(run + "/retry?from=STEP").expectProblem(422, "invalid-input");
    BUILDER.get(run + "/retry?from=STEP&step=other").expectProblem(422, "invalid-input");
  }

  @Test
  void a_retry_with_other_values_checks_them() {
    var run = failedRun();
    var unknown = Map.of("trigger", Map.of("values", Map.of("nothing", "x")));
    assertThat(retry(run, unknown).expectProblem(422, "invalid-input").text("errors.0.code"))
        .isEqualTo("unknown-field");
    var wrong = Map.of("trigger", Map.of("values", Map.of("name", 7)));
    assertThat(retry(run, wrong).expectProblem(422, "invalid-input").text("errors.0.code"))
        .isEqualTo("wrong-type");
    retry(run, Map.of("trigger", Map.of("values", Map.of("name", "乙")))).expect(200);
    assertThat(BUILDER.get(run).text("state")).isEqualTo("DONE");
    assertThat(BUILDER.get(run).text("steps.0.input.name")).isEqualTo("乙");
  }

  @Test
  void many_runs_are_tried_again_each_by_itself() {
    flow();
    var good = submit("甲");
    var bad = submit("甲");
    forgetTheFirstRow();
    var ids = List.of(good.substring(6), bad.substring(6), "nothing");
    var answer = BUILDER.post("/runs/retry", Map.of("ids", ids)).expect(200);
    settle();
    assertThat(answer.body().at("/items").findValuesAsText("ok"))
        .containsExactly("false", "true", "false");
    assertThat(answer.text("items.0.problem.code")).isEqualTo("run-not-retryable");
    assertThat(answer.text("items.2.problem.code")).isEqualTo("not-found");
    assertThat(BUILDER.get(bad).text("state")).isEqualTo("DONE");
    BUILDER.post("/runs/retry", Map.of("ids", List.of())).expectProblem(422, "invalid-input");
  }

  private static final String PAUSE =
      """
      {'key':'pause','type':'wait',
       'until':{'type':'duration','amount':{'value':30},'unit':'DAYS'}}
      """;

  @Test
  void a_waiting_run_is_cancelled_and_goes_on_when_it_is_tried_again() {
    flow(PAUSE);
    var run = submit("甲");
    assertThat(BUILDER.get(run).text("state")).isEqualTo("WAITING");
    assertThat(BUILDER.get(run).text("steps.0.wakeAt")).isNotEmpty();
    assertThat(BUILDER.post(run + "/cancel", "").expect(200).text("state")).isEqualTo("CANCELLED");
    BUILDER.post(run + "/cancel", "").expectProblem(409, "run-ended");
    retry(run, Map.of("from", "START")).expect(200);
    assertThat(BUILDER.get(run).text("state")).isEqualTo("WAITING");
  }

  @Test
  void a_wait_is_ended_now() {
    flow(PAUSE);
    var run = submit("甲");
    BUILDER.post(run + "/wake", Map.of("step", "row")).expectProblem(409, "step-not-waiting");
    BUILDER.post(run + "/wake", Map.of("step", "pause")).expect(200);
    engine.look();
    settle();
    assertThat(BUILDER.get(run).text("state")).isEqualTo("DONE");
  }

  @Test
  void only_a_step_in_doubt_is_decided_about() {
    var run = failedRun();
    var decision = Map.of("step", "row", "decision", "GIVE_UP");
    BUILDER.post(run + "/resolve", decision).expectProblem(409, "step-not-in-doubt");
    BUILDER.post(run + "/resolve", Map.of("step", "row")).expectProblem(422, "invalid-input");
    var maybe =
        BUILDER.post(run + "/resolve", Map.of("step", "row", "decision", "MAYBE")).expect(422);
    assertThat(maybe.text("errors.0.detail")).contains("EXISTS, AGAIN, GIVE_UP");
  }

  @Test
  void runs_are_found_by_state_text_and_time() {
    var flow = flow(PAUSE);
    submit("北斗项目");
    var cancelled = submit("紫微项目");
    BUILDER.post(cancelled + "/cancel", "").expect(200);
    var list = "/runs?flow=" + flow.id();
    assertThat(titles(list + "&state=WAITING,CANCELLED")).containsExactly("紫微项目", "北斗项目");
    assertThat(titles(list + "&state=FAILED,CANCELLED")).containsExactly("紫微项目");
    assertThat(titles(list + "&q=北斗")).containsExactly("北斗项目");
    assertThat(titles(list + "&q=北斗_")).isEmpty();
    var at = BUILDER.get(cancelled).text("createdAt");
    assertThat(titles(list + "&from=" + Instant.now().minusSeconds(600))).hasSize(2);
    assertThat(titles(list + "&from=" + Instant.now().plus(Duration.ofDays(2)))).isEmpty();
    assertThat(titles(list + "&to=" + at)).containsExactly("北斗项目");
    BUILDER.get(list + "&from=today").expectProblem(400, "invalid-parameter");
    BUILDER.get(list + "&state=FAILED,LOST").expectProblem(400, "invalid-parameter");
  }

  private static List<String> titles(String path) {
    return BUILDER.get(path).expect(200).body().findValuesAsText("title");
  }
}
