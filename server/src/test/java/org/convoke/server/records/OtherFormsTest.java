package org.convoke.server.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.records.TestForm.faults;
import static org.convoke.server.records.TestForm.json;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.convoke.server.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OtherFormsTest {

  private static final Api MEMBER = Api.signIn("wangfang");

  private static TestForm ledger() {
    return TestForm.with(
        "{'key':'name','type':'text','label':'群聊名称'}",
        "{'key':'chatId','type':'text','label':'群聊ID'}",
        "{'key':'size','type':'number','label':'人数'}");
  }

  /// Picks a name, takes the id of that name, and the size of that id.
  private static TestForm update(TestForm ledger) {
    return TestForm.with(
        "{'key':'size','type':'number','label':'人数','linkage':{'form':'L','take':'size','when':[{'field':'chatId','equals':'chatId'}]}}"
            .replace("L", ledger.key()),
        "{'key':'group','type':'select','label':'选择群聊','required':true,'options':{'type':'form','form':'L','field':'name'}}"
            .replace("L", ledger.key()),
        "{'key':'chatId','type':'text','label':'群聊ID','readOnly':true,'linkage':{'form':'L','take':'chatId','when':[{'field':'name','equals':'group'}]}}"
            .replace("L", ledger.key()));
  }

  @Test
  void linkages_are_computed_by_the_server_in_their_order_from_the_newest_match() {
    var ledger = ledger();
    ledger.add("name", "甲", "chatId", "c-1", "size", 3);
    ledger.add("name", "甲", "chatId", "c-2", "size", 5);
    ledger.add("name", "乙", "chatId", "c-3");
    var form = update(ledger);
    var answer = form.submit(MEMBER, "group", "甲", "chatId", "smuggled", "size", 99).expect(201);
    assertThat(answer.body().at("/values"))
        .isEqualTo(json("{'group':'甲','chatId':'c-2','size':5}"));
    var draft =
        MEMBER.post("/forms/" + form.key() + "/linkage", TestForm.body("group", "乙")).expect(200);
    assertThat(draft.body().at("/values")).isEqualTo(json("{'size':null,'chatId':'c-3'}"));
    var unknown = MEMBER.post("/forms/" + form.key() + "/linkage", TestForm.body("group", "丙"));
    assertThat(unknown.expect(200).body().at("/values"))
        .isEqualTo(json("{'size':null,'chatId':null}"));
  }

  @Test
  void a_linkage_is_computed_again_only_when_what_it_compares_with_changes() {
    var ledger = ledger();
    var row = ledger.add("name", "甲", "chatId", "c-1", "size", 3);
    ledger.add("name", "乙", "chatId", "c-2", "size", 4);
    var form = update(ledger);
    var record = form.add("group", "甲");
    ledger.change(row, "name", "改名").expect(200);
    form.change(record, "group", "甲").expect(200);
    assertThat(form.read(record).text("values.chatId")).isEqualTo("c-1");
    var changed = form.change(record, "group", "乙").expect(200);
    assertThat(changed.body().at("/values"))
        .isEqualTo(json("{'group':'乙','chatId':'c-2','size':4}"));
  }

  @Test
  void options_of_another_form_are_its_different_values_newest_first() {
    var ledger = ledger();
    for (var name : List.of("甲组", "乙组", "甲组", "丙", "一号 100%")) {
      ledger.add("name", name);
    }
    ledger.add("chatId", "无名");
    var form = update(ledger);
    var path = "/forms/" + form.key() + "/options/group";
    assertThat(MEMBER.get(path).expect(200).body().at("/items").findValuesAsText("value"))
        .containsExactly("一号 100%", "丙", "甲组", "乙组");
    assertThat(MEMBER.send("GET", path + "?q=%E7%BB%84&limit=1", null).body().at("/items"))
        .isEqualTo(json("[{'value':'甲组','label':'甲组'}]"));
    assertThat(MEMBER.send("GET", path + "?q=0%25", null).body().at("/items")).hasSize(1);
    MEMBER.get("/forms/%s/options/colour", form.key()).expectProblem(404, "not-found");
    Api.signIn("othermember").get(path).expectProblem(404, "not-found");
  }

  @Test
  void what_the_other_form_does_not_offer_is_refused() {
    var ledger = ledger();
    var row = ledger.add("name", "甲");
    var form = update(ledger);
    form.submit(MEMBER, "group", "甲").expect(201);
    assertThat(faults(form.submit(MEMBER, "group", "乙").expectProblem(422, "invalid-input")))
        .containsExactly("group not-an-option");
    ledger.builder().delete(ledger.path("/" + row)).expect(204);
    assertThat(faults(form.submit(MEMBER, "group", "甲").expect(422)))
        .containsExactly("group not-an-option");
  }

  @Test
  void several_choices_are_each_judged() {
    var ledger = ledger();
    ledger.add("name", "甲");
    ledger.add("name", "乙");
    var form =
        TestForm.with(
            "{'key':'groups','type':'multiSelect','label':'群','options':{'type':'form','form':'%s','field':'name'}}"
                .formatted(ledger.key()),
            "{'key':'kind','type':'select','label':'类','options':{'type':'static','items':[{'value':'a','label':'甲类'},{'value':'b','label':'乙类'}]}}");
    assertThat(
            form.submit("groups", List.of("乙", "甲", "乙")).expect(201).body().at("/values/groups"))
        .isEqualTo(json("['乙','甲']"));
    assertThat(faults(form.submit("groups", List.of("甲", "丙", "丁"), "kind", "c").expect(422)))
        .containsExactly("kind not-an-option", "groups not-an-option", "groups not-an-option");
    assertThat(MEMBER.get("/forms/%s/options/kind", form.key()).body().at("/items"))
        .isEqualTo(json("[{'value':'a','label':'甲类'},{'value':'b','label':'乙类'}]"));
    assertThat(
            MEMBER
                .send("GET", "/forms/" + form.key() + "/options/kind?q=%E4%B9%99", null)
                .body()
                .at("/items"))
        .hasSize(1);
  }

  @Test
  void a_linkage_whose_form_is_unknown_to_other_organizations_crosses_nothing() {
    var ledger = ledger();
    ledger.add("name", "甲", "chatId", "secret");
    var form = update(ledger);
    Api.signIn("othermember")
        .post("/forms/" + form.key() + "/linkage", TestForm.body("group", "甲"))
        .expectProblem(404, "not-found");
  }
}
