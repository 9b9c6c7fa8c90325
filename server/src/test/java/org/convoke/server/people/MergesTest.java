package org.convoke.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.convoke.server.Api;
import org.convoke.server.flows.TestFlow;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MergesTest {

  private static final Api LINA = Api.signIn("lina");

  private static String person(String name, String kind) {
    return LINA.post("/people", Map.of("name", name, "kind", kind)).expect(201).text("id");
  }

  private static String customer(String name) {
    return person(name + " " + UUID.randomUUID().toString().substring(0, 8), "EXTERNAL");
  }

  private static Api.Answer merge(String person, String into) {
    return LINA.put("/people/" + person + "/merge", Map.of("personId", into));
  }

  private static String name(String person) {
    return LINA.get("/people/" + person).expect(200).text("name");
  }

  private static List<String> members(String chat) {
    return LINA.get("/chats/" + chat + "/members")
        .expect(200)
        .body()
        .at("/items")
        .findValuesAsText("personId");
  }

  private static String chat(String... members) {
    var wanted = Map.of("name", "合并", "ownerId", members[0], "memberIds", List.of(members));
    return LINA.post("/chats", wanted).expect(201).text("id");
  }

  @Test
  void whoever_was_merged_shows_the_others_name_and_is_offered_no_more() {
    var first = customer("韦伯");
    var anna = customer("Anna Weber");
    merge(first, anna).expect(200);
    assertThat(name(first)).isEqualTo(name(anna));
    assertThat(LINA.get("/people/" + first).text("mergedInto")).isEqualTo(anna);
    var offered = LINA.get("/people?limit=200&q=韦伯").body().at("/items").findValuesAsText("id");
    assertThat(offered).doesNotContain(first);
    var merges = LINA.get("/people/" + anna + "/merges").expect(200);
    assertThat(merges.text("items.0.personId")).isEqualTo(first);
    assertThat(merges.text("items.0.name")).startsWith("韦伯");
    assertThat(merges.text("items.0.by.name")).isEqualTo("李娜");
  }

  @Test
  void whoever_was_merged_shows_the_others_new_name_at_once() {
    var first = customer("韦伯");
    var anna = customer("Anna Weber");
    merge(first, anna).expect(200);
    assertThat(name(first)).startsWith("Anna Weber");
    LINA.patch("/people/" + anna, Map.of("name", "Anna W.")).expect(200);
    assertThat(name(first)).isEqualTo("Anna W.");
  }

  @Test
  void memberships_go_over_and_come_back() {
    var first = customer("韦伯");
    var anna = customer("Anna Weber");
    var hers = chat(LINA.person().toString(), first);
    var own = chat(first, LINA.person().toString());
    var shared = chat(LINA.person().toString(), first, anna);
    merge(first, anna).expect(200);
    assertThat(members(hers)).containsExactlyInAnyOrder(LINA.person().toString(), anna);
    assertThat(LINA.get("/chats/" + own).text("ownerId")).isEqualTo(anna);
    assertThat(members(shared)).containsExactlyInAnyOrder(LINA.person().toString(), anna);
    assertThat(LINA.get("/chats/" + shared).text("memberCount")).isEqualTo("2");
    // what is written now goes to the new list of members
    LINA.post("/chats/" + hers + "/messages", Map.of("text", "你好")).expect(201);

    LINA.delete("/people/" + first + "/merge").expect(200);
    assertThat(members(hers)).containsExactlyInAnyOrder(LINA.person().toString(), first);
    assertThat(LINA.get("/chats/" + own).text("ownerId")).isEqualTo(first);
    assertThat(members(shared)).containsExactlyInAnyOrder(LINA.person().toString(), first, anna);
    assertThat(LINA.get("/chats/" + shared).text("memberCount")).isEqualTo("3");
    assertThat(name(first)).startsWith("韦伯");
    assertThat(LINA.get("/people/" + anna + "/merges").body().at("/items")).isEmpty();
  }

  @Test
  void whoever_is_added_to_a_chat_under_his_old_id_comes_in_as_the_other() {
    var first = customer("韦伯");
    var anna = customer("Anna Weber");
    merge(first, anna).expect(200);
    var chat = chat(LINA.person().toString(), customer("W."));
    LINA.post("/chats/" + chat + "/members", Map.of("personIds", List.of(first))).expect(200);
    assertThat(members(chat)).contains(anna).doesNotContain(first);
    LINA.patch("/chats/" + chat, Map.of("ownerId", first)).expect(200);
    assertThat(LINA.get("/chats/" + chat).text("ownerId")).isEqualTo(anna);
  }

  @Test
  void a_department_counts_whoever_was_merged_no_more() {
    var made = LINA.post("/departments", Map.of("name", "合并部")).expect(201).text("id");
    var first = LINA.post("/people", Map.of("name", "王", "departmentIds", List.of(made)));
    assertThat(memberCount(made)).isEqualTo(1);
    merge(first.expect(201).text("id"), person("王芳芳", "INTERNAL")).expect(200);
    assertThat(memberCount(made)).isZero();
  }

  private static int memberCount(String department) {
    var all = LINA.get("/departments").expect(200).body().at("/items").valueStream();
    return all.filter(it -> it.path("id").asText().equals(department))
        .findFirst()
        .orElseThrow()
        .path("memberCount")
        .asInt();
  }

  @Test
  void flows_that_act_on_whoever_was_merged_act_on_the_other() {
    var form =
        TestForm.with(
            "{'key':'name','type':'text','label':'名称'}",
            "{'key':'customer','type':'member','label':'客户'}");
    var create =
        """
        {'key':'create','type':'action','connection':'builtin','action':'createChat','inputs':{
          'name':{'cel':'trigger.record.name'},'owner':{'value':'%1$s'},
          'members':{'cel':'[\\"%1$s\\", trigger.record.customer]'}}}
        """
            .formatted(LINA.person());
    TestFlow.live(TestFlow.onCreated(form, create));
    var first = customer("韦伯");
    var anna = customer("Anna Weber");
    merge(first, anna).expect(200);
    var name = "合并之后" + first;
    form.submit("name", name, "customer", first).expect(201);
    var chats = LINA.get("/chats?limit=1&q=%s", name).body().at("/items/0/id").asText();
    assertThat(members(chats)).containsExactlyInAnyOrder(LINA.person().toString(), anna);
  }

  @Test
  void what_would_lose_something_is_refused_with_its_reason() {
    var first = customer("韦伯");
    var anna = customer("Anna Weber");
    var third = customer("W.");
    assertThat(merge(first, first).expect(409).text("code")).isEqualTo("same-person");
    var wangfang = Api.signIn("wangfang").person().toString();
    assertThat(merge(wangfang, anna).expect(409).text("code")).isEqualTo("person-signs-in");
    merge(first, anna).expect(200);
    assertThat(merge(first, third).expect(409).text("code")).isEqualTo("person-merged");
    assertThat(merge(third, first).expect(409).text("code")).isEqualTo("person-merged");
    assertThat(merge(anna, third).expect(409).text("code")).isEqualTo("person-has-merged");
    var change = LINA.patch("/people/" + first, Map.of("name", "x"));
    assertThat(change.expect(409).text("code")).isEqualTo("person-merged");
    LINA.delete("/people/" + third + "/merge").expect(404);
    Api.signIn("zhangwei").put("/people/" + third + "/merge", Map.of("personId", anna)).expect(403);
  }

  @Test
  void only_who_keeps_an_owner_merges_somebody_into_him() {
    var first = customer("韦伯");
    var admin = Api.signIn("admin").person().toString();
    merge(first, admin).expect(403);
  }
}
