package org.convoke.server.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.flows.TestFlow.createChat;
import static org.convoke.server.flows.TestFlow.onCreated;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convoke.database.Database;
import org.convoke.server.Api;
import org.convoke.server.Api.Answer;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.Test;

/// What a flow would do, with nothing done.
@QuarkusTest
class FlowPlansTest {

  private static final Api BUILDER = Api.signIn("zhangwei");

  private static final String[] GROUP = {
    "{'key':'name','type':'text','label':'群聊名称','required':true}",
    "{'key':'owner','type':'member','label':'群主'}",
    "{'key':'members','type':'members','label':'群成员'}",
  };

  private static final String[] ROW = {
    "{'key':'name','type':'text','label':'群聊名称','required':true}",
    "{'key':'chatId','type':'text','label':'群聊ID'}",
  };

  @Inject Database database;

  private static Answer plan(TestFlow flow, Map<String, ?> wish) {
    return BUILDER.post(flow.path("/plan"), wish).expect(200);
  }

  private static List<String> texts(Answer answer, String list, String part) {
    var all = new ArrayList<String>();
    answer.body().path(list).forEach(each -> all.add(each.path(part).asText()));
    return all;
  }

  private static String addRow(TestForm ledger) {
    return """
    {'key':'row','type':'addRecord','form':'%s','values':{'name':{'cel':'trigger.record.name'},
      'chatId':{'cel':'steps.create.chatId'}}}
    """
        .formatted(ledger.key());
  }

  private static String find(TestForm ledger, String ifMissing) {
    return """
    {'key':'find','type':'getRecord','form':'%s','ifMissing':'%s','where':
      {'all':[{'field':'name','op':'equals','cel':'trigger.record.name'}]}}
    """
        .formatted(ledger.key(), ifMissing);
  }

  private static Map<String, Object> group(String name, Api... members) {
    var ids = List.of(members).stream().map(each -> each.person().toString()).toList();
    return Map.of("name", name, "owner", ids.getFirst(), "members", ids);
  }

  private List<Long> rows() {
    return database
        .query(
            "test.rows",
            """
            select (select count(*) from record) as records,
              (select count(*) from run) as runs,
              (select count(*) from run_step) as steps,
              (select count(*) from effect) as effects,
              (select count(*) from chat) as chats,
              (select count(*) from message) as messages,
              (select coalesce(sum(next), 0) from serial_counter) as serials
            """)
        .one(
            row ->
                List.of(
                    row.number("records"),
                    row.number("runs"),
                    row.number("steps"),
                    row.number("effects"),
                    row.number("chats"),
                    row.number("messages"),
                    row.number("serials")));
  }

  @Test
  void a_group_that_can_be_created_is_planned_and_nothing_is_written() {
    var form = TestForm.with(GROUP);
    var ledger = TestForm.with(ROW);
    var flow =
        TestFlow.draft(onCreated(form, createChat("create"), addRow(ledger), find(ledger, "FAIL")));
    var before = rows();
    var values = group("报价组", BUILDER, Api.signIn("wangfang"));
    var plan = plan(flow, Map.of("values", values));
    assertThat(rows()).isEqualTo(before);
    assertThat(plan.text("end")).as(plan.response().body()).isEqualTo("DONE");
    assertThat(texts(plan, "steps", "path")).containsExactly("create", "row", "find");
    assertThat(texts(plan, "steps", "what")).containsExactly("ACTS", "CHANGES", "READS");
    assertThat(plan.text("steps.0.name")).isEqualTo("创建群聊");
    assertThat(plan.text("steps.0.type")).isEqualTo("action");
    assertThat(plan.body().at("/steps/0/plan/accepted").size()).isEqualTo(2);
    assertThat(plan.body().at("/steps/0/plan/rejected").isEmpty()).isTrue();
    assertThat(plan.text("steps.1.input.chatId")).isEqualTo(plan.text("steps.0.output.chatId"));
    assertThat(plan.text("steps.2.output.id")).isEqualTo(plan.text("steps.1.output.id"));
    assertThat(plan.body().path("problems").isEmpty()).isTrue();
    assertThat(plan.body().at("/references/people").size()).isEqualTo(2);
  }

