package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.convoke.database.Database;
import org.convoke.engine.Engine;
import org.convoke.server.Api;
import org.convoke.server.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How long a step asks and waits for a customer group of WeCom, and what ends it.
@QuarkusTest
class AssistedWaitsTest {

  private static final Api BUILDER = AssistedTrial.builder();

  @Inject Engine engine;
  @Inject TestClock clock;
  @Inject Connections connections;
  @Inject PlatformEvents events;
  @Inject Database database;

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
  void an_owner_who_does_nothing_is_reminded_and_at_last_not_waited_for()
      throws InterruptedException {
    trial.goLive();
    var run = trial.submit();
    trial.comesTo("WAITING", run);
    trial.later(Duration.ofHours(23));
    trial.lookNow(run);
    assertThat(trial.cards()).hasSize(1);
    trial.later(Duration.ofHours(2));
    trial.lookNow(run);
    assertThat(trial.cards()).hasSize(2);
    assertThat(trial.cards().getLast()).startsWith("提醒：");
    trial.later(Duration.ofDays(7));
    BUILDER.post("/runs/" + run + "/wake", Map.of("step", "create"));
    var failed = trial.comesTo("FAILED", run);
    assertThat(failed.text("error.code")).isEqualTo("waited-too-long");
    assertThat(failed.text("error.detail")).contains("王芳");

    trial.createGroup(trial.name);
    BUILDER.post("/runs/" + run + "/retry", Map.of("from", "FAILED")).expect(200);
    trial.comesTo("DONE", run);
    assertThat(trial.cards()).hasSize(2);
  }

  @Test
  void a_person_gives_it_up_and_a_retry_asks_anew() {
    trial.goLive();
    var run = trial.submit();
    trial.comesTo("WAITING", run);
    BUILDER
        .post("/runs/" + run + "/resolve", Map.of("step", "create", "decision", "GIVE_UP"))
        .expect(200);
    assertThat(trial.comesTo("FAILED", run).text("error.code")).isEqualTo("given-up");
    BUILDER.post("/runs/" + run + "/retry", Map.of("from", "FAILED")).expect(200);
    trial.comesTo("WAITING", run);
    assertThat(trial.cards()).hasSize(2).allMatch(it -> it.startsWith("请创建"));
  }

  @Test
  void a_run_that_was_cancelled_waits_for_no_group_any_more() throws InterruptedException {
    trial.goLive();
    trial.tellOfEvents();
    var run = trial.submit();
    trial.comesTo("WAITING", run);
    BUILDER.post("/runs/" + run + "/cancel", Map.of()).expect(200);
    trial.createGroup(trial.name);
    var row = connections.find(trial.connection.id()).orElseThrow();
    assertThat(events.awaitIdle(row, Duration.ofSeconds(20))).isTrue();
    assertThat(openWaits()).isZero();
  }

  private long openWaits() {
    return database
        .query(
            "test.openWaits",
            "select count(*) as n from assisted_chat where connection_id = :id and ended_at is null")
        .bind("id", trial.connection.id().value())
        .one(row -> row.number("n"));
  }

  @Test
  void a_lost_answer_to_the_message_sends_no_second_one() {
    trial.goLive();
    trial.wecom.fault("lostAnswer", "POST " + AssistedTrial.SEND);
    var run = trial.submit();
    trial.comesTo("WAITING", run);
    trial.lookNow(run);
    assertThat(trial.cards()).hasSize(1);
  }

  @Test
  void an_owner_who_cannot_be_reached_is_waited_for_and_the_page_says_so() {
    trial.goLive();
    trial.wecom.act("changePerson", "person", "王芳", "visible", false);
    var run = trial.submit();
    assertThat(trial.comesTo("WAITING", run).text("steps.0.error.detail")).contains("消息没有送达");
    trial.wecom.act("changePerson", "person", "王芳", "visible", true);
    trial.createGroup(trial.name);
    trial.lookNow(run);
    trial.comesTo("DONE", run);
  }
}
