package org.convoke.server.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.flows.TestFlow.problems;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.convoke.engine.Engine;
import org.convoke.server.Api;
import org.convoke.server.flows.TestFlow;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.Test;

/// The step *send message*: to people, each alone, and into a chat.
@QuarkusTest
class SendMessageTest {

  private static final String NAME = "{'key':'name','type':'text','label':'名称'}";
  private static final String PEOPLE = "{'key':'people','type':'members','label':'接收人'}";
  private static final String CHAT = "{'key':'chat','type':'text','label':'群聊'}";

  private static final Api BUILDER = Api.signIn("zhangwei");
  private static final Api LIUYANG = Api.signIn("liuyang");
  private static final Api FENGYUAN = Api.signIn("fengyuan");

  @Inject Engine engine;

  private static TestForm form(String... steps) {
    var form = TestForm.with(NAME, PEOPLE, CHAT);
    TestFlow.live(TestFlow.onCreated(form, steps));
    return form;
  }

  private static String toPeople(String key) {
    return """
    {'key':'%s','type':'sendMessage','to':{'type':'people','people':{'cel':'trigger.record.people'}},
     'text':{'cel':'trigger.record.name'}}
    """
        .formatted(key);
  }

  private Api.Answer submit(TestForm form, Object... values) {
    var record = form.submit(values).expect(201);
    assertThat(engine.awaitIdle(Duration.ofSeconds(30))).isTrue();
    return BUILDER.get("/runs/" + record.text("runs.0.id")).expect(200);
  }

  private static String id(Api person) {
    return person.person().toString();
  }

  /// The newest conversation of a person in which an automation writes to him alone.
  private static Api.Answer direct(Api person) {
    return person.get("/conversations?limit=1").expect(200);
  }

  @Test
  void each_person_is_written_to_in_a_chat_of_his_own_that_stays_the_same() {
    var form = form(toPeople("tell"));
    var run = submit(form, "name", "一", "people", List.of(id(LIUYANG), id(FENGYUAN)));
    assertThat(run.text("state")).isEqualTo("DONE");
    assertThat(run.body().at("/steps/0/output/messageIds")).hasSize(2);
    var first = direct(LIUYANG);
    assertThat(first.text("items.0.lastMessage.text")).isEqualTo("一");
    assertThat(first.text("items.0.chat.memberCount")).isEqualTo("1");
    assertThat(direct(FENGYUAN).text("items.0.chat.id"))
        .isNotEqualTo(first.text("items.0.chat.id"));

    submit(form, "name", "二", "people", List.of(id(LIUYANG)));
    var second = direct(LIUYANG);
    assertThat(second.text("items.0.chat.id")).isEqualTo(first.text("items.0.chat.id"));
    assertThat(second.text("items.0.lastMessage.text")).isEqualTo("二");
  }

  @Test
  void two_steps_of_one_run_write_into_the_same_chat() {
    var form = form(toPeople("one"), toPeople("two"));
    var person = Api.signIn("hanbing");
    var run = submit(form, "name", "三", "people", List.of(id(person)));
    assertThat(run.text("state")).isEqualTo("DONE");
    var chat = direct(person).text("items.0.chat.id");
    var messages = person.get("/chats/" + chat + "/messages").expect(200);
    assertThat(messages.body().at("/items").findValuesAsText("text")).containsSubsequence("三", "三");
  }

  @Test
  void a_chat_that_is_closed_or_not_ones_own_any_more_is_replaced() {
    var form = form(toPeople("tell"));
    var person = Api.signIn("luoyi");
    submit(form, "name", "一", "people", List.of(id(person)));
    assertThat(direct(person).text("items.0.unread")).isEqualTo("1");
    var shared = direct(person).text("items.0.chat.id");
    person
        .post("/chats/" + shared + "/members", Map.of("personIds", List.of(id(BUILDER))))
        .expect(200);
    submit(form, "name", "二", "people", List.of(id(person)));
    var own = direct(person).text("items.0.chat.id");
    assertThat(own).isNotEqualTo(shared);
    person.delete("/chats/" + own).expect(204);
    var run = submit(form, "name", "三", "people", List.of(id(person)));
    assertThat(run.text("state")).isEqualTo("DONE");
    assertThat(direct(person).text("items.0.chat.id")).isNotIn(shared, own);
  }

  @Test
  void whoever_has_left_fails_the_step_and_nobody_is_written_to() {
    var departed = BUILDER.get("/people?state=DEPARTED&limit=1").expect(200).text("items.0.id");
    var form =
        form(
            """
            {'key':'tell','type':'sendMessage','text':{'value':'x'},
             'to':{'type':'people','people':{'value':['%s','%s']}}}
            """
                .formatted(departed, id(LIUYANG)));
    var run = submit(form, "name", "一");
    assertThat(run.text("state")).isEqualTo("FAILED");
    assertThat(run.text("error.step")).isEqualTo("tell");
    assertThat(run.text("error.code")).isEqualTo("person-departed");
    assertThat(direct(LIUYANG).text("items.0.lastMessage.text")).isNotEqualTo("x");
  }

  @Test
  void a_chat_is_written_into_by_its_id() {
    var form =
        form(
            """
            {'key':'tell','type':'sendMessage','text':{'value':'大家好'},
             'to':{'type':'chat','chat':{'cel':'trigger.record.chat'}}}
            """);
    var members = List.of(id(LIUYANG), id(FENGYUAN));
    var chat =
        LIUYANG.post("/chats", Map.of("name", "群", "memberIds", members)).expect(201).text("id");
    assertThat(submit(form, "chat", chat).text("state")).isEqualTo("DONE");
    var messages = FENGYUAN.get("/chats/" + chat + "/messages").expect(200);
    assertThat(messages.text("items.0.text")).isEqualTo("大家好");
    assertThat(messages.body().at("/items/0/senderId").isNull()).isTrue();
    assertThat(submit(form, "chat", "nothing").text("state")).isEqualTo("FAILED");
  }

  @Test
  void what_is_missing_is_said_before_it_is_published() {
    var form = TestForm.with(NAME, PEOPLE, CHAT);
    var flow =
        TestFlow.draft(
            TestFlow.onCreated(
                form,
                "{'key':'a','type':'sendMessage'}",
                "{'key':'b','type':'sendMessage','to':{'type':'people'},'text':{'value':'x'}}",
                """
                {'key':'c','type':'sendMessage','text':{'secret':'x'},
                 'to':{'type':'chat','chat':{'cel':'trigger.record.people'}}}
                """));
    assertThat(problems(flow.read().body().at("/problems"), "path"))
        .containsExactly(
            "steps.a.to required",
            "steps.a.text required",
            "steps.b.to.people required",
            "steps.c.to.chat wrong-type",
            "steps.c.text secret-not-here");
  }
}
