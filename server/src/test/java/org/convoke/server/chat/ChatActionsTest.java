package org.convoke.server.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.database.CommitPipeline;
import org.convoke.database.Database;
import org.convoke.database.RowsMissing;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.Change;
import org.convoke.engine.LocalAction;
import org.convoke.engine.StepContext;
import org.convoke.model.FlowId;
import org.convoke.model.FormId;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.Problem;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.server.Api;
import org.convoke.server.connections.Connectors;
import org.junit.jupiter.api.Test;

/// What flows do with chats: prepared here, committed as the engine does.
@QuarkusTest
class ChatActionsTest {

  @Inject Connectors connectors;
  @Inject CommitPipeline pipeline;
  @Inject Database database;
  @Inject Clock clock;

  private final Api luoyi = Api.signIn("luoyi");
  private final Api zhengxue = Api.signIn("zhengxue");
  private final Api liangdong = Api.signIn("liangdong");

  @Test
  void a_created_chat_knows_where_it_comes_from() {
    var context = context(luoyi);
    var output = commit(prepare("createChat", context, chatOf(luoyi, zhengxue)));
    assertThat(output.text("name")).isEqualTo("发布群");
    assertThat(output.text("ownerId")).isEqualTo(Talk.id(luoyi));
    assertThat(output.get("memberCount")).isEqualTo(Value.of(2));
    assertThat(output.texts("members")).containsExactly(Talk.id(luoyi), Talk.id(zhengxue));
    assertThat(output.text("link")).isEqualTo("/inbox/" + output.text("chatId"));
    var origin = zhengxue.get("/chats/" + output.text("chatId")).expect(200).body().at("/origin");
    assertThat(origin.at("/runId").asText()).isEqualTo(context.run().toString());
    assertThat(origin.at("/flowName").asText()).isEqualTo("创建会话群");
    assertThat(origin.at("/formId").asText())
        .isEqualTo(context.triggerForm().orElseThrow().toString());
    assertThat(origin.at("/recordId").asText())
        .isEqualTo(context.triggerRecord().orElseThrow().toString());
  }

  @Test
  void chats_of_many_runs_are_written_together() {
    var unit = new UnitOfWork();
    var first = prepare("createChat", context(luoyi), chatOf(luoyi, zhengxue));
    var second = prepare("createChat", context(luoyi), chatOf(zhengxue, luoyi));
    unit.addAll(first.unit()).addAll(second.unit());
    pipeline.commit(unit);
    for (var change : List.of(first, second)) {
      var path = "/chats/" + change.output().text("chatId");
      assertThat(Talk.items(luoyi.get(path + "/members").expect(200))).hasSize(2);
      assertThat(Talk.items(luoyi.get(path + "/messages").expect(200))).hasSize(1);
    }
  }

  @Test
  void a_chat_that_cannot_be_created_says_everything_that_is_wrong() {
    var name = Map.of("name", Value.of("n".repeat(300)));
    var input = chatOf(luoyi, zhengxue).with(name);
    assertCode("name-too-long", "createChat", input);
    var strangers = Map.of("members", Value.texts(List.of(Talk.id(zhengxue))));
    assertThatThrownBy(() -> prepare("createChat", context(luoyi), input.with(strangers)))
        .isInstanceOfSatisfying(
            Invalid.class,
            problem -> {
              assertThat(problem.fields()).hasSize(2);
              assertThat(problem.detail().zh()).contains("100").contains("罗毅");
            });
    assertCode(
        "no-members",
        "createChat",
        input.with(Map.of("name", Value.of("x"), "members", Value.EMPTY)));
    assertCode("required", "createChat", input.with(Map.of("owner", Value.EMPTY)));
    assertCode("unknown-person", "createChat", input.with(Map.of("owner", Value.of("张三"))));
  }

  @Test
  void an_update_renames_adds_hands_over_and_removes_at_once() {
    var talk = Talk.of(luoyi, zhengxue);
    var input =
        Value.fields(
            Map.of(
                "chatId", Value.of(talk.id()),
                "name", Value.of("新群名"),
                "owner", Value.of(Talk.id(liangdong)),
                "addMembers", Value.texts(List.of(Talk.id(liangdong), Talk.id(zhengxue))),
                "removeMembers", Value.texts(List.of(Talk.id(luoyi)))));
    var output = commit(prepare("updateChat", context(luoyi), input));
    assertThat(output.texts("added")).containsExactly(Talk.id(liangdong));
    assertThat(output.texts("removed")).containsExactly(Talk.id(luoyi));
    assertThat(output.get("memberCount")).isEqualTo(Value.of(2));
    var chat = liangdong.get(talk.path()).expect(200);
    assertThat(chat.text("name")).isEqualTo("新群名");
    assertThat(chat.text("ownerId")).isEqualTo(Talk.id(liangdong));
    assertThat(chat.body().at("/memberCount").asInt()).isEqualTo(2);
    assertThat(talk.members(liangdong))
        .containsExactlyInAnyOrder(Talk.id(liangdong), Talk.id(zhengxue));
    assertThat(talk.notices(liangdong))
        .containsExactly("created", "renamed", "membersAdded", "ownerChanged", "membersRemoved");
  }

