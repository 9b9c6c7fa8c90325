package org.convoke.server.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.flows.TestFlow.createChat;
import static org.convoke.server.flows.TestFlow.onCreated;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.convoke.database.Database;
import org.convoke.engine.Engine;
import org.convoke.server.Api;
import org.convoke.server.Api.Answer;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.Test;

/// Runs that are saved as tests, and gone through again.
@QuarkusTest
class FlowTestsTest {

  private static final Api BUILDER = Api.signIn("zhangwei");

  private static final String[] GROUP = {
    "{'key':'name','type':'text','label':'群聊名称','required':true}",
    "{'key':'owner','type':'member','label':'群主'}",
    "{'key':'members','type':'members','label':'群成员'}",
  };

  private static final String[] ROW = {
    "{'key':'name','type':'text','label':'群聊名称','required':true,'unique':true}",
    "{'key':'chatId','type':'text','label':'群聊ID'}",
  };

  private static final String COMPUTE =
      "{'key':'title','type':'compute','values':{'text':{'cel':'trigger.record.name + \\\"组\\\"'}}}";

  @Inject Engine engine;
  @Inject Database database;

  private final TestForm form = TestForm.with(GROUP);
  private final TestForm ledger = TestForm.with(ROW);

  private String addRow(String nameCel) {
    return """
    {'key':'row','type':'addRecord','name':'写入汇总','form':'%s','values':{
      'name':{'cel':'%s'},'chatId':{'cel':'steps.create.chatId'}}}
    """
        .formatted(ledger.key(), nameCel);
  }

  private String group() {
    return onCreated(form, createChat("create"), addRow("trigger.record.name"), COMPUTE);
  }

  private String submit(String name) {
    var person = BUILDER.person().toString();
    var values = Map.of("name", name, "owner", person, "members", List.of(person));
    var answer = BUILDER.post(form.path(""), Map.of("values", values)).expect(201);
    assertThat(engine.awaitIdle(Duration.ofSeconds(20))).isTrue();
    return answer.text("runs.0.id");
  }

  private static String save(TestFlow flow, String run, String name) {
    return BUILDER
        .post(flow.path("/tests"), Map.of("run", run, "name", name))
        .expect(201)
        .text("id");
  }

  private static Answer run(TestFlow flow) {
    return BUILDER.post(flow.path("/tests/run"), Map.of()).expect(200);
  }

  private static void change(TestFlow flow, String definition) {
    flow.save(flow.read().header("ETag"), definition).expect(200);
  }

  /// `row CHANGED`, of the steps that are not as they were.
  private static List<String> faults(Answer results) {
    var all = new ArrayList<String>();
    for (var step : results.body().at("/items/0/steps")) {
      if (!step.path("what").asText().equals("SAME")) {
        all.add(step.path("path").asText() + " " + step.path("what").asText());
      }
    }
    return all;
  }

  private List<Long> rows() {
    return database
        .query(
            "test.rows",
            """
            select (select count(*) from record) as records, (select count(*) from run) as runs,
              (select count(*) from chat) as chats, (select count(*) from message) as messages
            """)
        .one(
            row ->
                List.of(
                    row.number("records"),
                    row.number("runs"),
                    row.number("chats"),
                    row.number("messages")));
  }

  @Test
  void a_run_passes_as_a_test_and_nothing_is_done() {
    var flow = TestFlow.live(group());
    var run = submit("报价组");
    save(flow, run, "报价");
    var before = rows();
    var results = run(flow);
    // the name in the ledger is there already, and may be there once: a test does not mind
    assertThat(results.text("passed")).as(results.response().body()).isEqualTo("1");
    assertThat(results.text("items.0.passed")).isEqualTo("true");
    assertThat(results.body().at("/items/0/steps").size()).isEqualTo(3);
    assertThat(results.text("items.0.steps.1.name")).isEqualTo("写入汇总");
    assertThat(rows()).isEqualTo(before);
    var listed = BUILDER.get(flow.path("/tests")).expect(200);
    assertThat(listed.text("items.0.run")).isEqualTo(run);
    assertThat(listed.text("items.0.end")).isEqualTo("DONE");
    assertThat(listed.text("items.0.steps")).isEqualTo("3");
  }

