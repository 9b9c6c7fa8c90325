package org.convoke.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convoke.server.records.TestForm.faults;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.convoke.engine.Engine;
import org.convoke.model.LimitExceeded;
import org.convoke.server.Api;
import org.convoke.server.flows.TestFlow;
import org.junit.jupiter.api.Test;

/// Flows that other systems start.
@QuarkusTest
class HooksTest {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Api BUILDER = Api.signIn("zhangwei");

  @Inject Engine engine;

  private final String path = "test-hook-" + NUMBER.incrementAndGet();

  /// @param more further properties of the trigger
  private TestFlow hook(String more) {
    return TestFlow.live(
        """
        {'trigger':{'type':'webhook','path':'%s',%s
          'inputs':[{'key':'title','label':'标题','type':'text','required':true},
            {'key':'amount','type':'number'},{'key':'day','type':'date'},
            {'key':'at','type':'datetime'},{'key':'tags','type':'texts'}]},
         'steps':[{'key':'sum','type':'compute','values':{
           'title':{'cel':'trigger.body.title'},'double':{'cel':'trigger.body.amount * 2'}}}]}
        """
            .formatted(path, more));
  }

  private Api.Answer call(String body) {
    return call(Api.anonymous(), body);
  }

  private Api.Answer call(Api as, String body) {
    return as.post("//hooks/demo/" + path, body);
  }

  private Api.Answer run(Api.Answer accepted) {
    assertThat(engine.awaitIdle(Duration.ofSeconds(30))).isTrue();
    return BUILDER.get("/runs/" + accepted.expect(202).text("run.id")).expect(200);
  }

  @Test
  void a_call_starts_a_run_with_what_the_hook_declares() {
    hook("");
    var run =
        run(
            call(
                """
                {"title":"报修","amount":1.5,"day":"2026-11-21","at":"2026-11-21T14:30:00+08:00",
                 "tags":"急","unknown":{"deep":[1]}}
                """));
    assertThat(run.text("state")).isEqualTo("DONE");
    assertThat(run.text("trigger.type")).isEqualTo("webhook");
    assertThat(run.body().at("/trigger/record").isNull()).isTrue();
    assertThat(run.text("steps.0.output.double")).isEqualTo("3");
    var body = run.body().at("/triggerData/body");
    assertThat(body.at("/at").asText()).isEqualTo("2026-11-21T06:30:00Z");
    assertThat(body.at("/tags/0").asText()).isEqualTo("急");
    assertThat(body.has("unknown")).isFalse();
  }

  @Test
  void a_body_that_is_not_as_declared_is_refused_with_every_fault() {
    hook("");
    var answer = call("{\"amount\":\"1\",\"day\":\"21.11.\",\"at\":7,\"tags\":[1]}");
    answer.expectProblem(422, "invalid-input");
    assertThat(faults(answer))
        .containsExactly(
            "title required",
            "amount wrong-type",
            "day wrong-type",
            "at wrong-type",
            "tags wrong-type");
    call("[1]").expectProblem(422, "invalid-input");
    call("{\"title\":").expectProblem(422, "invalid-input");
    call("").expectProblem(422, "invalid-input");
    call("{\"title\":\"a\\u0000\"}").expectProblem(422, "invalid-input");
    call("{\"title\":\"" + "x".repeat(1024 * 1024) + "\"}").expectProblem(422, "too-large");
  }

  @Test
  void calls_with_the_same_key_start_one_run() {
    hook("'key':'trigger.body.title',");
    var first = call("{\"title\":\"单号 1\"}").expect(202).text("run.id");
    var again = call("{\"title\":\"单号 1\",\"amount\":2}").expect(202).text("run.id");
    var other = call("{\"title\":\"单号 2\"}").expect(202).text("run.id");
    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void a_call_without_a_value_for_the_key_is_refused() {
    hook("'key':'trigger.body.tags',");
    call("{\"title\":\"x\"}").expectProblem(422, "invalid-input");
  }

  @Test
  void a_hook_with_a_secret_takes_only_calls_that_are_signed_with_it() throws Exception {
    Api.signIn("lina").post("/secrets", Map.of("name", "hookKey", "value", "s3cret")).expect(201);
    var flow = hook("'secret':'hookKey',");
    var body = "{\"title\": \"签名\"}";
    call(body).expectProblem(401, "wrong-signature");
    call(signed("other", body), body).expectProblem(401, "wrong-signature");
    call(signed("s3cret", body + " "), body).expectProblem(401, "wrong-signature");
    var header = "X-Convoke-Signature";
    call(Api.anonymous().with(header, "sha256=zz"), body).expectProblem(401, "wrong-signature");
    call(signed("s3cret", body), body).expect(202);
    var secret = Api.signIn("lina").delete("/secrets/hookKey");
    secret.expectProblem(409, "secret-in-use");
    BUILDER.delete(flow.path("")).expect(204);
    Api.signIn("lina").delete("/secrets/hookKey").expect(204);
  }

  private static Api signed(String secret, String body) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var hmac = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
    return Api.anonymous().with("X-Convoke-Signature", "sha256=" + HexFormat.of().formatHex(hmac));
  }

  @Test
  void an_address_that_nobody_listens_at_says_no_more_than_that() {
    var flow = hook("");
    var unknown = Api.anonymous().post("//hooks/demo/nothing", "{}");
    unknown.expectProblem(404, "not-found");
    BUILDER.post(flow.path("/disable"), "").expect(200);
    var disabled = call("{\"title\":\"x\"}");
    disabled.expectProblem(404, "not-found");
    assertThat(disabled.text("detail")).isEqualTo(unknown.text("detail"));
    var noOrganization = Api.anonymous().post("//hooks/nobody/" + path, "{}");
    assertThat(noOrganization.text("detail")).isEqualTo(unknown.text("detail"));
    Api.anonymous().post("//hooks/other/" + path, "{}").expectProblem(404, "not-found");
  }

  @Test
  void one_path_belongs_to_one_flow() {
    hook("");
    var second =
        TestFlow.draft(
            """
            {'trigger':{'type':'webhook','path':'%s','inputs':[]},
             'steps':[{'key':'a','type':'compute','values':{'x':{'value':1}}}]}
            """
                .formatted(path));
    BUILDER.post(second.path("/publish"), "").expectProblem(409, "duplicate-path");
  }

  @Test
  void an_address_that_calls_too_often_is_told_to_wait() {
    var clock = Clock.systemUTC();
    var throttle = new HookThrottle(clock);
    for (var call = 0; call < HookThrottle.PER_MINUTE; call++) {
      throttle.count("10.0.0.1");
    }
    assertThatThrownBy(() -> throttle.count("10.0.0.1")).isInstanceOf(LimitExceeded.class);
    throttle.count("10.0.0.2");
  }
}
