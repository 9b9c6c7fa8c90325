package org.convoke.server.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.flows.TestFlow.problems;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.convoke.engine.Engine;
import org.convoke.server.Api;
import org.convoke.server.realtime.Listening;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.Test;

/// Flows that a button or the change of certain fields starts.
@QuarkusTest
class ButtonsTest {

  private static final String NAME = "{'key':'name','type':'text','label':'名称'}";
  private static final String PHASE = "{'key':'phase','type':'text','label':'阶段'}";

  private static final Api MEMBER = Api.signIn("wangfang");
  private static final Api BUILDER = Api.signIn("zhangwei");

  @Inject Engine engine;

  /// A button *close* on records that are open and the presser's own.
  private static String close(TestForm form) {
    return """
    {'trigger':{'type':'rowButton','form':'%1$s','label':'关闭','filter':{'all':[
       {'field':'phase','op':'equals','value':'开'},
       {'field':'createdBy','op':'equals','cel':'trigger.by'}]}},
     'steps':[{'key':'close','type':'updateRecord','form':'%1$s','record':{'cel':'trigger.record.id'},
       'values':{'phase':{'value':'关'}}}]}
    """
        .formatted(form.key());
  }

  private static String key(TestFlow flow) {
    return flow.read().text("key");
  }

  private Api.Answer press(Api person, TestForm form, String record, String flow) {
    var answer = person.post(form.path("/" + record + "/buttons/" + flow), "");
    assertThat(engine.awaitIdle(Duration.ofSeconds(30))).isTrue();
    return answer;
  }

  @Test
  void a_button_is_offered_and_works_while_the_record_meets_its_filter() {
    var form = TestForm.with(NAME, PHASE);
    var flow = key(TestFlow.live(close(form)));
    var record = form.submit(MEMBER, "name", "甲", "phase", "开").expect(201).text("id");
    var read = MEMBER.get(form.path("/" + record)).expect(200);
    assertThat(read.text("buttons.0.flow")).isEqualTo(flow);
    assertThat(read.text("buttons.0.label")).isEqualTo("关闭");
    assertThat(MEMBER.get(form.path("")).expect(200).text("items.0.buttons.0.flow"))
        .isEqualTo(flow);
    assertThat(BUILDER.get(form.path("/" + record)).expect(200).body().at("/buttons")).isEmpty();
    press(BUILDER, form, record, flow).expectProblem(409, "button-not-offered");

    var run = press(MEMBER, form, record, flow).expect(202).text("run.id");
    var page = MEMBER.get("/runs/" + run).expect(200);
    assertThat(page.text("state")).isEqualTo("DONE");
    assertThat(page.text("trigger.type")).isEqualTo("rowButton");
    assertThat(page.text("trigger.record.id")).isEqualTo(record);
    var closed = MEMBER.get(form.path("/" + record)).expect(200);
    assertThat(closed.text("values.phase")).isEqualTo("关");
    assertThat(closed.body().at("/buttons")).isEmpty();
    press(MEMBER, form, record, flow).expectProblem(409, "button-not-offered");
  }

  /// The record is the builder's: what the presser may hear is not for being its creator.
  @Test
  void who_pressed_it_hears_how_the_run_goes_on_and_others_do_not() {
    var form = TestForm.with(NAME, PHASE);
    var flow =
        key(
            TestFlow.live(
                """
                {'trigger':{'type':'rowButton','form':'%s','label':'等'},
                 'steps':[{'key':'wait','type':'wait','until':
                   {'type':'duration','amount':{'value':1},'unit':'DAYS'}}]}
                """
                    .formatted(form.key())));
    var record = form.submit(BUILDER, "name", "甲").expect(201).text("id");
    var run = press(MEMBER, form, record, flow).expect(202).text("run.id");
    try (var presser = Listening.as(MEMBER);
        var other = Listening.as(Api.signIn("liuyang"))) {
      for (var socket : List.of(presser, other)) {
        socket.say(Map.of("type", "subscribe", "topics", List.of("run:" + run)));
        socket.soFar();
      }
      BUILDER.post("/runs/" + run + "/cancel", "").expect(200);
      assertThat(presser.soFar())
          .anyMatch(it -> it.at("/type").asText().equals("run"))
          .allMatch(it -> !it.has("runId") || it.at("/runId").asText().equals(run));
      assertThat(other.soFar()).isEmpty();
    }
  }

