package org.convoke.server.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.records.TestForm.faults;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.convoke.database.Database;
import org.convoke.server.Api;
import org.convoke.server.Api.Answer;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class FormsTest {

  private static final String NAME = "{'key':'name','type':'text','label':'名称'}";
  private static final String SIZE = "{'key':'size','type':'number','label':'数量'}";

  @Inject Database database;

  private static Answer save(TestForm form, String... fields) {
    var version = form.builder().get("/forms/%s", form.key()).header("ETag");
    return form.builder().with("If-Match", version).put("/forms/" + form.key(), content(fields));
  }

  private static Map<String, Object> content(String... fields) {
    return Map.of("name", "改过", "definition", TestForm.definition(fields));
  }

  @Test
  void a_form_is_read_as_it_was_saved() {
    var select =
        "{'key':'kind','type':'select','label':'类型','required':true,'default':{'type':'value','value':'a'},"
            + "'options':{'type':'static','items':[{'value':'a','label':'甲'}]}}";
    var serial =
        "{'key':'number','type':'serial','label':'编号','prefix':'GC-','digits':6,'reset':'YEAR'}";
    var form = TestForm.with(NAME, SIZE, select, serial);
    var answer = form.builder().get("/forms/%s", form.key()).expect(200);
    assertThat(answer.body().at("/definition"))
        .isEqualTo(TestForm.definition(NAME, SIZE, select, serial));
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    var byId = Api.signIn("wangfang").get("/forms/%s", answer.text("id")).expect(200);
    assertThat(byId.body()).isEqualTo(answer.body());
  }

  @Test
  void saving_needs_the_version_that_was_changed() {
    var form = TestForm.with(NAME);
    var builder = form.builder();
    builder.put("/forms/" + form.key(), content(NAME)).expectProblem(428, "if-match-required");
    var first = save(form, NAME, SIZE).expect(200);
    assertThat(first.header("ETag")).isEqualTo("\"2\"");
    assertThat(first.text("name")).isEqualTo("改过");
    builder
        .with("If-Match", "\"1\"")
        .put("/forms/" + form.key(), content(NAME))
        .expectProblem(412, "stale");
    builder
        .with("If-Match", "newest")
        .put("/forms/" + form.key(), content(NAME))
        .expectProblem(400, "invalid-parameter");
    assertThat(builder.get("/forms/%s", form.key()).header("ETag")).isEqualTo("\"2\"");
  }

  @Test
  void what_another_node_saved_and_told_nobody_is_read_after_the_first_refusal() {
    var form = TestForm.with(NAME);
    var builder = form.builder();
    var id = builder.get("/forms/%s", form.key()).expect(200).text("id");
    database
        .update("test.savedElsewhere", "update form set version = 2 where id = :id")
        .bind("id", UUID.fromString(id))
        .execute();
    builder
        .with("If-Match", "\"1\"")
        .put("/forms/" + form.key(), content(NAME))
        .expectProblem(412, "stale");
    assertThat(builder.get("/forms/%s", form.key()).header("ETag")).isEqualTo("\"2\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'key':'Name','type':'text','label':'x'} | definition.fields[0].key invalid-key",
        "{'key':'serial','type':'text','label':'x'} | definition.fields[0].key invalid-key",
        "{'key':'a','type':'text','label':' '} | definition.fields[0].label required",
        "{'key':'a','type':'text','label':'x'},{'key':'a','type':'text','label':'y'} | definition.fields[1].key duplicate-key",
        "{'key':'a','type':'text','label':'x','minLength':9,'maxLength':3} | definition.fields[0].minLength too-large",
        "{'key':'a','type':'text','label':'x','maxLength':0} | definition.fields[0].maxLength too-small",
        "{'key':'a','type':'number','label':'x','min':2,'max':1} | definition.fields[0].min too-large",
        "{'key':'a','type':'number','label':'x','max':1e40} | definition.fields[0].max too-large",
        "{'key':'a','type':'number','label':'x','scale':11} | definition.fields[0].scale too-large",
        "{'key':'a','type':'select','label':'x'} | definition.fields[0].options required",
        "{'key':'a','type':'select','label':'x','options':{'type':'static','items':[]}} | definition.fields[0].options.items required",
        "{'key':'a','type':'select','label':'x','options':{'type':'static','items':[{'value':'1','label':'1'},{'value':'1','label':'2'}]}} | definition.fields[0].options.items[1].value duplicate-value",
        "{'key':'a','type':'select','label':'x','options':{'type':'form','form':'no-such','field':'name'}} | definition.fields[0].options unknown-form",
        "{'key':'a','type':'select','label':'x','options':{'type':'form','form':'group-ledger','field':'colour'}} | definition.fields[0].options unknown-field",
        "{'key':'a','type':'select','label':'x','options':{'type':'form','form':'create-group','field':'members'}} | definition.fields[0].options.field does-not-fit",
        "{'key':'a','type':'number','label':'x','linkage':{'form':'group-ledger','take':'name','when':[{'field':'name','equals':'a'}]}} | definition.fields[0].linkage rule-cycle",
        "{'key':'a','type':'number','label':'x','linkage':{'form':'group-ledger','take':'name','when':[{'field':'name','equals':'b'}]}},{'key':'b','type':'text','label':'y'} | definition.fields[0].linkage.take does-not-fit",
        "{'key':'a','type':'text','label':'x','linkage':{'form':'group-ledger','take':'name','when':[]}} | definition.fields[0].linkage.when required",
        "{'key':'a','type':'text','label':'x','linkage':{'form':'group-ledger','take':'name','when':[{'field':'name','equals':'q'}]}} | definition.fields[0].linkage.when[0].equals unknown-field",
        "{'key':'a','type':'text','label':'x','default':{'type':'value','value':7}} | definition.fields[0].default.value wrong-type",
        "{'key':'a','type':'text','label':'x','default':{'type':'currentPerson'}} | definition.fields[0].default does-not-fit",
        "{'key':'a','type':'serial','label':'x','digits':0} | definition.fields[0].digits too-small"
      })
  void a_definition_that_makes_no_sense_is_refused_where_it_does_not(String fields, String fault) {
    var answer =
        Api.signIn("zhangwei")
            .post("/forms", Map.of("name", "错", "definition", TestForm.definition(fields)))
            .expect(422);
    assertThat(faults(answer)).contains(fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':'x','definition':{}}",
        "{'name':'x','definition':{'fields':[7]}}",
        "{'name':'x','definition':{'fields':[{'key':'a','type':'hologram','label':'x'}]}}",
        "{'name':'x','definition':{'fields':[{'key':'a','label':'x'}]}}",
        "{'name':'x','definition':{'fields':[{'key':'a','type':'text','label':'x','colour':'red'}]}}",
        "{'name':'x','definition':{'fields':[{'key':'a','type':'text','label':'x','linkage':{}}]}}",
        "{'name':'x','definition':{'fields':[{'key':'a','type':'select','label':'x','options':{'type':'static'}}]}}",
        "{'name':'a\\u0000'}",
        "{'name':''}",
        "{'name':'x','key':'Not A Key'}",
        "{'name':'x','appId':'018f0000-0000-7000-8000-000000000000'}"
      })
  void what_is_no_form_is_refused_without_trouble(String body) {
    var answer = Api.signIn("zhangwei").post("/forms", body.replace('\'', '"'));
    assertThat(answer.status()).as(answer.response().body()).isBetween(400, 422);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void a_circle_of_linkages_is_named() {
    var one =
        "{'key':'one','type':'text','label':'甲','linkage':{'form':'group-ledger','take':'name','when':[{'field':'name','equals':'two'}]}}";
    var two =
        "{'key':'two','type':'text','label':'乙','linkage':{'form':'group-ledger','take':'name','when':[{'field':'name','equals':'one'}]}}";
    var answer =
        Api.signIn("zhangwei")
            .post("/forms", Map.of("name", "圈", "definition", TestForm.definition(NAME, one, two)))
            .expectProblem(422, "rule-cycle");
    assertThat(answer.text("detail")).contains("甲 → 乙 → 甲");
    assertThat(faults(answer))
        .containsExactly(
            "definition.fields[1].linkage rule-cycle", "definition.fields[2].linkage rule-cycle");
  }

  @Test
  void a_field_with_values_keeps_its_meaning() {
    var form = TestForm.with(NAME, SIZE);
    form.add("name", "甲", "size", 3);
    var wrong =
        save(form, NAME, SIZE.replace("number", "date")).expectProblem(409, "field-has-values");
    assertThat(faults(wrong)).containsExactly("definition.fields.size field-has-values");
    save(form, NAME.replace("text", "textarea"), SIZE).expect(200);
    save(form, NAME).expect(200);
    save(form, NAME, SIZE.replace("number", "text")).expectProblem(409, "field-has-values");
    save(form, NAME, SIZE).expect(200);
    assertThat(form.builder().get(form.path("")).body().at("/items/0/values/size").asInt())
        .isEqualTo(3);
  }

  @Test
  void a_field_becomes_unique_when_its_values_are() {
    var form = TestForm.with(NAME);
    var first = form.add("name", "甲");
    form.add("name", "甲");
    var unique = NAME.replace("}", ",'unique':true}");
    save(form, unique).expectProblem(409, "field-has-duplicates");
    form.change(first, "name", "乙").expect(200);
    save(form, unique).expect(200);
    form.submit("name", "甲").expectProblem(409, "duplicate-value");
    form.submit("name", "乙").expectProblem(409, "duplicate-value");
    form.add("name", "丙");
  }

  @Test
  void a_form_that_others_fill_from_stays_and_keeps_what_they_use() {
    var source = TestForm.with(NAME, SIZE);
    var other =
        TestForm.with(
            "{'key':'pick','type':'select','label':'选择','options':{'type':'form','form':'%s','field':'name'}}"
                .formatted(source.key()));
    var builder = source.builder();
    var inUse = builder.delete("/forms/" + source.key()).expectProblem(409, "form-in-use");
    assertThat(inUse.text("errors.0.detail")).contains("选择");
    var lost = save(source, SIZE).expectProblem(409, "field-in-use");
    assertThat(faults(lost)).containsExactly("definition.fields.name field-in-use");
    save(source, NAME).expect(200);
    builder.delete("/forms/" + other.key()).expect(204);
    builder.delete("/forms/" + source.key()).expect(204);
    builder.get("/forms/%s", source.key()).expectProblem(404, "not-found");
  }

  @Test
  void only_builders_change_forms_and_only_their_organizations() {
    var form = TestForm.with(NAME);
    var member = Api.signIn("wangfang");
    member.post("/forms", Map.of("name", "不行")).expectProblem(403, "forbidden");
    member.delete("/forms/" + form.key()).expectProblem(403, "forbidden");
    var stranger = Api.signIn("otherbuilder");
    stranger.get("/forms/%s", form.key()).expectProblem(404, "not-found");
    stranger.delete("/forms/" + form.key()).expectProblem(404, "not-found");
    stranger
        .with("If-Match", "\"1\"")
        .put("/forms/" + form.key(), content(NAME))
        .expectProblem(404, "not-found");
    assertThat(stranger.get("/forms").body().at("/items").findValuesAsText("key"))
        .doesNotContain(form.key());
    stranger.post("/forms", Map.of("name", "同名", "key", form.key())).expect(201);
  }

  @Test
  void a_key_is_used_once_and_made_of_the_name_when_none_is_given() {
    var builder = Api.signIn("zhangwei");
    var key = "k-" + UUID.randomUUID().toString().substring(0, 8);
    builder.post("/forms", Map.of("name", "一", "key", key)).expect(201);
    builder.post("/forms", Map.of("name", "二", "key", key)).expectProblem(409, "duplicate-key");
    assertThat(builder.post("/forms", Map.of("name", "Trip Report 2")).text("key"))
        .startsWith("trip-report-2-");
    assertThat(builder.post("/forms", Map.of("name", "出差报告")).text("key")).startsWith("form-");
  }

  @Test
  void the_same_key_creates_once() {
    var builder = Api.signIn("zhangwei").with("Idempotency-Key", UUID.randomUUID().toString());
    var first = builder.post("/forms", Map.of("name", "一次")).expect(201);
    var again = builder.post("/forms", Map.of("name", "一次")).expect(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).isEqualTo("\"1\"");
    builder.post("/apps", Map.of("name", "一次")).expectProblem(409, "idempotency-key-reused");
    var other = Api.signIn("zhangwei").with("Idempotency-Key", UUID.randomUUID().toString());
    assertThat(other.post("/apps", Map.of("name", "一次")).expect(201).text("id"))
        .isEqualTo(other.post("/apps", Map.of("name", "一次")).expect(201).text("id"));
  }

  @Test
  void a_field_that_a_published_flow_uses_stays() {
    var form = TestForm.with(NAME, SIZE);
    var flow =
        "{'trigger':{'type':'recordCreated','form':'F'},'steps':[{'key':'copy','type':'addRecord','form':'F','values':{'name':{'cel':'trigger.record.name'}}}]}"
            .replace("F", form.key());
    var builder = form.builder();
    var made =
        builder
            .post("/flows", Map.of("name", "抄写", "definition", TestForm.json(flow)))
            .expect(201)
            .text("id");
    builder.post("/flows/" + made + "/publish", "").expect(200);
    var lost = save(form, SIZE).expectProblem(409, "field-in-use");
    assertThat(lost.response().body()).contains("抄写").contains("copy");
    save(form, NAME).expect(200);
    builder.delete("/forms/" + form.key()).expectProblem(409, "form-in-use");
    builder.delete("/flows/" + made).expect(204);
    save(form, SIZE).expect(200);
    builder.delete("/forms/" + form.key()).expect(204);
  }
}