  @Test
  void a_person_who_left_is_named_with_reason_and_remedy() {
    var form = TestForm.with(GROUP);
    var step =
        createChat("create").replace("{'cel':'trigger.record.members'}", "{'value':['%s','%s']}");
    var departed = Api.signIn("lina").get("/people?state=DEPARTED").expect(200).text("items.0.id");
    var flow = TestFlow.draft(onCreated(form, step.formatted(BUILDER.person(), departed)));
    var plan = plan(flow, Map.of("values", group("报价组", BUILDER)));
    assertThat(plan.text("end")).isEqualTo("FAILED");
    assertThat(plan.text("steps.0.plan.rejected.0.person")).isEqualTo(departed);
    assertThat(plan.text("steps.0.plan.rejected.0.code")).isEqualTo("person-departed");
    assertThat(plan.text("steps.0.plan.rejected.0.remedy")).isNotBlank();
    assertThat(plan.text("steps.0.problem.detail")).isNotBlank();
  }

  @Test
  void the_branch_that_holds_is_taken() {
    var form = TestForm.with(GROUP);
    var branch =
        """
        {'key':'which','type':'branch','branches':[{'key':'big','name':'大单','steps':[
          {'key':'one','type':'compute','values':{'x':{'value':1}}}],
          'when':{'all':[{'left':'trigger.record.name','op':'equals','value':'大单'}]}}],
         'otherwise':[{'key':'two','type':'compute','values':{'x':{'value':2}}}]}
        """;
    var flow = TestFlow.draft(onCreated(form, branch));
    var big = plan(flow, Map.of("values", Map.of("name", "大单")));
    assertThat(texts(big, "steps", "path")).containsExactly("which", "which.big.one");
    assertThat(big.text("steps.0.branch")).isEqualTo("big");
    var small = plan(flow, Map.of("values", Map.of("name", "小单")));
    assertThat(texts(small, "steps", "path")).containsExactly("which", "which.otherwise.two");
  }

  @Test
  void a_loop_goes_through_the_members() {
    var form = TestForm.with(GROUP);
    var loop =
        """
        {'key':'each','type':'forEach','items':{'cel':'trigger.record.members'},
         'collect':{'cel':'steps.who.person'},'steps':[
           {'key':'who','type':'compute','values':{'person':{'cel':'loop.each.item'}}}]}
        """;
    var flow = TestFlow.draft(onCreated(form, loop));
    var wangfang = Api.signIn("wangfang");
    var plan = plan(flow, Map.of("values", group("报价组", BUILDER, wangfang)));
    assertThat(texts(plan, "steps", "path")).containsExactly("each", "each.0.who", "each.1.who");
    assertThat(plan.text("steps.0.output.count")).isEqualTo("2");
    assertThat(plan.text("steps.2.output.person")).isEqualTo(wangfang.person().toString());
  }

  @Test
  void reads_are_really_read() {
    var form = TestForm.with(GROUP);
    var ledger = TestForm.with(ROW);
    var row = ledger.add("name", "老客户", "chatId", "C1");
    var flow = TestFlow.draft(onCreated(form, find(ledger, "FAIL")));
    var found = plan(flow, Map.of("values", Map.of("name", "老客户")));
    assertThat(found.text("steps.0.output.id")).isEqualTo(row);
    assertThat(found.text("steps.0.output.chatId")).isEqualTo("C1");
    var missing = plan(flow, Map.of("values", Map.of("name", "新客户")));
    assertThat(missing.text("end")).isEqualTo("FAILED");
    assertThat(missing.text("steps.0.problem.code")).isEqualTo("not-found");
    var goesOn = TestFlow.draft(onCreated(form, find(ledger, "CONTINUE")));
    var absent = plan(goesOn, Map.of("values", Map.of("name", "新客户")));
    assertThat(absent.text("end")).isEqualTo("DONE");
    assertThat(absent.text("steps.0.output.found")).isEqualTo("false");
  }

  @Test
  void an_expression_that_is_wrong_fails_at_its_step() {
    var form = TestForm.with(GROUP);
    var flow =
        TestFlow.draft(
            onCreated(
                form,
                "{'key':'fine','type':'compute','values':{'x':{'value':1}}}",
                "{'key':'broken','type':'compute','values':{'x':{'cel':'trigger.record.nothing'}}}"));
    var plan = plan(flow, Map.of("values", Map.of("name", "甲")));
    assertThat(texts(plan, "steps", "key")).containsExactly("fine", "broken");
    assertThat(plan.text("steps.1.problem.code")).isEqualTo("unknown-path");
    assertThat(plan.text("end")).isEqualTo("FAILED");
    assertThat(texts(plan, "problems", "path")).containsExactly("steps.broken.values.x");
  }

