package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.engine.Engine;
import org.convoke.server.Api;
import org.convoke.server.TestClock;
import org.convoke.server.realtime.Listening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Customer groups of WeCom, which an employee creates for a step that waits for it.
@QuarkusTest
class AssistedGroupsTest {

  @Inject Engine engine;
  @Inject TestClock clock;

  private AssistedTrial trial;

  @BeforeEach
  void begin() throws IOException, InterruptedException {
    trial = new AssistedTrial(engine, clock);
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  @Test
  void a_run_asks_the_owner_and_says_for_whom_and_what_it_waits() {
    trial.goLive();
    var run = trial.submit();
    var waiting = trial.comesTo("WAITING", run);
    assertThat(waiting.text("steps.0.state")).isEqualTo("WAITING");
    assertThat(waiting.text("steps.0.waitsFor.type")).isEqualTo("PERSON");
    assertThat(waiting.text("steps.0.error.title")).isEqualTo("等待 王芳 建立客户群");
    assertThat(waiting.text("steps.0.error.detail")).contains(trial.name, "张伟");
    assertThat(trial.cards())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("请创建客户群")
        .contains(trial.name);
    var card = trial.wecom.messages().get(0);
    assertThat(card.path("to").get(0).asText()).isEqualTo("wangfang");
    assertThat(card.at("/content/url").asText()).endsWith("/runs/" + run);
    assertThat(trial.wecom.groups()).isEmpty();
  }

  @Test
  void the_owner_sees_his_step_of_the_run_also_when_it_is_done_and_others_do_not() {
    trial.goLive();
    var run = trial.submit();
    trial.comesTo("WAITING", run);
    Api.signIn("wangfang").get("/runs/" + run).expect(200);
    Api.signIn("liuyang").get("/runs/" + run).expect(404);
    var group = trial.createGroup(trial.name);
    trial.lookNow(run);
    trial.comesTo("DONE", run);
    var done = Api.signIn("wangfang").get("/runs/" + run).expect(200);
    assertThat(done.text("excerpt")).isEqualTo("true");
    assertThat(done.text("state")).isEqualTo("DONE");
    assertThat(done.body().path("steps")).hasSize(1);
    assertThat(done.text("steps.0.output.chatId")).isEqualTo(group);
    assertThat(done.text("steps.0.output.qrCode"))
        .isEqualTo(trial.ways().getFirst().path("qr_code").asText());
    Api.signIn("liuyang").get("/runs/" + run).expect(404);
  }

  @Test
  void a_group_that_the_owner_creates_is_heard_of_and_the_flow_goes_on() {
    trial.goLive();
    trial.tellOfEvents();
    var run = trial.submit();
    trial.comesTo("WAITING", run);
    var group = trial.createGroup(trial.name);
    var done = trial.comesTo("DONE", run);
    assertThat(done.text("steps.0.output.chatId")).isEqualTo(group);
    assertThat(done.text("steps.0.output.external")).isEqualTo("true");
    assertThat(done.text("steps.0.output.outcomes.1.outcome")).isEqualTo("ADDED");
    assertThat(done.text("steps.0.output.outcomes.2.code")).isEqualTo("no-account");
    assertThat(trial.ways()).hasSize(1);
    assertThat(trial.ways().getFirst().at("/chat_id_list/0").asText()).isEqualTo(group);
    var record = trial.form.read(done.text("trigger.record.id")).expect(200);
    assertThat(record.text("values.chatId")).isEqualTo(group);
    assertThat(record.text("values.qrCode"))
        .isEqualTo(trial.ways().getFirst().path("qr_code").asText());
    assertThat(trial.chats()).containsExactly(group);
    assertThat(trial.cards()).hasSize(1);
  }

  @Test
  void without_events_a_person_says_that_it_is_done_and_a_wrong_name_is_pointed_out() {
    trial.goLive();
    var run = trial.submit();
    trial.comesTo("WAITING", run);
    var group = trial.createGroup("别的名字");
    trial.lookNow(run);
    assertThat(trial.comesTo("WAITING", run).text("steps.0.error.detail")).contains("“别的名字”");
    trial.wecom.act("rename", "group", group, "name", trial.name);
    trial.lookNow(run);
    assertThat(trial.comesTo("DONE", run).text("steps.0.output.chatId")).isEqualTo(group);
    assertThat(trial.read(run).text("interventions.0.kind")).isEqualTo("WAKE");
    assertThat(trial.cards()).hasSize(1);
  }

  @Test
  void two_runs_that_want_the_same_get_a_group_each() {
    trial.goLive();
    trial.tellOfEvents();
    var first = trial.submit();
    var second = trial.submit();
    trial.comesTo("WAITING", first);
    trial.comesTo("WAITING", second);
    var one = trial.createGroup(trial.name);
    var other = trial.createGroup(trial.name);
    assertThat(
            List.of(
                AssistedTrial.chatId(trial.comesTo("DONE", first)),
                AssistedTrial.chatId(trial.comesTo("DONE", second))))
        .containsExactlyInAnyOrder(one, other);
    assertThat(trial.chats()).containsExactlyInAnyOrder(one, other);
    assertThat(trial.ways()).hasSize(2);
  }

  @Test
  void the_owner_himself_says_that_it_is_done_and_nobody_else_without_being_a_builder() {
    trial.goLive();
    var run = trial.submit();
    trial.comesTo("WAITING", run);
    trial.createGroup(trial.name);
    var done = Map.of("step", "create");
    Api.signIn("liuyang").post("/runs/" + run + "/wake", done).expect(404);
    var woken = Api.signIn("wangfang").post("/runs/" + run + "/wake", done).expect(200);
    assertThat(woken.body().at("/trigger/record").isNull()).isTrue();
    trial.comesTo("DONE", run);
  }

  @Test
  void the_owner_hears_how_the_run_goes_on_and_others_do_not() {
    trial.goLive();
    var run = trial.submit();
    trial.comesTo("WAITING", run);
    try (var owner = Listening.as(Api.signIn("wangfang"));
        var other = Listening.as(Api.signIn("liuyang"))) {
      for (var socket : List.of(owner, other)) {
        socket.say(new Subscribe("subscribe", List.of("run:" + run)));
        socket.soFar();
      }
      trial.createGroup(trial.name);
      trial.lookNow(run);
      trial.comesTo("DONE", run);
      assertThat(owner.soFar())
          .filteredOn(it -> it.at("/type").asText().equals("run"))
          .last()
          .satisfies(it -> assertThat(it.at("/state").asText()).isEqualTo("DONE"));
      assertThat(other.soFar()).noneMatch(it -> it.at("/type").asText().equals("run"));
    }
  }

  @Test
  void what_waits_for_him_is_listed_with_its_deadline_until_it_is_done_and_he_is_told() {
    trial.goLive();
    try (var owner = Listening.as(Api.signIn("wangfang"));
        var other = Listening.as(Api.signIn("liuyang"))) {
      var run = trial.submit();
      var until = trial.comesTo("WAITING", run).text("steps.0.waitsFor.until");
      assertThat(Instant.parse(until)).isAfter(clock.instant().plus(Duration.ofDays(6)));
      assertThat(owner.soFar()).anyMatch(AssistedGroupsTest::isOfErrands);
      var errand = errand("wangfang", run).orElseThrow();
      assertThat(errand.at("/step").asText()).isEqualTo("create");
      assertThat(errand.at("/flow/name").asText()).isNotEmpty();
      assertThat(errand.at("/until").asText()).isEqualTo(until);
      assertThat(errand.at("/detail").asText()).contains(trial.name).doesNotContain("王芳");
      assertThat(errand("liuyang", run)).isEmpty();
      assertThat(errand("otherowner", run)).isEmpty();

      trial.createGroup(trial.name);
      trial.lookNow(run);
      trial.comesTo("DONE", run);
      assertThat(owner.soFar()).anyMatch(AssistedGroupsTest::isOfErrands);
      assertThat(errand("wangfang", run)).isEmpty();
      assertThat(other.soFar()).noneMatch(AssistedGroupsTest::isOfErrands);
    }
  }

  @Test
  void what_was_cancelled_or_given_up_waits_for_him_no_longer_and_he_is_told() {
    trial.goLive();
    var cancelled = trial.submit();
    var givenUp = trial.submit();
    trial.comesTo("WAITING", cancelled);
    trial.comesTo("WAITING", givenUp);
    try (var owner = Listening.as(Api.signIn("wangfang"))) {
      assertThat(errand("wangfang", cancelled)).isPresent();
      AssistedTrial.builder().post("/runs/" + cancelled + "/cancel", Map.of()).expect(200);
      assertThat(owner.soFar()).anyMatch(AssistedGroupsTest::isOfErrands);
      assertThat(errand("wangfang", cancelled)).isEmpty();
      AssistedTrial.builder()
          .post("/runs/" + givenUp + "/resolve", Map.of("step", "create", "decision", "GIVE_UP"))
          .expect(200);
      assertThat(owner.soFar()).anyMatch(AssistedGroupsTest::isOfErrands);
      assertThat(errand("wangfang", givenUp)).isEmpty();
    }
  }

  private static boolean isOfErrands(JsonNode event) {
    return event.at("/type").asText().equals("errands");
  }

  private static Optional<JsonNode> errand(String person, String run) {
    var items = Api.signIn(person).get("/errands").expect(200).body().path("items");
    return items.valueStream().filter(it -> it.path("run").asText().equals(run)).findFirst();
  }

  private record Subscribe(String type, List<String> topics) {}

  @Test
  void a_dry_run_says_who_would_have_to_do_what_and_asks_nobody() {
    var flow = trial.goLive();
    var record = trial.form.add("name", "x");
    assertThat(engine.awaitIdle(Duration.ofSeconds(60))).isTrue();
    var before = trial.cards().size();
    var plan =
        AssistedTrial.builder().post(flow.path("/plan"), Map.of("record", record)).expect(200);
    assertThat(plan.text("steps.0.plan.errand.person")).isEqualTo(AssistedTrial.OWNER);
    assertThat(plan.text("steps.0.plan.errand.title")).isEqualTo("等待 王芳 建立客户群");
    assertThat(trial.cards()).hasSize(before);
  }
}
