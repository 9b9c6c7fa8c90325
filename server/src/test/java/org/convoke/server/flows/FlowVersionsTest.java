package org.convoke.server.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.flows.TestFlow.createChat;
import static org.convoke.server.flows.TestFlow.onCreated;
import static org.convoke.server.flows.TestFlow.problems;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.convoke.server.Api;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FlowVersionsTest {

  private static final String COMPUTES =
      """
      {'trigger':{'type':'call','inputs':[]},
       'steps':[{'key':'x','type':'compute','values':{'n':{'value':%s}}}]}
      """;

  private static TestForm createGroup() {
    return TestForm.with(
        "{'key':'name','type':'text','label':'群聊名称'}",
        "{'key':'owner','type':'member','label':'群主'}",
        "{'key':'members','type':'members','label':'群成员'}");
  }

  @Test
  void a_version_is_read_and_becomes_the_draft_again() {
    var form = createGroup();
    var flow = TestFlow.live(onCreated(form, createChat("one")));
    flow.save("\"1\"", onCreated(form, createChat("two"))).expect(200);
    flow.builder().post(flow.path("/publish"), "").expect(200);

    var first = flow.builder().get(flow.path("/versions/1")).expect(200);
    assertThat(first.text("definition.steps.0.key")).isEqualTo("one");
    assertThat(first.text("publishedBy")).isEqualTo(flow.builder().person().toString());

    var restored = restore(flow, 1, "\"2\"").expect(200);
    assertThat(restored.header("ETag")).isEqualTo("\"3\"");
    assertThat(restored.text("draft.steps.0.key")).isEqualTo("one");
    assertThat(restored.text("name")).isEqualTo("改名");
    assertThat(restored.body().at("/publishedVersion").asInt()).isEqualTo(2);
    assertThat(restored.body().at("/changed").asBoolean()).isTrue();
  }

  @Test
  void what_somebody_saved_meanwhile_is_not_overwritten() {
    var flow = TestFlow.live(onCreated(createGroup(), createChat("one")));
    flow.builder()
        .post(flow.path("/versions/1/restore"), "")
        .expectProblem(428, "if-match-required");
    restore(flow, 1, "\"7\"").expectProblem(412, "stale");
    restore(flow, 2, "\"1\"").expectProblem(404, "not-found");
    flow.builder().get(flow.path("/versions/2")).expectProblem(404, "not-found");
    flow.builder().get(flow.path("/versions/x")).expectProblem(404, "not-found");
  }

  @Test
  void versions_are_for_builders_of_their_own_organization() {
    var flow = TestFlow.live(onCreated(createGroup(), createChat("one")));
    Api.signIn("wangfang").get(flow.path("/versions/1")).expectProblem(403, "forbidden");
    Api.signIn("otherbuilder").get(flow.path("/versions/1")).expectProblem(404, "not-found");
  }

  @Test
  void a_faulty_expression_says_at_which_character() {
    var chat =
        createChat("one").replace("trigger.record.name", "text(trigger.record.name) + nobody");
    var flow = TestFlow.draft(onCreated(createGroup(), chat));
    var found = flow.read().body().at("/problems");
    assertThat(problems(found, "path")).containsExactly("steps.one.inputs.name expression-type");
    assertThat(found.at("/0/position").asInt()).isEqualTo(28);
  }

  private static Api.Answer restore(TestFlow flow, int version, String etag) {
    return flow.builder()
        .with("If-Match", etag)
        .post(flow.path("/versions/" + version + "/restore"), Map.of());
  }

  @Test
  void a_note_says_what_a_version_changes() {
    var flow = TestFlow.draft(COMPUTES.formatted(1));
    var builder = flow.builder();
    builder
        .post(flow.path("/publish"), Map.of("note", "长".repeat(501)))
        .expectProblem(422, "invalid-input");
    builder.post(flow.path("/publish"), "{\"note\":").expectProblem(400, "malformed-json");
    builder.post(flow.path("/publish"), Map.of("note", " 改为每天一次 ")).expect(200);
    assertThat(builder.get(flow.path("/versions")).expect(200).text("items.0.note"))
        .isEqualTo("改为每天一次");
    assertThat(builder.get(flow.path("/versions/1")).expect(200).text("note")).isEqualTo("改为每天一次");
  }

  @Test
  void a_version_is_published_without_a_note_and_without_a_body_too() {
    var flow = TestFlow.draft(COMPUTES.formatted(1));
    flow.builder().send("POST", flow.path("/publish"), null).expect(200);
    flow.save(flow.read().header("ETag"), COMPUTES.formatted(2)).expect(200);
    flow.builder().post(flow.path("/publish"), Map.of("note", " ")).expect(200);
    var versions = flow.builder().get(flow.path("/versions")).expect(200).body();
    assertThat(versions.at("/items").findValuesAsText("version")).containsExactly("2", "1");
    assertThat(versions.at("/items/0/note").isNull()).isTrue();
    assertThat(versions.at("/items/1/note").isNull()).isTrue();
  }
}
