package org.convoke.server.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.flows.TestFlow.createChat;
import static org.convoke.server.flows.TestFlow.onCreated;
import static org.convoke.server.flows.TestFlow.problems;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.convoke.server.Api;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FlowsTest {

  private static final String NAME = "{'key':'name','type':'text','label':'群聊名称','required':true}";
  private static final String OWNER = "{'key':'owner','type':'member','label':'群主'}";
  private static final String MEMBERS = "{'key':'members','type':'members','label':'群成员'}";
  private static final String COUNT = "{'key':'count','type':'number','label':'数量'}";
  private static final String CHAT_ID = "{'key':'chatId','type':'text','label':'群聊ID'}";

  private static TestForm createGroup() {
    return TestForm.with(NAME, OWNER, MEMBERS, COUNT);
  }

  @Test
  void a_draft_may_have_problems_and_says_which() {
    var flow = TestFlow.draft("{'trigger':{'type':'recordCreated','form':'nothing'},'steps':[]}");
    var answer = flow.read();
    assertThat(problems(answer.body().at("/problems"), "path"))
        .containsExactly("trigger.form unknown-form", "steps no-steps");
    assertThat(answer.body().at("/publishedVersion").isNull()).isTrue();
    assertThat(answer.body().at("/changed").asBoolean()).isTrue();
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void a_draft_is_saved_over_the_version_that_was_read() {
    var flow = TestFlow.draft("{}");
    var definition = onCreated(createGroup(), createChat("one"));
    flow.builder()
        .put(flow.path(""), Map.of("name", "x", "definition", Map.of()))
        .expectProblem(428, "if-match-required");
    var saved = flow.save("\"1\"", definition).expect(200);
    assertThat(saved.header("ETag")).isEqualTo("\"2\"");
    assertThat(saved.text("name")).isEqualTo("改名");
    assertThat(saved.body().at("/problems")).isEmpty();
    flow.save("\"1\"", definition).expectProblem(412, "stale");
  }

  @Test
  void everything_that_keeps_a_flow_from_being_published_is_listed() {
    var form = createGroup();
    var flow = TestFlow.draft("{}");
    var answer =
        flow.builder()
            .post(
                flow.path("/check"),
                Map.of("definition", TestForm.json(onCreated(form, bad(form)))))
            .expect(200);
    assertThat(problems(answer.body().at("/problems"), "path"))
        .containsExactlyInAnyOrder(
            "steps.chat.inputs.name unknown-path",
            "steps.chat.inputs.owner wrong-type",
            "steps.chat.inputs.members required",
            "steps.chat.inputs.colour unknown-input",
            "steps.pick.branches.a.when required",
            "steps.chat.key duplicate-key",
            "steps.chat.record required",
            "steps.chat.values.name step-not-before",
            "steps.chat.values.other unknown-field",
            "steps.chat.values.count expression-syntax",
            "steps.find.form unknown-form",
            "steps.find.where required",
            "steps.act.connection unknown-connection");
  }

  private static String[] bad(TestForm form) {
    return new String[] {
      """
      {'key':'chat','type':'action','connection':'builtin','action':'createChat',
       'inputs':{'name':{'cel':'trigger.record.nam'},'owner':{'cel':'trigger.record.count'},
         'colour':{'value':'red'}}}
      """,
      """
      {'key':'pick','type':'branch','branches':[{'key':'a','steps':[
        {'key':'inner','type':'addRecord','form':'%s','values':{
          'name':{'cel':'steps.chat.chatId'}}}]}]}
      """
          .formatted(form.key()),
      """
      {'key':'chat','type':'updateRecord','form':'%s','values':{
        'name':{'cel':'steps.inner.name'},'other':{'value':1},
        'count':{'cel':'trigger.record.count + '}}}
      """
          .formatted(form.key()),
      "{'key':'find','type':'getRecord','form':'gone'}",
      "{'key':'act','type':'action','connection':'x','action':'y'}"
    };
  }

  @Test
  void steps_of_control_are_checked_too() {
    var form = createGroup();
    var flow = TestFlow.draft("{}");
    var answer =
        flow.builder()
            .post(
                flow.path("/check"),
                Map.of("definition", TestForm.json(onCreated(form, badControl()))))
            .expect(200);
    assertThat(problems(answer.body().at("/problems"), "path"))
        .containsExactlyInAnyOrder(
            "steps.each.items wrong-type",
            "steps.each.concurrency out-of-range",
            "steps.both.branches required",
            "steps.early.values.b not-in-loop",
            "steps.early.values.c step-not-before",
            "steps.pause.until.amount wrong-type",
            "steps.calm.until required",
            "steps.empty.values required");
  }

  private static String[] badControl() {
    return new String[] {
      """
      {'key':'each','type':'forEach','items':{'cel':'trigger.record.count'},'concurrency':50,
       'steps':[{'key':'inner','type':'compute','values':{'a':{'cel':'loop.each.index + 1'}}}]}
      """,
      "{'key':'both','type':'parallel','branches':[{'key':'a','steps':[]}]}",
      """
      {'key':'early','type':'compute','values':{'a':{'cel':'steps.each.count'},
        'b':{'cel':'loop.each.item'},'c':{'cel':'steps.inner.a'}}}
      """,
      """
      {'key':'pause','type':'wait','until':{'type':'duration','amount':{'value':'x'}}}
      """,
      "{'key':'calm','type':'wait'}",
      "{'key':'empty','type':'compute'}",
      "{'key':'halt','type':'stop','message':{'cel':'trigger.record.name'}}"
    };
  }

  @Test
  void steps_over_several_records_are_checked_too() {
    var form = createGroup();
    var flow = TestFlow.draft("{}");
    var answer =
        flow.builder()
            .post(
                flow.path("/check"),
                Map.of("definition", TestForm.json(onCreated(form, badLists(form)))))
            .expect(200);
    assertThat(problems(answer.body().at("/problems"), "path"))
        .containsExactlyInAnyOrder(
            "steps.all.where unknown-field",
            "steps.all.sort.1.field unknown-field",
            "steps.all.limit out-of-range",
            "steps.change.where required",
            "steps.change.values required",
            "steps.drop.record required",
            "steps.clear.where required",
            "steps.clear.limit out-of-range",
            "steps.late.values.name unknown-path");
  }

  private static String[] badLists(TestForm form) {
    return new String[] {
      """
      {'key':'all','type':'getRecords','form':'%s','limit':1001,
       'where':{'field':'colour','op':'equals','value':'x'},
       'sort':[{'field':'name'},{'field':'colour','descending':true}]}
      """
          .formatted(form.key()),
      "{'key':'change','type':'updateRecords','form':'%s'}".formatted(form.key()),
      "{'key':'drop','type':'deleteRecord','form':'%s'}".formatted(form.key()),
      "{'key':'clear','type':'deleteRecords','form':'%s','limit':0}".formatted(form.key()),
      """
      {'key':'good','type':'updateRecords','form':'%1$s','values':{'count':{'value':1}},
       'where':{'field':'name','op':'in','cel':'steps.all.records.map(r, r.name)'}},
      {'key':'gone','type':'deleteRecord','form':'%1$s','record':{'cel':'steps.good.ids[0]'}},
      {'key':'late','type':'compute','values':{'name':{'cel':'steps.gone.count'},
       'total':{'cel':'steps.all.count + steps.good.count'}}}
      """
          .formatted(form.key())
    };
  }

  @Test
  void the_items_of_a_loop_over_people_are_people() {
    var form = createGroup();
    TestFlow.live(
        onCreated(
            form,
            """
            {'key':'each','type':'forEach','items':{'cel':'trigger.record.members'},'steps':[
              {'key':'chat','type':'action','connection':'builtin','action':'createChat',
               'inputs':{'name':{'cel':'trigger.record.name'},'owner':{'cel':'loop.each.item'},
                 'members':{'cel':'trigger.record.members'}}}],
             'collect':{'cel':'steps.chat.chatId'}}
            """));
  }

  @Test
  void a_flow_with_problems_is_not_published() {
    var flow = TestFlow.draft("{}");
    var answer =
        flow.builder()
            .english()
            .post(flow.path("/publish"), "")
            .expectProblem(422, "flow-has-problems");
    assertThat(problems(answer.body().at("/errors"), "field"))
        .containsExactly("trigger.form required", "steps no-steps");
    assertThat(answer.text("errors.0.detail")).isEqualTo("Choose a form.");
    flow.builder().post(flow.path("/enable"), "").expectProblem(409, "not-published");
  }

  @Test
  void what_is_published_stays_as_it_is_while_the_draft_goes_on() {
    var form = createGroup();
    var flow = TestFlow.live(onCreated(form, createChat("one")));
    var again = flow.builder().post(flow.path("/publish"), "").expect(200);
    assertThat(again.body().at("/publishedVersion").asInt()).isEqualTo(1);

    flow.save("\"1\"", onCreated(form, createChat("two"))).expect(200);
    var changed = flow.read();
    assertThat(changed.body().at("/changed").asBoolean()).isTrue();
    assertThat(changed.body().at("/publishedVersion").asInt()).isEqualTo(1);

    flow.builder().post(flow.path("/publish"), "").expect(200);
    var versions = flow.builder().get(flow.path("/versions")).expect(200);
    assertThat(versions.body().at("/items").findValuesAsText("version")).containsExactly("2", "1");
    assertThat(versions.text("items.1.definition.steps.0.key")).isEqualTo("one");
    assertThat(versions.text("items.0.publishedBy")).isEqualTo(flow.builder().person().toString());
  }

  @Test
  void a_form_keeps_the_fields_that_a_published_flow_uses() {
    var form = createGroup();
    var ledger = TestForm.with(NAME, CHAT_ID);
    TestFlow.live(onCreated(form, createChat("one"), row(ledger)));
    var answer = saveFields(form, NAME, OWNER).expectProblem(409, "field-in-use");
    assertThat(problems(answer.body().at("/errors"), "field"))
        .containsExactly("definition.fields.members field-in-use");
    assertThat(answer.text("errors.0.detail")).contains("节点 one");
    saveFields(form, NAME, OWNER, MEMBERS).expect(200);
    saveFields(ledger, NAME).expectProblem(409, "field-in-use");
    form.builder().delete("/forms/" + ledger.key()).expectProblem(409, "form-in-use");
  }

  private static String row(TestForm ledger) {
    return """
    {'key':'row','type':'addRecord','form':'%s','values':{
      'name':{'cel':'trigger.record.name'},'chatId':{'cel':'steps.one.chatId'}}}
    """
        .formatted(ledger.key());
  }

  private static Api.Answer saveFields(TestForm form, String... fields) {
    return form.builder()
        .with("If-Match", "\"1\"")
        .put(
            "/forms/" + form.key(), Map.of("name", "x", "definition", TestForm.definition(fields)));
  }

  @Test
  void a_key_names_one_flow_until_that_is_deleted() {
    var builder = Api.signIn("zhangwei");
    var wanted = Map.of("key", "twice", "name", "一次");
    var id = builder.post("/flows", wanted).expect(201).text("id");
    builder.post("/flows", wanted).expectProblem(409, "duplicate-key");
    assertThat(builder.get("/flows/twice").expect(200).text("id")).isEqualTo(id);
    builder.delete("/flows/twice").expect(204);
    builder.get("/flows/" + id).expectProblem(404, "not-found");
    builder.post("/flows", wanted).expect(201);
  }

  @Test
  void flows_are_for_builders_of_their_own_organization() {
    var flow = TestFlow.draft("{}");
    for (var call : List.of("", "/versions", "/runs")) {
      Api.signIn("wangfang").get(flow.path(call)).expectProblem(403, "forbidden");
      Api.signIn("otherbuilder").get(flow.path(call)).expectProblem(404, "not-found");
      Api.anonymous().get(flow.path(call)).expectProblem(401, "unauthenticated");
    }
    Api.signIn("otherbuilder").post(flow.path("/publish"), "").expectProblem(404, "not-found");
  }
}