  @Test
  void what_a_step_is_given_otherwise_is_shown_and_can_be_accepted() {
    var flow = TestFlow.live(group());
    var test = save(flow, submit("甲"), "甲");
    change(
        flow,
        onCreated(form, createChat("create"), addRow("trigger.record.name + \\\"!\\\""), COMPUTE));
    var results = run(flow);
    assertThat(results.text("failed")).isEqualTo("1");
    assertThat(faults(results)).containsExactly("row CHANGED");
    var difference = results.body().at("/items/0/steps/1/differences/0");
    assertThat(difference.path("field").asText()).isEqualTo("input.name");
    assertThat(difference.path("expected").asText()).isEqualTo("甲");
    assertThat(difference.path("actual").asText()).isEqualTo("甲!");
    var published =
        BUILDER.post(flow.path("/tests/run"), Map.of("version", "PUBLISHED")).expect(200);
    assertThat(published.text("passed")).isEqualTo("1");
    var unsaved =
        BUILDER
            .post(
                flow.path("/tests/run"),
                Map.of("definition", TestForm.json(group()), "tests", List.of(test)))
            .expect(200);
    assertThat(unsaved.text("passed")).isEqualTo("1");
    BUILDER.post(flow.path("/tests/" + test + "/accept"), Map.of()).expect(200);
    assertThat(run(flow).text("passed")).isEqualTo("1");
  }

  @Test
  void what_the_flow_computes_is_compared_too() {
    var flow = TestFlow.live(group());
    save(flow, submit("乙"), "乙");
    change(
        flow,
        onCreated(
            form, createChat("create"), addRow("trigger.record.name"), COMPUTE.replace("组", "群")));
    assertThat(faults(run(flow))).containsExactly("title CHANGED");
  }

