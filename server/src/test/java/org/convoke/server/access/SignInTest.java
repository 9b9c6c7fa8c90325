package org.convoke.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.convoke.server.Api;
import org.convoke.server.TestClock;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignInTest {

  @Inject TestClock clock;

  @Test
  void a_person_signs_in_with_user_name_and_password() {
    var answer = login("WangFang", "convoke").expect(200);
    assertThat(answer.text("person.name")).isEqualTo("王芳");
    assertThat(answer.text("organization.key")).isEqualTo("demo");
    assertThat(answer.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Lax");
    var me = Api.ofSignIn(answer).get("/me").expect(200);
    assertThat(me.text("role")).isEqualTo("MEMBER");
    assertThat(me.text("csrfToken")).isEqualTo(answer.text("csrfToken"));
    assertThat(me.body().at("/demo").asBoolean()).isTrue();
  }

  @Test
  void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
    var wrong = login("sunli", "wrong").expectProblem(401, "wrong-credentials");
    var unknown = login("nobody-here", "wrong").expectProblem(401, "wrong-credentials");
    assertThat(wrong.text("detail")).isEqualTo(unknown.text("detail"));
  }

  @Test
  void who_left_does_not_sign_in() {
    login("zhaolei", "convoke").expectProblem(401, "wrong-credentials");
  }

  @Test
  void what_is_missing_is_named() {
    Api.anonymous()
        .post("/auth/login", Map.of("username", "admin"))
        .expectProblem(422, "invalid-input");
  }

  @Test
  void signing_out_ends_the_session_at_once() {
    var sunli = Api.freshSignIn("sunli");
    sunli.get("/me").expect(200);
    sunli.post("/auth/logout", Map.of()).expect(204);
    sunli.get("/me").expectProblem(401, "unauthenticated");
  }

  @Test
  void without_a_session_nobody_gets_in() {
    Api.anonymous().get("/me").expectProblem(401, "unauthenticated");
    Api.anonymous().with("Cookie", "convoke_session=made-up").get("/me").expect(401);
  }

  @Test
  void a_changing_call_needs_the_csrf_token() {
    var lina = Api.signIn("lina");
    var department = Map.of("name", "审计部");
    lina.without("X-CSRF-Token").post("/departments", department).expectProblem(403, "csrf");
    lina.with("X-CSRF-Token", "other").post("/departments", department).expectProblem(403, "csrf");
    var added = lina.post("/departments", department).expect(201);
    lina.delete("/departments/%s", added.text("id")).expect(204);
  }

  @Test
  void a_call_from_another_site_is_refused() {
    var credentials = Map.of("username", "admin", "password", "convoke");
    Api.anonymous()
        .with("Origin", "https://evil.example")
        .post("/auth/login", credentials)
        .expectProblem(403, "csrf");
    Api.anonymous()
        .with("Origin", "http://" + Api.address().getAuthority())
        .post("/auth/login", credentials)
        .expect(200);
  }

  @Test
  void guessing_is_slowed_down_and_ends() {
    for (var attempt = 0; attempt < 10; attempt++) {
      login("guessed", "wrong-" + attempt).expect(401);
    }
    var refused = login("guessed", "wrong").expectProblem(429, "sign-in-throttled");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 900);
    clock.advance(Duration.ofMinutes(16));
    login("guessed", "wrong").expectProblem(401, "wrong-credentials");
  }

  @Test
  void who_signs_in_may_not_go_on_guessing_others() {
    clock.advance(Duration.ofMinutes(16));
    for (var attempt = 0; attempt < 100; attempt++) {
      login("guessed-" + attempt, "wrong").expect(401);
      if (attempt % 30 == 0) {
        login("wangfang", "convoke").expect(200);
      }
    }
    login("somebody-else", "wrong").expectProblem(429, "sign-in-throttled");
    clock.advance(Duration.ofMinutes(16));
  }

  @Test
  void signing_in_costs_nothing_of_what_an_address_may() {
    clock.advance(Duration.ofMinutes(16));
    for (var attempt = 0; attempt < 101; attempt++) {
      login("wangfang", "convoke").expect(200);
    }
  }

  @Test
  void guessing_the_password_of_an_open_session_is_slowed_down_too() {
    Api.signIn("lina")
        .post("/people", Map.of("name", "猜密", "username", "caimi", "password", "battery staple"))
        .expect(201);
    var caimi = Api.freshSignIn("caimi", "battery staple");
    for (var attempt = 0; attempt < 10; attempt++) {
      caimi
          .put("/me/password", Map.of("current", "wrong", "new", "correct horse"))
          .expectProblem(422, "invalid-input");
    }
    caimi
        .put("/me/password", Map.of("current", "battery staple", "new", "correct horse"))
        .expectProblem(429, "sign-in-throttled");
    clock.advance(Duration.ofMinutes(16));
    caimi
        .put("/me/password", Map.of("current", "battery staple", "new", "correct horse"))
        .expect(200);
  }

  @Test
  void a_name_that_nobody_can_have_is_just_wrong() {
    login("x".repeat(100_000), "wrong").expectProblem(401, "wrong-credentials");
  }

  @Test
  void a_password_change_ends_all_other_sessions() {
    // Somebody of this test's own: others sign in as the people of the demo.
    Api.signIn("lina")
        .post("/people", Map.of("name", "改密", "username", "gaimi", "password", "battery staple"))
        .expect(201);
    var one = Api.freshSignIn("gaimi", "battery staple");
    var other = Api.freshSignIn("gaimi", "battery staple");
    one.put("/me/password", Map.of("current", "wrong", "new", "correct horse"))
        .expectProblem(422, "invalid-input");
    one.put("/me/password", Map.of("current", "battery staple", "new", "short"))
        .expectProblem(422, "invalid-input");
    var changed =
        one.put("/me/password", Map.of("current", "battery staple", "new", "correct horse"))
            .expect(200);
    Api.ofSignIn(changed).get("/me").expect(200);
    other.get("/me").expect(401);
    login("gaimi", "battery staple").expect(401);
    login("gaimi", "correct horse").expect(200);
  }

  @Test
  void a_session_ends_when_it_is_not_used() {
    var fengyuan = Api.freshSignIn("fengyuan");
    clock.advance(Duration.ofDays(10));
    fengyuan.get("/me").expect(200);
    clock.advance(Duration.ofDays(10));
    fengyuan.get("/me").expect(200);
    clock.advance(Duration.ofDays(15));
    fengyuan.get("/me").expect(401);
  }

  @Test
  void the_sign_in_page_offers_demo_accounts_of_differing_roles() {
    var options = Api.anonymous().get("/auth/options").expect(200).body();
    assertThat(options.at("/setupRequired").asBoolean()).isFalse();
    assertThat(options.at("/demoAccounts")).hasSizeLessThanOrEqualTo(6);
    assertThat(options.at("/demoAccounts").findValuesAsText("role"))
        .contains("OWNER", "ADMIN", "BUILDER", "MEMBER");
    assertThat(options.at("/demoAccounts/0/department").asText()).isEqualTo("总经办");
  }

  private static Api.Answer login(String username, String password) {
    return Api.anonymous().post("/auth/login", Map.of("username", username, "password", password));
  }
}
