package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.convoke.connectors.Budgets.Budget;
import org.convoke.connectors.Budgets.Window;
import org.convoke.model.Phrase;
import org.convoke.sandbox.Sandbox;
import org.convoke.sandbox.SandboxSettings;
import org.convoke.server.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// More groups are asked for at once than a platform takes in a second; `./convoke bench throttled`
/// does it with a thousand.
@QuarkusTest
class ThrottledGroupsTest {

  /// Messages to groups that WeCom takes in a minute, and how many of them are left.
  private static final int A_MINUTE = 200;

  private static final int LEFT = 4;

  @Inject TestClock clock;
  @Inject BudgetStore budgets;

  private Sandbox sandbox;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    // Their seconds are to begin together, as those of synchronized clocks do.
    sandbox.advance(Duration.between(Instant.now(), clock.instant()));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource({"DINGTALK_SCENE, 40, 1", "FEISHU, 110, 2"})
  void all_groups_are_made_once_and_take_as_long_as_the_platform_wants(
      StandIn standIn, int submissions, int leastSeconds) {
    var trial = new GroupTrial(standIn, sandbox);
    trial.goLive();
    var began = System.nanoTime();
    var submitted =
        IntStream.range(0, submissions)
            .mapToObj(number -> trial.form.submit("name", "组 " + number).expect(201))
            .toList();
    for (var each : submitted) {
      var run = trial.ended(each.text("runs.0.id"));
      assertThat(run.text("state")).as(run.response().body()).isEqualTo("DONE");
    }
    var seconds = (System.nanoTime() - began) / 1e9;
    for (var each : submitted) {
      trial.assertOneGroup(each.text("id"), each.text("values.name"));
    }
    assertThat(trial.desk.groups()).hasSize(submissions);
    assertThat(seconds).isGreaterThan(leastSeconds);
    assertThat(trial.desk.exceeded()).isZero();
  }

  /// A message beyond the limit is dropped by WeCom without a word, and its group stays invisible.
  @Test
  void groups_whose_first_message_has_to_wait_are_made_once_and_greeted()
      throws IOException, InterruptedException {
    var trial = new GroupTrial(StandIn.WECOM, sandbox);
    trial.desk.limit("groupMessagesToMemberPerMinute", LEFT);
    trial.goLive();
    leaveFew(trial);
    var submitted =
        IntStream.range(0, LEFT + 2)
            .mapToObj(number -> trial.form.submit("name", "组 " + number).expect(201))
            .toList();
    var runs = submitted.stream().map(it -> it.text("runs.0.id")).toList();
    trial.awaitDone(runs, LEFT);
    assertThat(trial.done(runs)).isEqualTo(LEFT);
    clock.advance(Duration.ofMinutes(1));
    sandbox.advance(Duration.ofMinutes(1));
    trial.awaitDone(runs, runs.size());
    for (var each : submitted) {
      trial.assertOneGroup(each.text("id"), each.text("values.name"));
    }
    assertThat(trial.desk.groups()).hasSize(runs.size());
    assertThat(trial.desk.messages()).hasSize(runs.size());
    assertThat(trial.desk.exceeded()).isZero();
  }

  /// As if the others of this minute had been sent; a minute that is nearly over is not begun.
  private void leaveFew(GroupTrial trial) throws IOException, InterruptedException {
    var now = clock.instant();
    var begun = now.truncatedTo(ChronoUnit.MINUTES);
    if (Duration.between(begun, now).toSeconds() > 30) {
      clock.advance(Duration.ofSeconds(30));
      sandbox.advance(Duration.ofSeconds(30));
      begun = begun.plusSeconds(60);
    }
    var budget =
        new Budget("appchat.send:minute", Phrase.of("消息", "Messages"), Window.MINUTE, A_MINUTE);
    for (var spent = 0; spent < A_MINUTE - LEFT; spent++) {
      budgets.spend(
          TestConnection.org(),
          trial.connection.id(),
          List.of(new BudgetStore.Spending(budget, begun)));
    }
  }
}
