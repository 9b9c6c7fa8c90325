package org.convoke.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.convoke.model.DepartmentId;
import org.convoke.server.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class EdgeTest {

  @Inject Edge edge;

  @Test
  void every_answer_names_its_request() {
    var answer = Api.anonymous().get("/auth/options").expect(200);
    assertThat(answer.header("X-Request-Id")).isNotBlank();
  }

  @Test
  void a_caller_may_name_his_request_and_finds_the_name_in_the_problem() {
    var problem =
        Api.anonymous()
            .with("X-Request-Id", "order-42")
            .get("/me")
            .expectProblem(401, "unauthenticated");
    assertThat(problem.header("X-Request-Id")).isEqualTo("order-42");
    assertThat(problem.text("requestId")).isEqualTo("order-42");
  }

  @Test
  void a_name_that_could_forge_a_log_line_is_replaced() {
    var answer = Api.anonymous().with("X-Request-Id", "a b=c").get("/auth/options");
    assertThat(answer.header("X-Request-Id")).isNotEqualTo("a b=c").isNotBlank();
  }

  @Test
  void a_problem_speaks_the_language_of_its_reader() {
    var zh = Api.anonymous().with("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8").get("/me");
    var en = Api.anonymous().with("Accept-Language", "en-GB,en;q=0.9,zh;q=0.8").get("/me");
    assertThat(zh.text("detail")).isEqualTo("请先登录。");
    assertThat(en.text("detail")).isEqualTo("Sign in first.");
    assertThat(Api.anonymous().get("/me").text("detail")).isEqualTo("请先登录。");
  }

  @Test
  void a_body_that_is_no_json_is_refused_with_its_place() {
    var problem =
        Api.signIn("lina").post("/departments", "{\"name\": ").expectProblem(400, "malformed-json");
    assertThat(problem.text("detail")).contains("1");
  }

  @Test
  void an_unknown_property_and_a_wrong_type_name_their_field() {
    var lina = Api.signIn("lina");
    var unknown =
        lina.post("/departments", Map.of("name", "x", "colour", "red"))
            .expectProblem(422, "invalid-input");
    assertThat(unknown.text("errors.0.field")).isEqualTo("colour");
    assertThat(unknown.text("errors.0.code")).isEqualTo("unknown-field");
    var wrong =
        lina.post("/people", "{\"name\": \"x\", \"departmentIds\": \"y\"}")
            .expectProblem(422, "invalid-input");
    assertThat(wrong.text("errors.0.field")).isEqualTo("departmentIds");
    lina.post("/people", "{\"name\": \"x\", \"kind\": \"ALIEN\"}")
        .expectProblem(422, "invalid-input");
    lina.post("/people", "[]").expectProblem(422, "invalid-input");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /departments | {"name":"a\\u0000"}                                | name
          /departments | {"name":"a\\ud800b"}                               | name
          /people      | {"name":"x","departmentIds":["\\u0000"]}           | departmentIds[0]
          /people      | {"name":"x","departmentIds":[null]}                | departmentIds
          /people      | {"name":"x","username":"\\udc00"}                  | username
          /forms       | {"name":"x","definition":{"fields":[null]}}        | definition.fields
          /forms       | {"name":"x","definition":{"fields":[{"key":"a","type":"text","label":"\\u0000"}]}} | definition.fields[0].label
          /api-tokens  | {"name":"x","scopes":[null]}                       | scopes
          /api-tokens  | {"name":"\\u0000","scopes":["forms:read"]}         | name
          /chats       | {"name":"\\u0000","memberIds":[]}                  | name
          /chats       | {"name":"x","memberIds":[null]}                    | memberIds
          /auth/login  | {"username":"\\u0000","password":"x"}              | username
          """)
  void what_cannot_be_kept_is_refused_with_its_field(String path, String body, String field) {
    var problem = Api.signIn("admin").post(path, body).expectProblem(422, "invalid-input");
    assertThat(problem.text("errors.0.field")).startsWith(field);
  }

  @Test
  void a_property_name_that_cannot_be_kept_is_refused() {
    Api.signIn("lina")
        .patch("/departments/" + DepartmentId.create(), "{\"na\\u0000me\":\"x\"}")
        .expectProblem(422, "invalid-input");
  }

  @Test
  void a_nul_in_the_address_is_refused() {
    var admin = Api.signIn("admin");
    for (var path :
        List.of(
            "/people?q=",
            "/chats?q=",
            "/forms/create-group/records?q=",
            "/flows/",
            "/people?ids=")) {
      admin.get(path.replace("%", "%%") + "a%%00b").expectProblem(400, "invalid-parameter");
    }
    admin.get("/people?q=%%ED%%A0%%80").expect(200);
  }

  @Test
  void a_call_without_its_body_is_refused() {
    Api.signIn("lina").send("POST", "/departments", null).expect(415);
    Api.signIn("lina").post("/departments", "null").expect(422);
    Api.signIn("lina").post("/departments", "").expect(422);
  }

  @Test
  void an_unknown_address_and_a_wrong_method_are_problems_too() {
    Api.signIn("lina").get("/nothing-here").expectProblem(404, "not-found");
    Api.signIn("lina").delete("/people").expectProblem(405, "method-not-allowed");
    Api.signIn("lina")
        .with("Content-Type", "text/plain")
        .post("/departments", "x")
        .expectProblem(415, "unsupported-media-type");
  }

  @Test
  void a_text_that_is_no_id_names_nothing() {
    Api.signIn("lina").get("/people/not-an-id").expectProblem(404, "not-found");
    for (var wrong : Map.of("limit", "many", "cursor", "**", "kind", "ALIEN").entrySet()) {
      var asked = "/people?" + wrong.getKey() + "=" + wrong.getValue();
      var refused = Api.signIn("lina").get(asked).expectProblem(400, "invalid-parameter");
      assertThat(refused.text("errors.0.field")).isEqualTo(wrong.getKey());
    }
  }

  @Test
  void a_body_of_another_type_is_refused_where_it_may_be_left_out_too() {
    Api.signIn("lina")
        .with("Content-Type", "text/plain")
        .post("/flows/some-flow/publish", "x")
        .expectProblem(415, "unsupported-media-type");
  }

  @Test
  void a_type_without_a_body_is_nobody_s_business() {
    Api.signIn("lina").with("Content-Type", "text/plain").get("/me").expect(200);
  }

  @Test
  void a_parameter_that_could_be_one_of_two_is_not_guessed() {
    var refused = Api.signIn("lina").get("/people?q=A&kind=ALIEN");
    assertThat(refused.expectProblem(400, "invalid-parameter").text("errors.0.field")).isEmpty();
  }

  @Test
  void who_writes_a_field_that_is_none_reads_which_there_are() {
    var refused = Api.signIn("lina").english().post("/departments", Map.of("nam", "A"));
    assertThat(refused.expectProblem(422, "invalid-input").text("errors.0.detail"))
        .isEqualTo("There is no field \"nam\"; expected here: name, parentId.");
    var lina = Api.signIn("lina").english();
    var me = "/people/" + lina.get("/me").text("person.id");
    assertThat(lina.patch(me, Map.of("nam", "A")).text("errors.0.detail"))
        .startsWith("There is no field \"nam\"; expected here: departmentIds, email, kind");
  }

  @Test
  void a_body_that_is_too_large_is_refused() {
    var body = "{\"name\": \"" + "x".repeat(3_000_000) + "\"}";
    Api.signIn("lina").post("/departments", body).expectProblem(413, "too-large");
    var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (edge.underWay() > 0 && System.nanoTime() < end) {
      Thread.onSpinWait(); // a call ends a moment after its answer
    }
    assertThat(edge.underWay()).as("calls under way").isZero();
  }

  @Test
  void answers_are_not_kept_by_browsers() {
    var answer = Api.signIn("lina").get("/people").expect(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void health_metrics_and_the_description_of_the_interface_are_there() {
    Api.signIn("lina").get("/people").expect(200);
    assertThat(Api.anonymous().get("//q/health").expect(200).text("status")).isEqualTo("UP");
    assertThat(Api.anonymous().get("//q/metrics").expect(200).response().body())
        .contains("convoke_statement_seconds_count{name=\"person.page\"");
    assertThat(Api.anonymous().get("//q/openapi").expect(200).response().body())
        .contains("openapi: 3.1")
        .contains("/api/v1/people");
  }

  @Test
  void an_address_of_the_web_app_is_protected() {
    var answer = Api.anonymous().get("//forms/create-group");
    assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
  }
}
