package org.convoke.server.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.flows.TestFlow.problems;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.convoke.database.Database;
import org.convoke.engine.Engine;
import org.convoke.server.Api;
import org.convoke.server.flows.TestFlow;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The step *HTTP request*, against another system on this machine. `localhost` is allowed by the
/// configuration of the tests; `127.0.0.1` is not.
@QuarkusTest
class HttpRequestTest {

  private static final String NAME = "{'key':'name','type':'text','label':'名称'}";
  private static final String SECRET = "Bearer very-secret-token";

  private static final Api BUILDER = Api.signIn("zhangwei");

  @Inject Engine engine;
  @Inject Database database;

  private OtherSystem other;

  @BeforeEach
  void start() throws IOException {
    other = new OtherSystem();
    var secret = Map.of("name", "crmToken", "value", SECRET);
    Api.signIn("lina").post("/secrets", secret).expect(201);
  }

  @AfterEach
  void stop() {
    other.close();
  }

  /// @param more further properties of the step
  private Api.Answer run(String path, String more) {
    return runAt("http://localhost:" + other.port() + path, more);
  }

  private Api.Answer runAt(String url, String more) {
    var form = TestForm.with(NAME);
    TestFlow.live(
        TestFlow.onCreated(
            form,
            "{'key':'call','type':'httpRequest','url':{'value':'%s'}%s}".formatted(url, more)));
    var record = form.submit("name", "报价 组").expect(201);
    assertThat(engine.awaitIdle(Duration.ofSeconds(60))).isTrue();
    return BUILDER.get("/runs/" + record.text("runs.0.id")).expect(200);
  }

  private static final String POST =
      """
      ,'method':'POST','headers':{'Authorization':{'secret':'crmToken'},'X-Name':{'value':'a'}},
      'query':{'q':{'cel':'trigger.record.name'},'none':{'value':null}},
      'body':{'type':'json','values':{'title':{'cel':'trigger.record.name'},'n':{'value':1.5},
        'token':{'secret':'crmToken'}}}
      """;

  @Test
  void a_request_carries_what_the_definition_says_and_its_answer_is_read() {
    other.answers(201, "{\"id\":7,\"tags\":[\"x\"]}", Map.of("X-Trace", "t1"));
    var run = run("/crm?fixed=1", POST);
    assertThat(run.text("state")).isEqualTo("DONE");
    var asked = other.asked.getFirst();
    assertThat(asked.line()).isEqualTo("POST /crm?fixed=1&q=%E6%8A%A5%E4%BB%B7%20%E7%BB%84");
    assertThat(asked.header("Authorization")).isEqualTo(SECRET);
    assertThat(asked.header("X-name")).isEqualTo("a");
    assertThat(asked.header("Host")).isEqualTo("localhost:" + other.port());
    assertThat(asked.body()).contains("\"title\":\"报价 组\"").contains(SECRET);
    assertThat(run.text("steps.0.output.status")).isEqualTo("201");
    assertThat(run.text("steps.0.output.body.id")).isEqualTo("7");
    assertThat(run.text("steps.0.output.headers.x-trace")).isEqualTo("t1");
  }

  @Test
  void a_secret_is_in_no_answer_and_in_no_row() {
    var run = run("/crm", POST);
    assertThat(run.response().body()).doesNotContain("very-secret-token");
    assertThat(run.text("steps.0.input.headers.Authorization.secret")).isEqualTo("crmToken");
    for (var table : List.of("run_step", "effect", "run")) {
      var found =
          database
              .query(
                  "test.leak",
                  "select count(*) as found from %s where %s::text like '%%very-secret%%'"
                      .formatted(table, table))
              .one(row -> row.number("found"));
      assertThat(found).as(table).isZero();
    }
  }

  @Test
  void a_value_that_looks_like_a_secret_is_none() {
    run(
        "/echo",
        """
        ,'method':'POST','body':{'type':'json','values':{'x':{'value':{'secret':'crmToken'}}}}
        """);
    assertThat(other.asked.getFirst().body()).isEqualTo("{\"x\":{\"secret\":\"crmToken\"}}");
  }

  @Test
  void an_address_in_our_own_network_is_not_called() {
    for (var host : List.of("127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254")) {
      var run = runAt("http://" + host + ":" + other.port() + "/", "");
      assertThat(run.text("error.code")).as(host).isEqualTo("address-not-allowed");
    }
    assertThat(other.asked).isEmpty();
  }

