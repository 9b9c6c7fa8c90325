package org.convoke.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.records.TestForm.body;
import static org.convoke.server.records.TestForm.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.convoke.engine.Engine;
import org.convoke.server.Api;
import org.convoke.server.Api.Answer;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Holds what the server really answers against its description: every property of an answer is
/// described, and every required one is there.
@QuarkusTest
class AnswersTest {

  private static final Api OWNER = Api.signIn("admin");
  private static final Api BUILDER = Api.signIn("zhangwei");
  private static final Api MEMBER = Api.signIn("wangfang");

  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  @Inject Engine engine;

  private ObjectNode description;

  @BeforeEach
  void readDescription() {
    description = (ObjectNode) Api.anonymous().get("//q/openapi?format=json").expect(200).body();
    description.at("/components/schemas").forEach(AnswersTest::closeIt);
  }

  /// Unknown properties are fine for callers, who may be older; here each must be described.
  private static void closeIt(JsonNode schema) {
    if (schema.has("properties")) {
      ((ObjectNode) schema).put("additionalProperties", false);
    }
  }

  /// Fails unless the answer is as the operation says.
  private JsonNode is(String operation, Answer answer) {
    var responses = operation(operation).path("responses");
    var described = responses.path(Integer.toString(answer.status()));
    var media = "application/json";
    if (answer.status() >= 400) {
      described = description.at("/components/responses/Problem");
      media = ProblemDetails.MEDIA_TYPE;
    }
    assertThat(answer.header("Content-Type")).startsWith(media);
    var schema = described.path("content").path(media).path("schema");
    assertThat(schema.isObject()).as("%s %d", operation, answer.status()).isTrue();
    assertThat(faults(schema, answer.body()))
        .as("%s answered %s", operation, answer.body())
        .isEmpty();
    return answer.body();
  }