  @Test
  void steps_that_are_new_or_missing_are_named() {
    var flow = TestFlow.live(group());
    save(flow, submit("丙"), "丙");
    var say =
        """
        {'key':'say','type':'sendMessage','to':{'type':'chat','chat':{'cel':'steps.create.chatId'}},
         'text':{'value':'你好'}}
        """;
    change(flow, onCreated(form, createChat("create"), say, COMPUTE));
    var before = rows();
    var results = run(flow);
    assertThat(faults(results)).containsExactly("row MISSING", "say NEW");
    assertThat(results.text("items.0.steps.1.name")).isEqualTo("写入汇总");
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void another_way_is_a_difference_and_another_reason_for_the_same_way_is_none() {
    var branch =
        """
        {'key':'which','type':'branch','branches':[{'key':'big','name':'大单','steps':[
          {'key':'one','type':'compute','values':{'x':{'value':1}}}],
          'when':{'all':[{'left':'trigger.record.name','op':'equals','value':'%s'}]}}],
         'otherwise':[{'key':'two','type':'compute','values':{'x':{'value':2}}}]}
        """;
    var flow = TestFlow.live(onCreated(form, branch.formatted("大单")));
    save(flow, submit("大单"), "大单");
    change(flow, onCreated(form, branch.formatted("大单").replace("equals", "contains")));
    assertThat(run(flow).text("passed")).isEqualTo("1");
    change(flow, onCreated(form, branch.formatted("小单")));
    assertThat(faults(run(flow)))
        .containsExactly("which CHANGED", "which.big.one MISSING", "which.otherwise.two NEW");
  }

  @Test
  void a_filter_that_the_event_does_not_meet_any_more_is_a_difference() {
    var flow = TestFlow.live(onCreated(form, COMPUTE));
    save(flow, submit("小单"), "小单");
    change(
        flow,
        """
        {'trigger':{'type':'recordCreated','form':'%s','filter':
          {'all':[{'field':'name','op':'equals','value':'大单'}]}},'steps':[%s]}
        """
            .formatted(form.key(), COMPUTE));
    assertThat(run(flow).text("items.0.problems.0.code")).isEqualTo("filter-not-met");
    change(
        flow, "{'trigger':{'type':'recordDeleted','form':'%s'},'steps':[]}".formatted(form.key()));
    assertThat(run(flow).text("items.0.problems.0.code")).isEqualTo("trigger-changed");
  }

  @Test
  void a_run_that_failed_is_expected_to_fail_until_its_step_is_given_something_else() {
    ledger.add("name", "重名", "chatId", "C1");
    var flow = TestFlow.live(group());
    save(flow, submit("重名"), "重名");
    var results = run(flow);
    assertThat(results.text("passed")).as(results.response().body()).isEqualTo("1");
    assertThat(results.text("items.0.test.end")).isEqualTo("FAILED");
    assertThat(results.text("items.0.steps.1.problem.code"))
        .isEqualTo(results.text("items.0.steps.1.expectedProblem.code"))
        .isNotBlank();
    change(
        flow,
        onCreated(form, createChat("create"), addRow("trigger.record.name + \\\"2\\\""), COMPUTE));
    assertThat(faults(run(flow))).containsExactly("row CHANGED", "title NEW");
  }

  @Test
  void a_step_that_never_ended_still_does_not() {
    var lanes =
        """
        {'key':'both','type':'parallel','branches':[
          {'key':'left','steps':[{'key':'wait','type':'wait','until':
             {'type':'duration','amount':{'value':3},'unit':'DAYS'}},
             {'key':'late','type':'compute','values':{'x':{'value':1}}}]},
          {'key':'right','steps':[{'key':'end','type':'stop','outcome':'DONE'}]}]}
        """;
    var flow = TestFlow.live(onCreated(form, lanes));
    save(flow, submit("丁"), "丁");
    var results = run(flow);
    assertThat(results.text("passed")).as(results.response().body()).isEqualTo("1");
  }

  @Test
  void tests_have_names_of_their_own_and_go_with_their_flow() {
    var flow = TestFlow.live(group());
    var run = submit("戊");
    var test = save(flow, run, "戊");
    var path = flow.path("/tests");
    BUILDER.post(path, Map.of("run", run, "name", "戊")).expectProblem(409, "duplicate-name");
    BUILDER.post(path, Map.of("run", run, "name", " ")).expectProblem(422, "invalid-input");
    BUILDER.post(path, Map.of("name", "己")).expectProblem(422, "invalid-input");
    var other = TestFlow.live(onCreated(form, COMPUTE));
    BUILDER
        .post(other.path("/tests"), Map.of("run", run, "name", "庚"))
        .expectProblem(404, "not-found");
    BUILDER.send("DELETE", other.path("/tests/" + test), null).expectProblem(404, "not-found");
    BUILDER.send("DELETE", flow.path("/tests/" + test), null).expect(204);
    assertThat(BUILDER.get(path).expect(200).body().path("items")).isEmpty();
    save(flow, run, "戊");
    BUILDER.send("DELETE", flow.path(""), null).expect(204);
    long left =
        database
            .query("test.left", "select count(*) as n from flow_test where run_id = :run")
            .bind("run", UUID.fromString(run))
            .one(row -> row.number("n"));
    assertThat(left).isZero();
  }

  @Test
  void a_run_that_has_not_ended_is_no_test() {
    var flow =
        TestFlow.live(
            onCreated(
                form,
                "{'key':'wait','type':'wait','until':"
                    + "{'type':'duration','amount':{'value':3},'unit':'DAYS'}}"));
    BUILDER
        .post(flow.path("/tests"), Map.of("run", submit("辛"), "name", "辛"))
        .expectProblem(409, "run-not-ended");
  }
}
