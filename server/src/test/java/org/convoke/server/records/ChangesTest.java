package org.convoke.server.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.records.TestForm.faults;
import static org.convoke.server.records.TestForm.json;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.convoke.server.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangesTest {

  private static final String NAME = "{'key':'name','type':'text','label':'名称','required':true}";
  private static final String COUNT = "{'key':'count','type':'number','label':'数量'}";
  private static final String OWNER = "{'key':'owner','type':'member','label':'负责人'}";

  private static final Api MEMBER = Api.signIn("wangfang");

  @Test
  void history_shows_each_change_by_field_from_the_creation_on() {
    var form = TestForm.with(NAME, COUNT, OWNER);
    var owner = MEMBER.person().toString();
    var record = form.submit(MEMBER, "name", "甲", "count", 1).expect(201).text("id");
    assertThat(form.change(record, "count", 2, "owner", owner).expect(200).text("version"))
        .isEqualTo("2");
    form.change(record, "name", "乙", "count", null).expect(200);
    form.builder().delete(form.path("/" + record)).expect(204);
    var history = MEMBER.get(form.path("/" + record + "/history")).expect(200).body();
    assertThat(history.at("/items").findValuesAsText("kind"))
        .containsExactly("DELETED", "UPDATED", "UPDATED", "CREATED");
    assertThat(history.at("/items").findValuesAsText("version"))
        .containsExactly("4", "3", "2", "1");
    assertThat(history.at("/items/1/changes"))
        .isEqualTo(
            json(
                "[{'field':'name','before':'甲','after':'乙'},{'field':'count','before':2,'after':null}]"));
    assertThat(history.at("/items/2/changes"))
        .isEqualTo(
            json(
                "[{'field':'count','before':1,'after':2},{'field':'owner','before':null,'after':'%s'}]"
                    .formatted(owner)));
    assertThat(history.at("/items/3/changes"))
        .isEqualTo(
            json(
                "[{'field':'name','before':null,'after':'甲'},{'field':'count','before':null,'after':1}]"));
    assertThat(history.at("/items/3/by").asText()).isEqualTo(owner);
    assertThat(history.at("/items/1/by").asText()).isEqualTo(form.builder().person().toString());
    assertThat(history.at("/items/1/run").isNull()).isTrue();
    assertThat(history.at("/references/people").findValuesAsText("name")).contains("王芳", "张伟");
  }

  @Test
  void a_change_that_changes_nothing_leaves_no_trace() {
    var form = TestForm.with(NAME, COUNT);
    var record = form.add("name", "甲", "count", 1.50);
    assertThat(form.change(record, "count", 1.5, "name", "甲").expect(200).text("version"))
        .isEqualTo("1");
    assertThat(form.builder().get(form.path("/" + record + "/history")).body().at("/items"))
        .hasSize(1);
  }

  @Test
  void a_deleted_record_is_in_no_ledger_and_cannot_be_changed() {
    var form = TestForm.with(NAME);
    var record = form.add("name", "甲");
    form.builder().delete(form.path("/" + record)).expect(204);
    form.read(record).expectProblem(404, "not-found");
    form.change(record, "name", "乙").expectProblem(404, "not-found");
    form.builder().delete(form.path("/" + record)).expectProblem(404, "not-found");
    assertThat(form.builder().get(form.path("")).body().at("/items")).isEmpty();
  }

  @Test
  void a_member_changes_and_deletes_only_what_he_submitted() {
    var form = TestForm.with(NAME);
    var his = form.submit(MEMBER, "name", "他的").expect(201).text("id");
    var other = form.add("name", "别人的");
    MEMBER.patch(form.path("/" + his), TestForm.body("name", "改")).expect(200);
    MEMBER
        .patch(form.path("/" + other), TestForm.body("name", "改"))
        .expectProblem(403, "forbidden");
    MEMBER.delete(form.path("/" + other)).expectProblem(403, "forbidden");
    MEMBER.delete(form.path("/" + his)).expect(204);
    form.builder().delete(form.path("/" + other)).expect(204);
  }

  @Test
  void only_what_changes_is_judged() {
    var form = TestForm.with(NAME, OWNER);
    var record = form.add("name", "甲");
    assertThat(faults(form.change(record, "name", " ").expectProblem(422, "invalid-input")))
        .containsExactly("name required");
    assertThat(faults(form.change(record, "owner", "nobody").expect(422)))
        .containsExactly("owner unknown-person");
    assertThat(faults(form.change(record, "colour", 1).expect(422)))
        .containsExactly("colour unknown-field");
    var answer = form.builder().get("/forms/%s", form.key());
    form.builder()
        .with("If-Match", answer.header("ETag"))
        .put(
            "/forms/" + form.key(),
            java.util.Map.of(
                "name",
                "更多必填",
                "definition",
                TestForm.definition(NAME, OWNER.replace("}", ",'required':true}"))))
        .expect(200);
    form.change(record, "name", "乙").expect(200);
    assertThat(faults(form.change(record, "owner", null).expect(422)))
        .containsExactly("owner required");
  }

  @Test
  void changes_at_once_all_happen_one_after_the_other() throws Exception {
    var form = TestForm.with(NAME, COUNT);
    var record = form.add("name", "甲");
    var calls = new ArrayList<Callable<Integer>>();
    for (var number = 0; number < 6; number++) {
      var count = number;
      calls.add(() -> form.change(record, "count", count).status());
    }
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(executor.invokeAll(calls).stream().map(Future::resultNow)).containsOnly(200);
    }
    var history = form.builder().get(form.path("/" + record + "/history")).body().at("/items");
    assertThat(history).hasSize(7);
    for (var index = 1; index < 6; index++) {
      assertThat(history.get(index).at("/changes/0/after"))
          .isEqualTo(history.get(index - 1).at("/changes/0/before"));
    }
  }

  @Test
  void what_is_no_record_is_not_found() {
    var form = TestForm.with(NAME);
    for (var id : List.of("nonsense", UUID.randomUUID().toString())) {
      form.read(id).expectProblem(404, "not-found");
      form.change(id, "name", "x").expectProblem(404, "not-found");
      form.builder().get(form.path("/" + id + "/history")).expectProblem(404, "not-found");
    }
    form.builder().get("/forms/no-such-form/records").expectProblem(404, "not-found");
  }
}