  @Test
  void other_systems_are_not_called_and_secrets_not_shown() {
    var form = TestForm.with(GROUP);
    var call =
        """
        {'key':'http','type':'httpRequest','method':'POST','url':{'value':'http://127.0.0.1:9/'},
         'headers':{'Authorization':{'secret':'crm'}},'body':{'type':'json','values':{
           'name':{'cel':'trigger.record.name'}}}}
        """;
    var wait =
        "{'key':'wait','type':'wait','until':{'type':'duration','amount':{'value':3},'unit':'DAYS'}}";
    var flow = TestFlow.draft(onCreated(form, call, wait));
    var plan = plan(flow, Map.of("values", Map.of("name", "甲")));
    assertThat(plan.text("end")).isEqualTo("DONE");
    assertThat(plan.text("steps.0.input.body.name")).isEqualTo("甲");
    assertThat(plan.text("steps.0.input.headers.Authorization.secret")).isEqualTo("crm");
    assertThat(plan.text("steps.1.what")).isEqualTo("WAITS");
  }

  @Test
  void a_record_that_exists_is_the_event_and_its_filter_is_looked_at() {
    var form = TestForm.with(GROUP);
    var record = form.add("name", "小单");
    var flow =
        TestFlow.draft(
            """
            {'trigger':{'type':'recordCreated','form':'%s','filter':
              {'all':[{'field':'name','op':'equals','value':'大单'}]}},
             'steps':[{'key':'x','type':'compute','values':{'n':{'cel':'trigger.record.name'}}}]}
            """
                .formatted(form.key()));
    var plan = plan(flow, Map.of("record", record));
    assertThat(plan.text("steps.0.output.n")).isEqualTo("小单");
    assertThat(texts(plan, "problems", "code")).containsExactly("filter-not-met");
  }

  @Test
  void a_chat_that_is_made_up_can_be_changed_and_written_to() {
    var form = TestForm.with(GROUP);
    var update =
        """
        {'key':'rename','type':'action','connection':'builtin','action':'updateChat','inputs':
          {'chatId':{'cel':'steps.create.chatId'},'name':{'value':'新名称'}}}
        """;
    var say =
        """
        {'key':'say','type':'sendMessage','to':{'type':'chat','chat':{'cel':'steps.create.chatId'}},
         'text':{'value':'你好'}}
        """;
    var flow = TestFlow.draft(onCreated(form, createChat("create"), update, say));
    var plan = plan(flow, Map.of("values", group("报价组", BUILDER)));
    assertThat(plan.text("end")).as(plan.response().body()).isEqualTo("DONE");
    assertThat(plan.text("steps.1.output.name")).isEqualTo("新名称");
  }

  @Test
  void an_event_that_is_incomplete_is_refused() {
    var form = TestForm.with(GROUP);
    var flow = TestFlow.draft(onCreated(form, createChat("create")));
    var path = flow.path("/plan");
    BUILDER.post(path, Map.of()).expectProblem(422, "invalid-input");
    var faults = BUILDER.post(path, Map.of("values", Map.of())).expectProblem(422, "invalid-input");
    assertThat(TestForm.faults(faults)).containsExactly("name required");
    BUILDER
        .post(path, Map.of("version", "PUBLISHED", "values", Map.of("name", "甲")))
        .expectProblem(409, "not-published");
    var called =
        TestFlow.draft(
            """
            {'trigger':{'type':'call','inputs':[
              {'key':'who','label':'谁','type':'text','required':true}]},
             'steps':[{'key':'x','type':'compute','values':{'n':{'cel':'trigger.inputs.who'}}}]}
            """);
    BUILDER.post(called.path("/plan"), Map.of()).expectProblem(422, "invalid-input");
    var plan = plan(called, Map.of("inputs", Map.of("who", "甲")));
    assertThat(plan.text("steps.0.output.n")).isEqualTo("甲");
  }