  @Test
  void pressing_twice_with_one_key_is_one_run() {
    var form = TestForm.with(NAME, PHASE);
    var flow =
        key(
            TestFlow.live(
                """
                {'trigger':{'type':'rowButton','form':'%s','label':'看'},
                 'steps':[{'key':'look','type':'compute','values':{'a':{'cel':'trigger.record.name'}}}]}
                """
                    .formatted(form.key())));
    var record = form.add("name", "甲");
    var keyed = MEMBER.with("Idempotency-Key", "once");
    var first = press(keyed, form, record, flow).expect(202).text("run.id");
    assertThat(press(keyed, form, record, flow).expect(202).text("run.id")).isEqualTo(first);
    assertThat(press(MEMBER, form, record, flow).expect(202).text("run.id")).isNotEqualTo(first);
    var other = BUILDER.with("Idempotency-Key", "once");
    assertThat(press(other, form, record, flow).expect(202).text("run.id")).isNotEqualTo(first);
    var ofRecord = BUILDER.get("/runs?record=" + record).expect(200);
    assertThat(ofRecord.body().at("/items")).hasSize(3);
  }

  @Test
  void only_buttons_of_the_form_and_of_flows_that_are_enabled_can_be_pressed() {
    var form = TestForm.with(NAME, PHASE);
    var other = TestForm.with(NAME, PHASE);
    var flow = TestFlow.live(close(form));
    var record = form.submit(MEMBER, "phase", "开").expect(201).text("id");
    var elsewhere = other.submit(MEMBER, "phase", "开").expect(201).text("id");
    press(MEMBER, other, elsewhere, key(flow)).expectProblem(404, "not-found");
    press(MEMBER, form, elsewhere, key(flow)).expectProblem(404, "not-found");
    press(MEMBER, form, record, "nothing").expectProblem(404, "not-found");
    press(Api.signIn("otherowner"), form, record, key(flow)).expectProblem(404, "not-found");
    BUILDER.post(flow.path("/disable"), "").expect(200);
    press(MEMBER, form, record, key(flow)).expectProblem(404, "not-found");
    assertThat(MEMBER.get(form.path("/" + record)).expect(200).body().at("/buttons")).isEmpty();
  }

  @Test
  void only_changes_of_the_named_fields_start_the_flow() {
    var form = TestForm.with(NAME, PHASE);
    var flow =
        TestFlow.live(
            """
            {'trigger':{'type':'recordUpdated','form':'%s','fields':['phase']},
             'steps':[{'key':'look','type':'compute','values':{'a':{'cel':'trigger.before.phase'}}}]}
            """
                .formatted(form.key()));
    var record = form.add("name", "甲");
    form.change(record, "name", "乙").expect(200);
    form.change(record, "name", "丙", "phase", "开").expect(200);
    form.change(record, "phase", null).expect(200);
    assertThat(engine.awaitIdle(Duration.ofSeconds(30))).isTrue();
    assertThat(BUILDER.get(flow.path("/runs")).expect(200).body().at("/items")).hasSize(2);
    saveWithoutPhase(form).expectProblem(409, "field-in-use");
  }

  private static Api.Answer saveWithoutPhase(TestForm form) {
    return form.builder()
        .with("If-Match", "\"1\"")
        .put("/forms/" + form.key(), Map.of("name", "x", "definition", TestForm.definition(NAME)));
  }

  @Test
  void triggers_are_checked_before_they_are_published() {
    var form = TestForm.with(NAME, PHASE);
    assertThat(found("{'type':'rowButton','form':'%s'}".formatted(form.key())))
        .containsExactly("trigger.label required");
    assertThat(found("{'type':'recordUpdated','form':'%s','fields':['x']}".formatted(form.key())))
        .containsExactly("trigger.fields.x unknown-field");
    assertThat(found("{'type':'schedule'}"))
        .containsExactly("trigger.cron required", "trigger.zone required");
    assertThat(found("{'type':'schedule','cron':'0 9 * *','zone':'Mars/Base'}"))
        .containsExactly("trigger.cron invalid-cron", "trigger.zone unknown-zone");
    assertThat(found("{'type':'schedule','cron':'0 9 30 2 *','zone':'Asia/Shanghai'}"))
        .containsExactly("trigger.cron never-due");
    assertThat(
            found(
                """
                {'type':'webhook','path':'/x','inputs':[{'key':'a'},{'key':'A b','type':'text'}],
                 'key':'trigger.body.b','secret':'nothing'}
                """))
        .containsExactly(
            "trigger.path invalid-path",
            "trigger.inputs.a required",
            "trigger.inputs.A b invalid-key",
            "trigger.key unknown-path",
            "trigger.secret unknown-secret");
  }

  private static List<String> found(String trigger) {
    var flow =
        TestFlow.draft(
            "{'trigger':%s,'steps':[{'key':'a','type':'compute','values':{'x':{'value':1}}}]}"
                .formatted(trigger));
    return problems(flow.read().body().at("/problems"), "path");
  }
}
