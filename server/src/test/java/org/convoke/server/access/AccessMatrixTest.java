package org.convoke.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.SoftAssertions;
import org.convoke.engine.Engine;
import org.convoke.server.Api;
import org.convoke.server.TestClock;
import org.convoke.server.access.AccessTable.Rule;
import org.convoke.server.connections.AssistedTrial;
import org.junit.jupiter.api.Test;

/// Every route against every role, scope and tenant, by the table `access.txt`.
@QuarkusTest
class AccessMatrixTest {

  private static final Map<Role, String> PEOPLE =
      new EnumMap<>(
          Map.of(
              Role.MEMBER, "wangfang",
              Role.BUILDER, "zhangwei",
              Role.ADMIN, "lina",
              Role.OWNER, "admin"));

  private static final List<Rule> TABLE = AccessTable.read();

  @Inject Engine engine;
  @Inject TestClock clock;

  @Test
  void the_table_names_every_route_and_no_other() {
    var routes =
        Route.of(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.convoke.server"));
    assertThat(TABLE.stream().map(Rule::route))
        .as("server/src/test/resources/access.txt")
        .containsExactlyInAnyOrderElementsOf(routes);
  }

  @Test
  void nobody_gets_in_without_signing_in() {
    var softly = new SoftAssertions();
    for (var rule : closed()) {
      softly.assertThat(call(Api.anonymous(), rule)).as("anonymous %s", rule).isEqualTo(401);
    }
    softly.assertAll();
  }

  @Test
  void a_role_below_is_refused_and_a_role_above_is_let_in() {
    var softly = new SoftAssertions();
    for (var rule : closed()) {
      for (var person : PEOPLE.entrySet()) {
        var status = call(Api.signIn(person.getValue()), rule);
        var where = softly.assertThat(status).as("%s %s", person.getKey(), rule);
        if (person.getKey().includes(rule.role())) {
          where.isNotIn(401, 403);
        } else {
          where.isEqualTo(403);
        }
      }
    }
    softly.assertAll();
  }

  @Test
  void a_token_needs_the_scope_and_no_other() {
    var softly = new SoftAssertions();
    for (var rule : closed()) {
      softly
          .assertThat(call(token(List.of(rule.scope())), rule))
          .as("only %s %s", rule.scope(), rule)
          .isNotIn(401, 403);
      softly
          .assertThat(call(token(allBut(rule.scope())), rule))
          .as("all but %s %s", rule.scope(), rule)
          .isEqualTo(403);
    }
    softly.assertAll();
  }

  /// The same answer as for the name of nothing at all.
  @Test
  void what_another_organization_has_does_not_exist() {
    var things = new Things(Api.signIn("admin"));
    var stranger = Api.signIn("otherowner");
    var softly = new SoftAssertions();
    for (var rule : closed()) {
      if (!rule.route().path().contains("{")) {
        continue;
      }
      var path = things.path(rule);
      var method = rule.route().method();
      softly
          .assertThat(send(stranger, method, path))
          .as("stranger %s as %s", rule, path)
          .isIn(404, 422) // 422: the empty body is judged before the thing is looked for
          .isEqualTo(call(stranger, rule));
    }
    softly.assertAll();
  }

  /// The owner of a customer group is asked to create it by a run that is none of his.
  @Test
  void whom_a_run_waits_for_sees_what_it_asks_of_him_and_nothing_else() throws Exception {
    try (var trial = new AssistedTrial(engine, clock)) {
      trial.goLive();
      var run = trial.submit("qrCode", "绝密");
      trial.comesTo("WAITING", run);
      var awaited = Api.signIn("wangfang");
      var bystander = Api.signIn("liuyang");

      var seen = awaited.get("/runs/" + run).expect(200);
      assertThat(seen.text("steps.0.input.name")).isEqualTo(trial.name);
      assertThat(seen.body().path("steps")).hasSize(1);
      assertThat(seen.body().at("/steps/0/effect").isNull()).isTrue();
      assertThat(seen.body().at("/definition/steps")).hasSize(1);
      assertThat(seen.body().at("/trigger/record").isNull()).isTrue();
      assertThat(seen.response().body()).doesNotContain("绝密");
      var steps = awaited.get("/runs/" + run + "/steps").expect(200);
      assertThat(steps.body().path("items")).isEqualTo(seen.body().path("steps"));

      var open = Set.of("/runs/{id}", "/runs/{id}/steps", "/runs/{id}/wake");
      var done = Map.of("step", "create");
      var softly = new SoftAssertions();
      for (var rule : closed()) {
        if (rule.things().contains("run") && rule.role() == Role.MEMBER) {
          var path = rule.route().path().replace("/api/v1", "");
          var method = rule.route().method();
          var body = method.equals("GET") ? null : done;
          var real = path.replace("{id}", run).replace("{attempt}", "1");
          softly
              .assertThat(bystander.send(method, real, body).status())
              .as("bystander %s", rule)
              .isEqualTo(404);
          softly
              .assertThat(awaited.send(method, real, body).status())
              .as("awaited %s", rule)
              .isEqualTo(open.contains(path) ? 200 : 404);
        }
      }
      softly.assertAll();

      trial.createGroup(trial.name);
      trial.lookNow(run);
      trial.comesTo("DONE", run);
      var after = awaited.get("/runs/" + run).expect(200);
      assertThat(after.body().path("steps")).hasSize(1);
      assertThat(after.text("steps.0.output.name")).isEqualTo(trial.name);
      assertThat(after.body().at("/definition/steps")).hasSize(1);
      assertThat(after.response().body()).doesNotContain("绝密");
      awaited.post("/runs/" + run + "/wake", done).expect(404);
      awaited.get("/runs/" + run + "/attempts/1").expect(404);
      bystander.get("/runs/" + run).expect(404);
    }
  }

  @Test
  void a_changing_call_of_a_browser_needs_the_csrf_token() {
    var softly = new SoftAssertions();
    var owner = Api.signIn("admin").without("X-CSRF-Token");
    for (var rule : closed()) {
      if (!rule.route().method().equals("GET")) {
        softly.assertThat(call(owner, rule)).as("without CSRF token %s", rule).isEqualTo(403);
      }
    }
    softly.assertAll();
  }

  private static List<Rule> closed() {
    return TABLE.stream().filter(rule -> !rule.isOpen()).toList();
  }

  /// With names of nothing, and a body that says nothing: whoever is let in changes nothing.
  private static int call(Api person, Rule rule) {
    var path =
        rule.route()
            .path()
            .replace("{version}", "999999")
            .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
    return send(person, rule.route().method(), path);
  }

  private static int send(Api person, String method, String path) {
    return person
        .with("If-Match", "\"1\"")
        .send(method, "/" + path, method.equals("GET") ? null : "{}")
        .status();
  }

  private static List<Scope> allBut(Scope scope) {
    return Arrays.stream(Scope.values()).filter(other -> !scope.isIn(List.of(other))).toList();
  }

  private static final Map<List<Scope>, Api> TOKENS = new ConcurrentHashMap<>();

  private static Api token(List<Scope> scopes) {
    return TOKENS.computeIfAbsent(scopes, AccessMatrixTest::newToken);
  }

  private static Api newToken(List<Scope> scopes) {
    var made =
        Api.signIn("admin")
            .post("/api-tokens", Map.of("name", "matrix", "scopes", scopes))
            .expect(201);
    return Api.withToken(made.text("token"));
  }
}
