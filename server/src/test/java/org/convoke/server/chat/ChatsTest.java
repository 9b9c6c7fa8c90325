package org.convoke.server.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.convoke.server.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChatsTest {

  private final Api wangfang = Api.signIn("wangfang");
  private final Api huanglei = Api.signIn("huanglei");
  private final Api zhoumin = Api.signIn("zhoumin");
  private final Api admin = Api.signIn("admin");

  @Test
  void a_new_chat_has_its_members_and_a_first_notice() {
    var talk = Talk.of(wangfang, huanglei);
    var chat = huanglei.get(talk.path()).expect(200).body();
    assertThat(chat.at("/name").asText()).isEqualTo("项目组");
    assertThat(chat.at("/ownerId").asText()).isEqualTo(Talk.id(wangfang));
    assertThat(chat.at("/connection").asText()).isEqualTo("builtin");
    assertThat(chat.at("/state").asText()).isEqualTo("OPEN");
    assertThat(chat.at("/memberCount").asInt()).isEqualTo(2);
    assertThat(chat.at("/external").asBoolean()).isFalse();
    assertThat(chat.at("/origin").isNull()).isTrue();
    assertThat(talk.members(wangfang))
        .containsExactlyInAnyOrder(Talk.id(wangfang), Talk.id(huanglei));
    var created = talk.messages(huanglei).getFirst();
    assertThat(created.at("/seq").asInt()).isEqualTo(1);
    assertThat(created.at("/kind").asText()).isEqualTo("NOTICE");
    assertThat(created.at("/notice/type").asText()).isEqualTo("created");
    assertThat(created.at("/notice/name").asText()).isEqualTo("项目组");
    assertThat(created.at("/notice/actorId").asText()).isEqualTo(Talk.id(wangfang));
  }

  @Test
  void asked_for_by_id_a_person_gets_the_chats_he_is_in_and_an_administrator_all() {
    var shared = Talk.of(wangfang, huanglei);
    var other = Talk.of(wangfang, zhoumin);
    var path = "/chats?ids=" + shared.id() + ",no-id," + other.id();
    assertThat(ids(huanglei.get(path))).containsExactly(shared.id());
    assertThat(ids(wangfang.get(path))).containsExactlyInAnyOrder(shared.id(), other.id());
    assertThat(ids(admin.get(path))).containsExactlyInAnyOrder(shared.id(), other.id());
  }

  @Test
  void whoever_names_no_owner_is_it_and_a_member() {
    var body = Map.of("name", "临时讨论", "memberIds", List.of(Talk.id(huanglei)));
    var chat = wangfang.post("/chats", body).expect(201);
    assertThat(chat.text("ownerId")).isEqualTo(Talk.id(wangfang));
    assertThat(chat.body().at("/memberCount").asInt()).isEqualTo(2);
  }

  @Test
  void an_owner_who_is_no_member_is_named() {
    var answer =
        create("无群主", Talk.id(wangfang), Talk.id(huanglei)).expectProblem(422, "owner-not-member");
    assertThat(answer.text("detail")).contains("王芳");
    assertThat(answer.text("errors.0.field")).isEqualTo("ownerId");
  }

  @Test
  void a_chat_without_members_is_refused() {
    create("空群", Talk.id(wangfang)).expectProblem(422, "no-members");
  }

  @Test
  void unknown_and_departed_people_are_named() {
    var zhaolei = Talk.items(admin.get("/people?q=赵磊")).getFirst().at("/id").asText();
    var left =
        create("离职", Talk.id(wangfang), Talk.id(wangfang), zhaolei)
            .expectProblem(422, "person-departed");
    assertThat(left.text("detail")).contains("赵磊");
    var nobody = "01980000-0000-7000-8000-000000000000";
    create("无此人", Talk.id(wangfang), Talk.id(wangfang), nobody)
        .expectProblem(422, "unknown-person");
    var stranger = Talk.id(Api.signIn("othermember"));
    create("外人", Talk.id(wangfang), Talk.id(wangfang), stranger)
        .expectProblem(422, "unknown-person");
    var both =
        create("", Talk.id(wangfang), Talk.id(wangfang), zhaolei)
            .expectProblem(422, "invalid-input");
    assertThat(both.body().at("/errors")).hasSize(2);
  }

  @Test
  void a_name_has_one_to_a_hundred_characters() {
    create("  ", Talk.id(wangfang), Talk.id(wangfang)).expectProblem(422, "required");
    create("名".repeat(101), Talk.id(wangfang), Talk.id(wangfang))
        .expectProblem(422, "name-too-long");
    create("😀".repeat(100), Talk.id(wangfang), Talk.id(wangfang)).expect(201);
    var english =
        wangfang
            .english()
            .post(
                "/chats", Map.of("name", "n".repeat(300), "memberIds", List.of(Talk.id(huanglei))))
            .expectProblem(422, "name-too-long");
    assertThat(english.text("detail")).contains("at most 100 characters");
  }

  @Test
  void a_chat_with_a_customer_is_external_until_he_is_gone() {
    var customer = Talk.items(admin.get("/contacts?q=钱文博")).getFirst().at("/id").asText();
    var chat = create("客户群", Talk.id(wangfang), Talk.id(wangfang), customer).expect(201);
    assertThat(chat.body().at("/external").asBoolean()).isTrue();
    var path = "/chats/" + chat.text("id") + "/members?personIds=" + customer;
    var after = wangfang.send("DELETE", path, null).expect(200);
    assertThat(after.body().at("/external").asBoolean()).isFalse();
    assertThat(after.body().at("/memberCount").asInt()).isEqualTo(1);
  }

  @Test
  void each_change_leaves_a_notice() {
    var talk = Talk.of(wangfang, huanglei);
    wangfang.patch(talk.path(), Map.of("name", "新名字")).expect(200);
    talk.add(huanglei, zhoumin).expect(200);
    talk.remove(wangfang, huanglei).expect(200);
    wangfang.patch(talk.path(), Map.of("ownerId", Talk.id(zhoumin))).expect(200);
    zhoumin.delete(talk.path()).expect(204);
    assertThat(talk.notices(zhoumin))
        .containsExactly(
            "created", "renamed", "membersAdded", "membersRemoved", "ownerChanged", "closed");
    var chat = zhoumin.get(talk.path()).expect(200);
    assertThat(chat.text("name")).isEqualTo("新名字");
    assertThat(chat.text("ownerId")).isEqualTo(Talk.id(zhoumin));
    assertThat(chat.text("state")).isEqualTo("CLOSED");
    assertThat(chat.body().at("/memberCount").asInt()).isEqualTo(2);
  }

  @Test
  void what_changes_nothing_leaves_no_notice() {
    var talk = Talk.of(wangfang, huanglei);
    wangfang.patch(talk.path(), Map.of("name", "项目组")).expect(200);
    talk.add(wangfang, huanglei).expect(200);
    talk.remove(wangfang, zhoumin).expect(200);
    wangfang.patch(talk.path(), Map.of("ownerId", Talk.id(wangfang))).expect(200);
    assertThat(talk.notices(wangfang)).containsExactly("created");
  }

  @Test
  void the_owner_is_removed_only_after_a_transfer() {
    var talk = Talk.of(wangfang, huanglei);
    var refused = talk.remove(wangfang, wangfang).expectProblem(409, "owner-must-stay");
    assertThat(refused.text("detail")).contains("王芳");
    wangfang.patch(talk.path(), Map.of("ownerId", Talk.id(huanglei))).expect(200);
    talk.remove(huanglei, wangfang).expect(200);
    assertThat(talk.members(huanglei)).containsExactly(Talk.id(huanglei));
  }

  @Test
  void a_body_that_is_no_json_removes_nobody() {
    var talk = Talk.of(wangfang, huanglei);
    wangfang
        .send("DELETE", talk.path() + "/members", "{\"personIds\":")
        .expectProblem(400, "malformed-json");
  }

  @Test
  void only_a_member_becomes_the_owner() {
    var talk = Talk.of(wangfang, huanglei);
    wangfang
        .patch(talk.path(), Map.of("ownerId", Talk.id(zhoumin)))
        .expectProblem(422, "not-a-member");
  }

  @Test
  void members_add_people_and_leave_and_the_owner_does_the_rest() {
    var talk = Talk.of(wangfang, huanglei);
    talk.add(huanglei, zhoumin).expect(200);
    huanglei.patch(talk.path(), Map.of("name", "我的")).expectProblem(403, "forbidden");
    talk.remove(huanglei, zhoumin).expectProblem(403, "forbidden");
    huanglei.delete(talk.path()).expectProblem(403, "forbidden");
    talk.remove(huanglei, huanglei).expect(200);
    huanglei.get(talk.path()).expectProblem(404, "not-found");
    admin.patch(talk.path(), Map.of("name", "管理员改的")).expect(200);
  }

  @Test
  void a_closed_chat_is_read_and_not_changed() {
    var talk = Talk.of(wangfang, huanglei);
    talk.say(huanglei, "好的").expect(201);
    wangfang.delete(talk.path()).expect(204);
    wangfang.delete(talk.path()).expect(204);
    talk.say(huanglei, "还在吗").expectProblem(409, "chat-closed");
    talk.add(wangfang, zhoumin).expectProblem(409, "chat-closed");
    wangfang.patch(talk.path(), Map.of("name", "晚了")).expectProblem(409, "chat-closed");
    assertThat(talk.messages(huanglei)).hasSize(3);
  }

  @Test
  void for_others_there_is_no_such_chat() {
    var talk = Talk.of(wangfang, huanglei);
    for (var other : List.of(zhoumin, Api.signIn("otherowner"))) {
      other.get(talk.path()).expectProblem(404, "not-found");
      other.get(talk.path() + "/members").expectProblem(404, "not-found");
      other.get(talk.path() + "/messages").expectProblem(404, "not-found");
      other.patch(talk.path(), Map.of("name", "x")).expectProblem(404, "not-found");
      other.delete(talk.path()).expectProblem(404, "not-found");
      talk.say(other, "你好").expectProblem(404, "not-found");
      talk.add(other, other).expectProblem(404, "not-found");
      talk.read(other, 1).expectProblem(404, "not-found");
    }
    wangfang.get("/chats/no-id").expectProblem(404, "not-found");
  }

  @Test
  void an_administrator_sees_every_chat_but_not_what_is_said() {
    var talk = Talk.of(wangfang, huanglei);
    admin.get(talk.path()).expect(200);
    admin.get(talk.path() + "/members").expect(200);
    admin.get(talk.path() + "/messages").expectProblem(404, "not-found");
    assertThat(ids(admin.get("/chats?all=true&limit=200"))).contains(talk.id());
    assertThat(ids(admin.get("/chats?limit=200"))).doesNotContain(talk.id());
    wangfang.get("/chats?all=true").expectProblem(403, "forbidden");
    assertThat(ids(Api.signIn("otherowner").get("/chats?all=true&limit=200")))
        .doesNotContain(talk.id());
  }

  @Test
  void chats_are_paged_newest_first_and_found_by_name() {
    var name = "100%_唯一" + System.nanoTime();
    var first = create(name + "甲", Talk.id(wangfang), Talk.id(wangfang)).text("id");
    var second = create(name + "乙", Talk.id(wangfang), Talk.id(wangfang)).text("id");
    var query = "/chats?limit=1&q=" + name.replace("%", "%%25");
    var page = wangfang.get(query).expect(200);
    assertThat(ids(page)).containsExactly(second);
    var next = wangfang.get(query + "&cursor=" + page.text("nextCursor")).expect(200);
    assertThat(ids(next)).containsExactly(first);
    assertThat(next.body().at("/nextCursor").isNull()).isTrue();
    wangfang.get("/chats?cursor=made-up").expectProblem(400, "invalid-parameter");
  }

  @Test
  void the_same_call_with_a_key_makes_one_chat() {
    var keyed = wangfang.with("Idempotency-Key", "chat-" + System.nanoTime());
    var body = Map.of("name", "一次", "memberIds", List.of(Talk.id(huanglei)));
    var first = keyed.post("/chats", body).expect(201);
    var second = keyed.post("/chats", body).expect(201);
    assertThat(second.text("id")).isEqualTo(first.text("id"));
    var others = Map.of("name", "两次", "memberIds", List.of(Talk.id(huanglei)));
    keyed.post("/chats", others).expectProblem(409, "idempotency-key-reused");
  }

  @Test
  void changes_of_many_at_once_all_happen_and_leave_the_counts_right() throws Exception {
    var talk = Talk.of(wangfang, huanglei);
    var other = Talk.of(wangfang, huanglei);
    var guests = List.of(zhoumin, admin, Api.signIn("wuqian"), Api.signIn("dongjie"));
    var calls = new ArrayList<Callable<Api.Answer>>();
    for (var number = 0; number < 60; number++) {
      var name = Map.of("name", "第" + number + "个名字");
      var chat = number % 2 == 0 ? talk : other;
      var guest = guests.get(number % guests.size());
      calls.add(() -> wangfang.patch(chat.path(), name));
      calls.add(() -> chat.add(huanglei, guest));
      calls.add(() -> chat.remove(wangfang, guest));
      calls.add(() -> chat.read(huanglei, 99));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        answer.get().expect(200);
      }
    }
    for (var chat : List.of(talk, other)) {
      var count = wangfang.get(chat.path()).body().at("/memberCount").asInt();
      assertThat(chat.members(wangfang)).hasSize(count);
      var last = chat.conversation(wangfang).at("/lastSeq").asInt();
      assertThat(chat.messages(wangfang)).hasSize(Math.min(last, 200));
    }
  }

  private Api.Answer create(String name, String owner, String... members) {
    return wangfang.post(
        "/chats", Map.of("name", name, "ownerId", owner, "memberIds", List.of(members)));
  }

  private static List<String> ids(Api.Answer page) {
    return Talk.items(page.expect(200)).stream().map(chat -> chat.at("/id").asText()).toList();
  }
}