  @Test
  void an_update_of_nothing_writes_nothing() {
    var talk = Talk.of(luoyi, zhengxue);
    var input =
        Value.fields(
            Map.of(
                "chatId",
                Value.of(talk.id()),
                "name",
                Value.EMPTY,
                "addMembers",
                Value.EMPTY,
                "removeMembers",
                Value.texts(List.of(Talk.id(liangdong)))));
    var change = prepare("updateChat", context(luoyi), input);
    assertThat(change.unit().isEmpty()).isTrue();
    assertThat(commit(change).text("name")).isEqualTo("项目组");
  }

  @Test
  void who_is_to_be_added_and_removed_is_named() {
    var talk = Talk.of(luoyi, zhengxue);
    var both = Value.texts(List.of(Talk.id(liangdong)));
    var input =
        Value.fields(
            Map.of("chatId", Value.of(talk.id()), "addMembers", both, "removeMembers", both));
    assertCode("added-and-removed", "updateChat", input);
  }

  @Test
  void a_chat_of_another_organization_is_not_found() {
    var talk = Talk.of(luoyi, zhengxue);
    var foreign = context(Api.signIn("otherowner"));
    for (var action : List.of("updateChat", "closeChat", "sendMessage")) {
      var input =
          Value.fields(
              Map.of("chatId", Value.of(talk.id()), "name", Value.of("x"), "text", Value.of("x")));
      assertThatThrownBy(() -> prepare(action, foreign, input)).isInstanceOf(NotFound.class);
    }
    assertCode("not-found", "closeChat", Value.fields(Map.of("chatId", Value.of("GC-2026-0001"))));
  }

  @Test
  void a_message_of_a_flow_has_no_sender_and_is_unread() {
    var talk = Talk.of(luoyi, zhengxue);
    var input =
        Value.fields(
            Map.of(
                "chatId", Value.of(talk.id()),
                "text", Value.of("审批已通过"),
                "mentions", Value.texts(List.of(Talk.id(zhengxue)))));
    var output = commit(prepare("sendMessage", context(luoyi), input));
    var message = talk.messages(zhengxue).getLast();
    assertThat(message.at("/id").asText()).isEqualTo(output.text("messageId"));
    assertThat(message.at("/senderId").isNull()).isTrue();
    assertThat(message.at("/text").asText()).isEqualTo("审批已通过");
    assertThat(talk.conversation(luoyi).at("/unread").asInt()).isEqualTo(1);
    assertThat(talk.conversation(zhengxue).at("/mentioned").asBoolean()).isTrue();
  }

  @Test
  void what_a_flow_did_for_a_person_is_not_unread_for_him() {
    var input = chatOf(luoyi, zhengxue);
    var output = commit(prepare("createChat", context(luoyi), input));
    var talk = Talk.existing(output.text("chatId"));
    assertUnread(talk, 0, 1);
    talk.say(zhengxue, "大家好").expect(201);
    assertUnread(talk, 1, 0);
    commit(prepare("updateChat", context(luoyi), renamed(talk, "新名")));
    assertUnread(talk, 1, 1);
    talk.say(zhengxue, "好名字").expect(201);
    assertUnread(talk, 2, 0);
    commit(prepare("updateChat", context(luoyi), renamed(talk, "更新的名")));
    assertThat(talk.read(luoyi, 3).expect(200).body().at("/unread").asInt()).isEqualTo(1);
    assertThat(talk.read(luoyi, 5).expect(200).body().at("/unread").asInt()).isZero();
    commit(prepare("updateChat", context(luoyi), renamed(talk, "最新的名")));
    talk.say(luoyi, "就用这个").expect(201);
    assertUnread(talk, 0, 3);
  }

  @Test
  void who_adds_himself_by_a_flow_begins_with_nothing_unread() {
    var talk = Talk.of(luoyi, zhengxue);
    var before = total(liangdong);
    var input =
        Value.fields(
            Map.of(
                "chatId", Value.of(talk.id()),
                "addMembers", Value.texts(List.of(Talk.id(liangdong))),
                "name", Value.of("有我")));
    commit(prepare("updateChat", context(liangdong), input));
    assertThat(talk.conversation(liangdong).at("/unread").asInt()).isZero();
    assertThat(total(liangdong)).isEqualTo(before);
    assertThat(talk.conversation(luoyi).at("/unread").asInt()).isEqualTo(2);
  }