  @Test
  void a_plan_is_bounded() {
    var form = TestForm.with("{'key':'count','type':'number','label':'数'}");
    var loop =
        """
        {'key':'outer','type':'forEach','items':{'value':[1,2,3,4,5,6,7,8,9,10,11,12]},'steps':[
          {'key':'inner','type':'forEach',
           'items':{'value':[%s]},'steps':[
             {'key':'x','type':'compute','values':{'n':{'value':1}}}]}]}
        """
            .formatted("1,".repeat(99) + "1");
    var plan = plan(TestFlow.draft(onCreated(form, loop)), Map.of("values", Map.of()));
    assertThat(plan.text("end")).isEqualTo("UNFINISHED");
    assertThat(plan.body().path("steps").size()).isEqualTo(500);
  }

  private static final String INNER =
      """
      {'trigger':{'type':'call','inputs':[
        {'key':'who','label':'谁','type':'text','required':true}]},
       'steps':[{'key':'greet','type':'compute','values':{'text':{'cel':'\\"你好\\" + trigger.inputs.who'}}},
         {'key':'end','type':'stop','outcome':'%s','outputs':{'text':{'cel':'steps.greet.text'}}}]}
      """;

  private static String call(TestFlow inner) {
    return """
    {'key':'call','type':'callFlow','flow':'%s','inputs':{'who':{'cel':'trigger.record.name'}}}
    """
        .formatted(inner.read().text("key"));
  }

  @Test
  void a_flow_that_is_called_is_gone_through_too() {
    var inner = TestFlow.live(INNER.formatted("DONE"));
    var form = TestForm.with(GROUP);
    var after = "{'key':'after','type':'compute','values':{'said':{'cel':'steps.call.text'}}}";
    var before = rows();
    var flow = TestFlow.draft(onCreated(form, call(inner), after));
    var plan = plan(flow, Map.of("values", Map.of("name", "甲")));
    assertThat(plan.text("end")).as(plan.response().body()).isEqualTo("DONE");
    assertThat(plan.text("steps.0.called.flow")).isEqualTo(inner.id());
    assertThat(plan.text("steps.0.called.end")).isEqualTo("DONE");
    assertThat(plan.text("steps.0.called.steps.0.type")).isEqualTo("compute");
    assertThat(plan.text("steps.1.output.said")).isEqualTo("你好甲");
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void a_flow_that_is_called_and_fails_fails_the_step() {
    var inner = TestFlow.live(INNER.formatted("FAILED"));
    var form = TestForm.with(GROUP);
    var waits = TestFlow.draft(onCreated(form, call(inner)));
    var plan = plan(waits, Map.of("values", Map.of("name", "甲")));
    assertThat(plan.text("end")).isEqualTo("FAILED");
    assertThat(plan.text("steps.0.problem.code")).isEqualTo("called-flow-failed");
    assertThat(plan.text("steps.0.called.end")).isEqualTo("FAILED");
    var goesOn =
        TestFlow.draft(onCreated(form, call(inner).replace("'inputs'", "'wait':false,'inputs'")));
    assertThat(plan(goesOn, Map.of("values", Map.of("name", "甲"))).text("end")).isEqualTo("DONE");
  }

  @Test
  void flows_that_call_each_other_in_a_circle_come_to_an_end() {
    var form = TestForm.with(GROUP);
    var inner =
        TestFlow.live(
            """
            {'trigger':{'type':'call','inputs':[{'key':'who','label':'谁','type':'text'}]},
             'steps':[{'key':'x','type':'compute','values':{'n':{'value':1}}}]}
            """);
    inner
        .save(
            inner.read().header("ETag"),
            """
            {'trigger':{'type':'call','inputs':[{'key':'who','label':'谁','type':'text'}]},
             'steps':[{'key':'again','type':'callFlow','flow':'%s','inputs':{}}]}
            """
                .formatted(inner.read().text("key")))
        .expect(200);
    BUILDER.post(inner.path("/publish"), "").expect(200);
    var flow = TestFlow.draft(onCreated(form, call(inner)));
    var plan = plan(flow, Map.of("values", Map.of("name", "甲")));
    assertThat(plan.text("end")).isEqualTo("FAILED");
    assertThat(plan.response().body()).contains("call-loop");
  }
}