  private Set<ValidationMessage> faults(JsonNode schema, JsonNode json) {
    var whole = JsonNodeFactory.instance.objectNode();
    whole.set("$ref", schema.get("$ref"));
    whole.set("components", description.get("components"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(whole, STRICT)
        .validate(json);
  }

  private JsonNode operation(String id) {
    return description
        .path("paths")
        .valueStream()
        .flatMap(JsonNode::valueStream)
        .filter(operation -> operation.path("operationId").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_is_missing_wrong_or_not_described_is_noticed() {
    var schema = json("{'$ref':'#/components/schemas/Unread'}");
    assertThat(faults(schema, json("{'unread':1}"))).isEmpty();
    assertThat(faults(schema, json("{}"))).hasSize(1);
    assertThat(faults(schema, json("{'unread':'1'}"))).hasSize(1);
    assertThat(faults(schema, json("{'unread':1,'read':1}"))).hasSize(1);
  }

  @Test
  void people_and_whoever_calls() {
    is("readMe", MEMBER.get("/me"));
    is("readPerson", MEMBER.get("/people/" + MEMBER.person()));
    is("listPeople", MEMBER.get("/people?limit=200"));
    is("listDepartments", MEMBER.get("/departments"));
    is("signInOptions", Api.anonymous().get("/auth/options"));
    var token = Map.of("name", "报表", "scopes", List.of("people:read"));
    var created = is("createApiToken", OWNER.post("/api-tokens", token));
    is("listApiTokens", OWNER.get("/api-tokens"));
    OWNER.delete("/api-tokens/" + created.path("id").asText()).expect(204);
  }

  @Test
  void problems() {
    is("readMe", Api.anonymous().get("/me").expect(401));
    is("createForm", MEMBER.post("/forms", Map.of("name", "表")).expect(403));
    is("createForm", BUILDER.post("/forms", Map.of()).expect(422));
    is("readForm", BUILDER.get("/forms/" + UUID.randomUUID()).expect(404));
    is("createForm", BUILDER.post("/forms", "{").expect(400));
  }

  @Test
  void a_form_with_every_kind_of_field_and_its_records() {
    var form = TestForm.with(EVERY_FIELD);
    is("readForm", BUILDER.get("/forms/" + form.key()));
    is("listForms", MEMBER.get("/forms"));
    var me = MEMBER.person().toString();
    var values = body("name", "甲", "amount", 1.5, "city", "sh", "members", List.of(me));
    var record = is("submitRecord", MEMBER.post(form.path(""), values).expect(201));
    var path = form.path("/" + record.path("id").asText());
    is("changeRecord", MEMBER.patch(path, body("name", "乙")));
    is("readRecord", MEMBER.get(path));
    is("listRecords", MEMBER.get(form.path("")));
    is("listRecordChanges", MEMBER.get(path + "/history"));
    is("countRecords", MEMBER.get(form.path("/count")));
    is("listOptions", MEMBER.get("/forms/%s/options/city", form.key()));
    is("computeLinkages", MEMBER.post("/forms/" + form.key() + "/linkage", values));
  }

  private static final String[] EVERY_FIELD = {
    "{'key':'name','type':'text','label':'名称','required':true,'maxLength':20,'unique':true}",
    "{'key':'note','type':'textarea','label':'说明','placeholder':'…','description':'…'}",
    "{'key':'amount','type':'number','label':'金额','min':0,'scale':2,'unit':'元'}",
    "{'key':'day','type':'date','label':'日期'}",
    "{'key':'at','type':'datetime','label':'时间','default':{'type':'now'}}",
    """
    {'key':'city','type':'select','label':'城市','options':{'type':'static','items':[
      {'value':'sh','label':'上海'}]}}
    """,
    """
    {'key':'groups','type':'multiSelect','label':'群','options':
      {'type':'form','form':'group-ledger','field':'name'}}
    """,
    "{'key':'owner','type':'member','label':'群主','default':{'type':'currentPerson'}}",
    "{'key':'members','type':'members','label':'群成员'}",
    "{'key':'unit','type':'department','label':'部门','default':{'type':'currentDepartment'}}",
    "{'key':'number','type':'serial','label':'编号','prefix':'A-','digits':4,'reset':'YEAR'}",
    """
    {'key':'chatId','type':'text','label':'群聊ID','readOnly':true,'linkage':
      {'form':'group-ledger','take':'chatId','when':[{'field':'name','equals':'name'}]}}
    """,
    "{'key':'kind','type':'text','label':'类型','default':{'type':'value','value':'x'}}"
  };

  @Test
  void the_flows_of_the_group_chat_app_and_a_run_with_its_steps() {
    is("listApps", BUILDER.get("/apps"));
    is("listTemplates", BUILDER.get("/templates"));
    is("listConnectors", BUILDER.get("/connectors"));
    is("listConnections", BUILDER.get("/connections"));
    is("readFlow", BUILDER.get("/flows/create-group"));
    is("readFlow", BUILDER.get("/flows/update-group"));
    is("listFlowVersions", BUILDER.get("/flows/update-group/versions"));

    var name = "描述 " + UUID.randomUUID();
    submit("create-group", "name", name, "owner", me(), "members", List.of(me()));
    var run = submit("update-group", "group", name, "newName", name + "!");
    assertThat(run.at("/steps").findValuesAsText("branch")).isNotEmpty();
    is("listRuns", BUILDER.get("/runs"));
    is("listFlowRuns", BUILDER.get("/flows/update-group/runs"));
  }

  @Test
  void a_draft_of_which_much_is_missing_and_a_failed_run() {
    var form = TestForm.with("{'key':'name','type':'text','label':'名称'}");
    var draft = Map.of("name", "草稿", "definition", json(DRAFT));
    is("createFlow", BUILDER.post("/flows", draft).expect(201));
    var failing =
        json(
            """
            {'trigger':{'type':'recordCreated','form':'%1$s'},'steps':[
              {'key':'find','type':'getRecord','form':'%1$s',
               'where':{'all':[{'field':'name','op':'equals','value':'nobody'}]}}]}
            """
                .formatted(form.key()));
    var flow = is("createFlow", BUILDER.post("/flows", Map.of("name", "坏", "definition", failing)));
    var path = "/flows/" + flow.path("id").asText();
    is("publishFlow", BUILDER.post(path + "/publish", "").expect(200));
    is("enableFlow", BUILDER.post(path + "/enable", "").expect(200));
    assertThat(submit(form.key(), "name", "甲").path("state").asText()).isEqualTo("FAILED");
    is("checkFlow", BUILDER.post(path + "/check", Map.of("definition", json(DRAFT))));
  }

  private static final String DRAFT =
      """
      {'trigger':{'type':'recordUpdated','form':''},'steps':[
        {'key':'one','type':'action'},{'key':'two','type':'addRecord'},
        {'key':'three','type':'updateRecord'},{'key':'four','type':'getRecord'},
        {'key':'five','type':'branch','branches':[{'key':'yes','steps':[]}]}]}
      """;

  @Test
  void a_chat_its_messages_and_the_inbox() {
    var chat =
        is(
            "createChat",
            MEMBER.post(
                "/chats", Map.of("name", "项目组", "memberIds", List.of(OWNER.person().toString()))));
    var path = "/chats/" + chat.path("id").asText();
    is("readChat", MEMBER.get(path));
    is("listChats", MEMBER.get("/chats"));
    is("changeChat", MEMBER.patch(path, Map.of("name", "项目二组")));
    is("postMessage", OWNER.post(path + "/messages", Map.of("text", "好", "mentionAll", true)));
    var builder = Map.of("personIds", List.of(BUILDER.person().toString()));
    is("addChatMembers", MEMBER.post(path + "/members", builder));
    is("removeChatMembers", MEMBER.delete(path + "/members?personIds=" + BUILDER.person()));
    is("listChatMembers", MEMBER.get(path + "/members"));
    var messages = is("listMessages", MEMBER.get(path + "/messages"));
    assertThat(messages.findValuesAsText("kind")).contains("TEXT", "NOTICE");
    var inbox = is("listConversations", MEMBER.get("/conversations"));
    var conversation = "/conversations/" + inbox.at("/items/0/id").asText();
    is("markRead", MEMBER.post(conversation + "/read", Map.of("seq", 1)));
    is("countUnread", MEMBER.get("/conversations/unread"));
  }

  private static String me() {
    return MEMBER.person().toString();
  }

  /// Submits a form and waits for the end of the run it starts.
  private JsonNode submit(String form, Object... values) {
    var record = is("submitRecord", MEMBER.post("/forms/" + form + "/records", body(values)));
    assertThat(engine.awaitIdle(Duration.ofSeconds(30))).isTrue();
    return is("readRun", MEMBER.get("/runs/" + record.at("/runs/0/id").asText()));
  }
}