  private void assertUnread(Talk talk, int forLuoyi, int forZhengxue) {
    assertThat(talk.conversation(luoyi).at("/unread").asInt()).isEqualTo(forLuoyi);
    assertThat(talk.conversation(zhengxue).at("/unread").asInt()).isEqualTo(forZhengxue);
  }

  private static int total(Api reader) {
    return reader.get("/conversations/unread").expect(200).body().at("/unread").asInt();
  }

  private static Value.Fields renamed(Talk talk, String name) {
    return Value.fields(Map.of("chatId", Value.of(talk.id()), "name", Value.of(name)));
  }

  @Test
  void a_chat_is_closed_once() {
    var talk = Talk.of(luoyi, zhengxue);
    var input = Value.fields(Map.of("chatId", Value.of(talk.id())));
    commit(prepare("closeChat", context(luoyi), input));
    assertThat(prepare("closeChat", context(luoyi), input).unit().isEmpty()).isTrue();
    assertThat(talk.notices(luoyi)).containsExactly("created", "closed");
    assertCode("chat-closed", "sendMessage", input.with(Map.of("text", Value.of("x"))));
  }

  @Test
  void a_message_to_a_chat_that_was_open_a_moment_ago_says_at_once_that_it_is_closed() {
    var talk = Talk.of(luoyi, zhengxue);
    talk.say(luoyi, "还开着").expect(201);
    luoyi.send("DELETE", talk.path(), Map.of()).expect(204);
    assertCode("chat-closed", "sendMessage", messageTo(talk));
  }

  @Test
  void a_chat_that_another_node_closed_is_found_closed_by_the_second_try() {
    var talk = Talk.of(luoyi, zhengxue);
    talk.say(luoyi, "还开着").expect(201);
    closeElsewhere(talk);
    var change = prepare("sendMessage", context(luoyi), messageTo(talk));
    assertThatThrownBy(() -> commit(change)).isInstanceOf(RowsMissing.class);
    assertCode("chat-closed", "sendMessage", messageTo(talk));
  }

  @Test
  void a_person_is_told_that_another_node_closed_the_chat() {
    var talk = Talk.of(luoyi, zhengxue);
    talk.say(luoyi, "还开着").expect(201);
    closeElsewhere(talk);
    talk.say(luoyi, "还开着？").expectProblem(409, "chat-closed");
  }

  /// As another node does it: nobody here is told.
  private void closeElsewhere(Talk talk) {
    database
        .update("test.close", "update chat set state = 'CLOSED' where id = :id::uuid")
        .bind("id", talk.id())
        .execute();
  }

  private static Value.Fields messageTo(Talk talk) {
    return Value.fields(Map.of("chatId", Value.of(talk.id()), "text", Value.of("通知")));
  }

  @Test
  void what_the_publish_check_asks_is_described() {
    var action = connectors.action(org(luoyi), "builtin", "createChat").orElseThrow();
    assertThat(action.input("owner").orElseThrow().required()).isTrue();
    assertThat(action.output("chatId")).isPresent();
    assertThat(connectors.action(org(luoyi), "builtin", "flyAway")).isEmpty();
    assertThat(connectors.action(org(luoyi), "dingtalk", "createChat")).isEmpty();
    assertThatThrownBy(() -> connectors.find(org(luoyi), "dingtalk", "createChat"))
        .isInstanceOf(NotFound.class);
  }

  private void assertCode(String code, String action, Value.Fields input) {
    assertThatThrownBy(() -> prepare(action, context(luoyi), input))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }

  private Change prepare(String action, StepContext context, Value.Fields input) {
    var found = (LocalAction) connectors.find(context.org(), "builtin", action);
    return found.prepare(context, input);
  }

  private Value.Fields commit(Change change) {
    pipeline.commit(change.unit());
    change.afterCommit().run();
    return change.output();
  }

  private static Value.Fields chatOf(Api owner, Api other) {
    return Value.fields(
        Map.of(
            "name", Value.of("发布群"),
            "owner", Value.of(Talk.id(owner)),
            "members", Value.texts(List.of(Talk.id(owner), Talk.id(other)))));
  }

  private StepContext context(Api person) {
    return new StepContext(
        org(person),
        RunId.create(),
        FlowId.create(),
        "创建会话群",
        "createChat",
        Optional.of(FormId.create()),
        Optional.of(RecordId.create()),
        Optional.of(person.person()),
        0,
        clock.instant());
  }

  private static OrgId org(Api person) {
    return OrgId.parse(person.get("/me").text("organization.id"));
  }
}