  @Test
  void a_redirect_is_not_followed() {
    var target = "http://127.0.0.1:" + other.port() + "/secret";
    other.answers(302, "", Map.of("Location", target));
    var run = run("/go", "");
    assertThat(run.text("state")).isEqualTo("DONE");
    assertThat(run.text("steps.0.output.status")).isEqualTo("302");
    assertThat(other.asked).hasSize(1);
  }

  @Test
  void a_status_of_400_and_more_fails_the_step_with_what_the_other_side_said() {
    other.answers(422, "name is too long");
    var run = run("/", ",'method':'POST'");
    assertThat(run.text("state")).isEqualTo("FAILED");
    assertThat(run.text("error.code")).isEqualTo("http-status");
    assertThat(run.text("error.detail")).contains("422").contains("name is too long");
  }

  @Test
  void what_may_be_repeated_is_repeated_while_the_other_side_is_busy() {
    other.answers(503, "").answers(0, "").answers(200, "plain text");
    var run = run("/", "");
    assertThat(run.text("state")).isEqualTo("DONE");
    assertThat(run.text("steps.0.output.body")).isEqualTo("plain text");
    assertThat(other.asked).hasSize(3);
  }

  @Test
  void what_must_not_be_repeated_is_asked_once_and_in_doubt_without_an_answer() {
    other.answers(0, "");
    var run = run("/", ",'method':'POST'");
    assertThat(run.text("state")).isEqualTo("IN_DOUBT");
    assertThat(other.asked).hasSize(1);
  }

  @Test
  void a_person_who_knows_that_it_was_done_gives_all_that_such_a_step_answers() {
    other.answers(0, "");
    var run = "/runs/" + run("/crm", ",'method':'POST'").text("id");
    BUILDER
        .post(run + "/resolve", exists("headers", "/orders/7"))
        .expectProblem(422, "invalid-input");
    BUILDER.post(run + "/resolve", exists("order", "7")).expectProblem(422, "invalid-input");
    BUILDER.post(run + "/resolve", exists("headers", Map.of("Location", "/orders/7"))).expect(200);
    assertThat(engine.awaitIdle(Duration.ofSeconds(60))).isTrue();
    var done = BUILDER.get(run).expect(200);
    assertThat(done.text("state")).isEqualTo("DONE");
    assertThat(done.text("steps.0.output.headers.location")).isEqualTo("/orders/7");
  }

  private static Map<String, Object> exists(String output, Object value) {
    return Map.of("step", "call", "decision", "EXISTS", "outputs", Map.of(output, value));
  }

  @Test
  void a_key_in_a_header_lets_the_other_side_tell_a_repetition() {
    other.answers(0, "").answers(200, "{}");
    var run = run("/", ",'method':'POST','idempotencyHeader':'Idempotency-Key'");
    assertThat(run.text("state")).isEqualTo("DONE");
    assertThat(other.asked)
        .extracting(asked -> asked.header("Idempotency-key"))
        .hasSize(2)
        .doesNotContain("")
        .satisfies(keys -> assertThat(keys.get(0)).isEqualTo(keys.get(1)));
  }

  @Test
  void an_answer_that_does_not_come_in_time_is_not_waited_for() {
    other.answers(-1, "");
    var run = run("/", ",'method':'DELETE','timeoutSeconds':1");
    assertThat(run.text("state")).isEqualTo("IN_DOUBT");
  }

  @Test
  void an_answer_that_is_too_large_is_not_read() {
    other.answers(200, "x".repeat(HttpCalls.MAX_BYTES + 1));
    assertThat(run("/", "").text("error.code")).isEqualTo("response-too-large");
  }

  @Test
  void requests_are_checked_before_they_are_published() {
    var form = TestForm.with(NAME);
    var flow =
        TestFlow.draft(
            TestFlow.onCreated(
                form,
                """
                {'key':'a','type':'httpRequest','url':{'value':'ftp://x'},'timeoutSeconds':61,
                 'headers':{'Host':{'value':'x'},'X-A':{'secret':'gone'}},
                 'body':{'type':'text'},'idempotencyHeader':'a b'}
                """,
                "{'key':'b','type':'httpRequest'}"));
    assertThat(problems(flow.read().body().at("/problems"), "path"))
        .containsExactlyInAnyOrder(
            "steps.a.url invalid-url",
            "steps.a.headers.Host invalid-header",
            "steps.a.headers.X-A unknown-secret",
            "steps.a.body.text required",
            "steps.a.body body-not-allowed",
            "steps.a.idempotencyHeader invalid-header",
            "steps.a.timeoutSeconds out-of-range",
            "steps.b.url required");
  }
}
