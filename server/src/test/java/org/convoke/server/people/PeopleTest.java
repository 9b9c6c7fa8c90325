package org.convoke.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.convoke.server.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PeopleTest {

  @Test
  void the_demo_has_its_people_customers_and_one_who_left() {
    var lina = Api.signIn("lina");
    var departed = lina.get("/people?state=DEPARTED&q=zhaolei").expect(200);
    assertThat(departed.text("items.0.name")).isEqualTo("赵磊");
    var contacts = lina.get("/contacts").expect(200).body().at("/items");
    assertThat(contacts.findValuesAsText("name")).contains("沈嘉怡");
    assertThat(contacts.findValuesAsText("kind")).containsOnly("EXTERNAL");
  }

  @Test
  void pages_follow_each_other_without_loss_or_repetition() {
    var lina = Api.signIn("lina");
    var ids = new ArrayList<String>();
    var path = "/people?limit=7&kind=INTERNAL";
    for (var cursor = ""; cursor != null; ) {
      var page = lina.get(cursor.isEmpty() ? path : path + "&cursor=" + cursor).expect(200);
      ids.addAll(page.body().at("/items").findValuesAsText("id"));
      cursor = page.body().at("/nextCursor").textValue();
    }
    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(29);
  }

  @Test
  void chinese_names_are_listed_by_pinyin() {
    var listed = names(Api.signIn("lina"), "/people?kind=INTERNAL&limit=200");
    assertThat(listed).containsSubsequence("陈静", "董洁", "高翔", "何平", "李娜", "王芳", "张伟");
  }

  @Test
  void people_are_found_by_a_part_of_their_name_and_by_department() {
    var lina = Api.signIn("lina");
    assertThat(names(lina, "/people?q=WANGF")).containsExactly("王芳");
    assertThat(names(lina, "/people?q=100%25")).isEmpty();
    var department =
        lina.get("/departments").body().at("/items").findParents("name").stream()
            .filter(it -> it.get("name").asText().equals("华南组"))
            .findFirst()
            .orElseThrow()
            .get("id")
            .asText();
    assertThat(names(lina, "/people?department=" + department)).contains("徐强", "孙丽");
  }

  @Test
  void many_people_are_asked_for_by_id() {
    var lina = Api.signIn("lina");
    var other = Api.signIn("otherowner").person();
    var answer =
        lina.get("/people?ids=%s,%s,nonsense", lina.person(), other)
            .expect(200)
            .body()
            .at("/items");
    assertThat(answer.findValuesAsText("name")).containsExactly("李娜");
  }

  @Test
  void an_administrator_adds_somebody_who_signs_in() {
    var lina = Api.signIn("lina");
    var added =
        lina.post(
                "/people",
                Map.of("name", "钟灵", "username", "zhongling", "password", "a long password"))
            .expect(201);
    assertThat(added.text("role")).isEqualTo("MEMBER");
    assertThat(added.text("state")).isEqualTo("ACTIVE");
    Api.freshSignIn("zhongling", "a long password").get("/me").expect(200);
  }

  @Test
  void every_fault_of_a_new_person_is_named() {
    var faults =
        Api.signIn("lina")
            .post("/people", Map.of("name", " ", "username", "有空格 的", "email", "no"))
            .expectProblem(422, "invalid-input")
            .body()
            .at("/errors")
            .findValuesAsText("field");
    assertThat(faults).containsExactly("name", "username", "email");
  }

  @Test
  void a_user_name_is_taken_however_it_is_written() {
    Api.signIn("lina")
        .post("/people", Map.of("name", "张三", "username", "ZhangWei"))
        .expectProblem(409, "username-taken");
  }

  @Test
  void a_change_touches_only_what_it_names() {
    var lina = Api.signIn("lina");
    var id = added(lina, "单变", "shanbian");
    lina.get("/people/%s", id).expect(200);
    var clearing = new HashMap<String, Object>();
    clearing.put("title", null);
    lina.patch("/people/" + id, Map.of("title", "顾问", "mobile", "13812345678")).expect(200);
    lina.patch("/people/" + id, clearing).expect(200);
    var after = lina.get("/people/%s", id).expect(200).body();
    assertThat(after.get("title").isNull()).isTrue();
    assertThat(after.get("mobile").asText()).isEqualTo("13812345678");
    assertThat(after.get("name").asText()).isEqualTo("单变");
  }

  @Test
  void who_leaves_is_out_at_once() {
    var lina = Api.signIn("lina");
    var id = added(lina, "将离", "jiangli");
    var session = Api.freshSignIn("jiangli", "a long password");
    session.get("/me").expect(200);
    lina.patch("/people/" + id, Map.of("state", "DEPARTED")).expect(200);
    session.get("/me").expectProblem(401, "unauthenticated");
  }

  @Test
  void who_comes_back_signs_in_anew() {
    var lina = Api.signIn("lina");
    var id = added(lina, "又来", "youlai");
    var session = Api.freshSignIn("youlai", "a long password");
    lina.patch("/people/" + id, Map.of("state", "DEPARTED")).expect(200);
    lina.patch("/people/" + id, Map.of("state", "ACTIVE")).expect(200);
    session.get("/me").expectProblem(401, "unauthenticated");
  }

  @Test
  void a_new_password_from_an_administrator_ends_the_sessions_of_the_old_one() {
    var lina = Api.signIn("lina");
    var id = added(lina, "换密", "huanmi");
    var session = Api.freshSignIn("huanmi", "a long password");
    lina.put("/people/" + id + "/password", Map.of("password", "another long one")).expect(204);
    session.get("/me").expectProblem(401, "unauthenticated");
  }

  @Test
  void changes_at_once_do_not_undo_each_other() throws Exception {
    var lina = Api.signIn("lina");
    var id = added(lina, "同改", "tonggai");
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var change :
          List.<Map<String, Object>>of(
              Map.of("title", "顾问"), Map.of("mobile", "13812345678"), Map.of("name", "同改改"))) {
        executor.submit(() -> lina.patch("/people/" + id, change).expect(200));
      }
    }
    var after = lina.get("/people/%s", id).expect(200).body();
    assertThat(after.get("title").asText()).isEqualTo("顾问");
    assertThat(after.get("mobile").asText()).isEqualTo("13812345678");
    assertThat(after.get("name").asText()).isEqualTo("同改改");
  }

  @Test
  void a_lost_role_is_lost_at_once() {
    var admin = Api.signIn("admin");
    var id = added(admin, "降级", "jiangji");
    admin.patch("/people/" + id, Map.of("role", "ADMIN")).expect(200);
    var session = Api.freshSignIn("jiangji", "a long password");
    session.post("/departments", Map.of("name", "")).expect(422);
    admin.patch("/people/" + id, Map.of("role", "MEMBER")).expect(200);
    session.post("/departments", Map.of("name", "")).expectProblem(403, "forbidden");
  }

  @Test
  void administrators_and_owners_are_kept_by_owners_only() {
    var lina = Api.signIn("lina");
    var admin = Api.signIn("admin");
    var id = added(lina, "想升", "xiangsheng");
    lina.patch("/people/" + id, Map.of("role", "ADMIN")).expectProblem(403, "forbidden");
    lina.patch("/people/" + admin.person(), Map.of("name", "x")).expectProblem(403, "forbidden");
    lina.put("/people/" + admin.person() + "/password", Map.of("password", "a new password"))
        .expectProblem(403, "forbidden");
    admin.patch("/people/" + id, Map.of("role", "ADMIN")).expect(200);
  }

  @Test
  void the_last_owner_stays() {
    var owner = Api.signIn("otherowner");
    owner
        .patch("/people/" + owner.person(), Map.of("role", "MEMBER"))
        .expectProblem(409, "last-owner");
    owner
        .patch("/people/" + owner.person(), Map.of("state", "DEPARTED"))
        .expectProblem(409, "last-owner");
  }

  @Test
  void people_of_another_organization_do_not_exist() {
    var stranger = Api.signIn("otherowner");
    var wangfang = Api.signIn("wangfang").person();
    stranger.get("/people/%s", wangfang).expectProblem(404, "not-found");
    stranger.patch("/people/" + wangfang, Map.of("name", "x")).expectProblem(404, "not-found");
    assertThat(names(stranger, "/people?q=王芳")).isEmpty();
  }

  private static String added(Api admin, String name, String username) {
    return admin
        .post("/people", Map.of("name", name, "username", username, "password", "a long password"))
        .expect(201)
        .text("id");
  }

  private static List<String> names(Api person, String path) {
    // Not through the format of get: the path carries a percent sign.
    return person.send("GET", path, null).expect(200).body().at("/items").findValuesAsText("name");
  }
}
