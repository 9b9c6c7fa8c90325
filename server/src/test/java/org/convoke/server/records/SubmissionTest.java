package org.convoke.server.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.records.TestForm.faults;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.convoke.server.Api;
import org.convoke.server.Api.Answer;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SubmissionTest {

  private static final String NAME =
      "{'key':'name','type':'text','label':'群聊名称','required':true,'unique':true,'maxLength':100}";
  private static final String OWNER =
      "{'key':'owner','type':'member','label':'选择群主','required':true}";
  private static final String MEMBERS =
      "{'key':'members','type':'members','label':'选择群成员','required':true}";

  private static final Api MEMBER = Api.signIn("wangfang");

  private static String id(String username) {
    return Api.signIn("admin").get("/people?q=%s", username).text("items.0.id");
  }

  private static TestForm createGroup() {
    return TestForm.with(NAME, OWNER, MEMBERS);
  }

  @Test
  void a_member_submits_and_sees_his_record_in_the_ledger() {
    var form = createGroup();
    var answer =
        form.submit(
                MEMBER,
                "name",
                "报价组",
                "owner",
                id("zhangwei"),
                "members",
                List.of(id("zhangwei"), id("lina")))
            .expect(201);
    assertThat(answer.text("serial")).isEqualTo("1");
    assertThat(answer.text("state")).isEqualTo("ACTIVE");
    assertThat(answer.text("createdBy")).isEqualTo(MEMBER.person().toString());
    assertThat(answer.body().at("/runs").isArray()).isTrue();
    var page = MEMBER.get(form.path("")).expect(200);
    assertThat(page.text("items.0.values.name")).isEqualTo("报价组");
    assertThat(page.body().at("/references/people").findValuesAsText("name"))
        .contains("张伟", "李娜", "王芳");
    var read = form.read(answer.text("id")).expect(200);
    assertThat(read.body().at("/values")).isEqualTo(answer.body().at("/values"));
    assertThat(read.text("createdAt")).isEqualTo(answer.text("createdAt"));
  }

  @Test
  void every_fault_is_answered_at_once_in_the_readers_language() {
    var form = createGroup();
    var zhaolei = id("zhaolei");
    var answer =
        form.submit(
                MEMBER,
                "name",
                "很".repeat(300),
                "owner",
                UUID.randomUUID().toString(),
                "members",
                List.of(zhaolei),
                "colour",
                "red")
            .expectProblem(422, "invalid-input");
    assertThat(faults(answer))
        .containsExactlyInAnyOrder(
            "name too-long",
            "owner unknown-person",
            "members person-departed",
            "colour unknown-field");
    assertThat(answer.response().body()).contains("赵磊", "最多 100 个字，现在是 300 个");
    var english =
        form.submit(MEMBER.english(), "name", "x".repeat(300)).expectProblem(422, "invalid-input");
    assertThat(english.response().body())
        .contains("at most 100 characters", "Enter a value for 选择群主");
    assertThat(MEMBER.get(form.path("/count")).body().at("/count").asInt()).isZero();
  }

  @Test
  void an_empty_submission_names_every_required_field() {
    assertThat(faults(createGroup().submit(MEMBER, "members", List.of()).expect(422)))
        .containsExactly("name required", "owner required", "members required");
  }

  @Test
  void a_second_record_with_the_same_name_is_refused_with_the_number_of_the_first() {
    var form = createGroup();
    Object[] values = {"name", "周例会", "owner", id("lina"), "members", List.of(id("lina"))};
    form.submit(MEMBER, values).expect(201);
    values[1] = "  周例会 ";
    var answer = form.submit(MEMBER, values).expectProblem(409, "duplicate-value");
    assertThat(faults(answer)).containsExactly("name duplicate-value");
    assertThat(answer.text("detail")).contains("周例会").contains("编号 1");
    var both = form.submit(MEMBER, "name", "周例会").expectProblem(422, "invalid-input");
    assertThat(faults(both))
        .containsExactlyInAnyOrder("name duplicate-value", "owner required", "members required");
  }

  @Test
  void of_many_submissions_of_one_name_at_once_exactly_one_succeeds() throws Exception {
    var form = TestForm.with(NAME);
    var answers = atOnce(20, () -> form.submit(MEMBER, "name", "同名"));
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(answer -> answer.expectProblem(409, "duplicate-value"));
    assertThat(MEMBER.get(form.path("/count")).body().at("/count").asInt()).isEqualTo(1);
  }

  @Test
  void a_name_is_free_again_when_its_record_is_renamed_or_deleted() {
    var form = TestForm.with(NAME);
    var first = form.add("name", "甲");
    form.change(first, "name", "乙").expect(200);
    var second = form.add("name", "甲");
    form.change(second, "name", "乙").expectProblem(409, "duplicate-value");
    form.builder().delete(form.path("/" + first)).expect(204);
    form.change(second, "name", "乙").expect(200);
    form.change(second, "name", "乙").expect(200);
  }

  @Test
  void what_is_no_json_or_no_submission_is_refused() {
    var form = createGroup();
    MEMBER.post(form.path(""), "{\"values\":{").expectProblem(400, "malformed-json");
    MEMBER.post(form.path(""), "{\"values\":[1]}").expectProblem(422, "invalid-input");
    MEMBER.post(form.path(""), "{}").expectProblem(422, "invalid-input");
    MEMBER.post(form.path(""), "null").expectProblem(422, "invalid-input");
    MEMBER.post(form.path(""), "{\"value\":{}}").expectProblem(422, "invalid-input");
    MEMBER.send("POST", form.path(""), null).expectProblem(415, "unsupported-media-type");
  }

  @Test
  void a_name_with_a_nul_or_half_a_character_is_refused_not_lost() {
    var form = TestForm.with(NAME);
    assertThat(
            faults(MEMBER.post(form.path(""), "{\"values\":{\"name\":\"a\\u0000b\"}}").expect(422)))
        .containsExactly("name wrong-type");
    assertThat(
            faults(MEMBER.post(form.path(""), "{\"values\":{\"name\":\"a\\ud83d\"}}").expect(422)))
        .containsExactly("name wrong-type");
  }

  @Test
  void only_the_signed_in_submit_and_only_in_their_organization() {
    var form = TestForm.with(NAME);
    Api.anonymous()
        .post(form.path(""), TestForm.body("name", "x"))
        .expectProblem(401, "unauthenticated");
    MEMBER
        .without("X-CSRF-Token")
        .post(form.path(""), TestForm.body("name", "x"))
        .expectProblem(403, "csrf");
    var stranger = Api.signIn("otherowner");
    var id = form.builder().get("/forms/%s", form.key()).text("id");
    form.submit(stranger, "name", "x").expectProblem(404, "not-found");
    stranger.post("/forms/" + id + "/records", TestForm.body("name", "x")).expect(404);
    stranger.get(form.path("")).expectProblem(404, "not-found");
    var record = form.add("name", "内部");
    stranger.get(form.path("/" + record)).expect(404);
    stranger.get(form.path("/" + record + "/history")).expect(404);
    var theirs = form.submit("name", "外部人员");
    theirs.expect(201);
  }

  @Test
  void a_person_of_another_organization_is_unknown() {
    var form = createGroup();
    var stranger = Api.signIn("othermember").person().toString();
    assertThat(
            faults(
                form.submit(MEMBER, "name", "a", "owner", stranger, "members", List.of(stranger))
                    .expect(422)))
        .containsExactly("owner unknown-person", "members unknown-person");
  }

  @Test
  void the_same_key_submits_once() throws Exception {
    var form = TestForm.with("{'key':'name','type':'text','label':'名称'}");
    var caller = MEMBER.with("Idempotency-Key", "key-" + UUID.randomUUID());
    var first = form.submit(caller, "name", "一次").expect(201);
    var again = form.submit(caller, "name", "一次").expect(201);
    assertThat(again.body()).isEqualTo(first.body());
    form.submit(caller, "name", "另一个").expectProblem(409, "idempotency-key-reused");
    var other = MEMBER.with("Idempotency-Key", "key-" + UUID.randomUUID());
    var answers = atOnce(8, () -> form.submit(other, "name", "并发").expect(201));
    assertThat(answers.stream().map(answer -> answer.text("id")).distinct()).hasSize(1);
    assertThat(MEMBER.get(form.path("/count")).body().at("/count").asInt()).isEqualTo(2);
  }

  @Test
  void records_are_numbered_without_gaps_also_when_many_come_at_once_and_some_are_refused()
      throws Exception {
    var form = TestForm.with(NAME);
    form.add("name", "先");
    var answers = atOnce(60, () -> form.submit(MEMBER, "name", "名 " + UUID.randomUUID()));
    atOnce(5, () -> form.submit(MEMBER, "name", "先").expect(409));
    answers.forEach(answer -> answer.expect(201));
    form.add("name", "后");
    form.add("name", "最后");
    var serials = new ArrayList<Integer>();
    MEMBER
        .get(form.path("?limit=200"))
        .body()
        .at("/items")
        .forEach(item -> serials.add(item.path("serial").asInt()));
    assertThat(serials).hasSize(63).doesNotHaveDuplicates().contains(1, 63);
  }

  private static List<Answer> atOnce(int count, Callable<Answer> call) throws Exception {
    var calls = new ArrayList<Callable<Answer>>();
    for (var number = 0; number < count; number++) {
      calls.add(call);
    }
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      return executor.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }
}
