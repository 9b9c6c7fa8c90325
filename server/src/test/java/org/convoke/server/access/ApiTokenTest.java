package org.convoke.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.convoke.server.Api;
import org.convoke.server.TestClock;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApiTokenTest {

  @Inject TestClock clock;

  @Test
  void a_token_does_what_its_scopes_say_and_no_more() {
    var program = token("lina", "people:read");
    program.get("/people").expect(200);
    program.post("/departments", Map.of("name", "x")).expectProblem(403, "forbidden");
    program.get("/api-tokens").expectProblem(403, "forbidden");
  }

  @Test
  void a_scope_to_write_includes_reading() {
    token("lina", "people:write").get("/people").expect(200);
  }

  @Test
  void a_token_never_exceeds_its_person() {
    token("wangfang", "people:write")
        .post("/departments", Map.of("name", "x"))
        .expectProblem(403, "forbidden");
  }

  @Test
  void a_token_cannot_make_a_stronger_one() {
    token("lina", "admin")
        .post("/api-tokens", Map.of("name", "more", "scopes", List.of("people:read")))
        .expectProblem(403, "forbidden");
  }

  @Test
  void the_secret_is_shown_once() {
    var lina = Api.signIn("lina");
    var made = create(lina, "once", "people:read").expect(201);
    assertThat(made.text("token")).startsWith("cvk_");
    var listed = lina.get("/api-tokens").expect(200).body().at("/items");
    assertThat(listed.findValuesAsText("name")).contains("once");
    assertThat(listed.findValues("token")).isEmpty();
  }

  @Test
  void a_deleted_token_ends_at_once() {
    var lina = Api.signIn("lina");
    var made = create(lina, "short-lived", "people:read").expect(201);
    var program = Api.withToken(made.text("token"));
    program.get("/people").expect(200);
    lina.delete("/api-tokens/%s", made.text("id")).expect(204);
    program.get("/people").expectProblem(401, "unauthenticated");
  }

  @Test
  void a_token_ends_when_it_says() {
    var lina = Api.signIn("lina");
    var made =
        lina.post(
                "/api-tokens",
                Map.of(
                    "name", "until tomorrow",
                    "scopes", List.of("people:read"),
                    "expiresAt", clock.instant().plus(Duration.ofDays(1)).toString()))
            .expect(201);
    var program = Api.withToken(made.text("token"));
    program.get("/people").expect(200);
    clock.advance(Duration.ofDays(2));
    program.get("/people").expect(401);
  }

  @Test
  void the_token_of_somebody_else_is_ended_by_an_administrator_only() {
    var id = create(Api.signIn("zhangwei"), "mine", "people:read").expect(201).text("id");
    Api.signIn("wangfang").delete("/api-tokens/%s", id).expectProblem(404, "not-found");
    Api.signIn("otherowner").delete("/api-tokens/%s", id).expectProblem(404, "not-found");
    Api.signIn("lina").delete("/api-tokens/%s", id).expect(204);
  }

  @Test
  void bad_tokens_are_refused() {
    var lina = Api.signIn("lina");
    lina.post("/api-tokens", Map.of("name", "x", "scopes", List.of()))
        .expectProblem(422, "invalid-input");
    lina.post("/api-tokens", Map.of("name", "x", "scopes", List.of("everything")))
        .expectProblem(422, "invalid-input");
    lina.post("/api-tokens", Map.of("scopes", List.of("admin")))
        .expectProblem(422, "invalid-input");
    Api.withToken("cvk_made-up").get("/people").expectProblem(401, "unauthenticated");
  }

  private static Api token(String username, String... scopes) {
    return Api.withToken(create(Api.signIn(username), "test", scopes).expect(201).text("token"));
  }

  private static Api.Answer create(Api person, String name, String... scopes) {
    return person.post("/api-tokens", Map.of("name", name, "scopes", List.of(scopes)));
  }
}
