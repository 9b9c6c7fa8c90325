package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.convoke.sandbox.Sandbox;
import org.convoke.sandbox.SandboxSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// More groups are asked for at once than a platform takes in a second; `./convoke bench throttled`
/// does it with a thousand.
@QuarkusTest
class ThrottledGroupsTest {

  @Inject Clock clock;

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
    // Calls on their way when a second ends count in the next: refused, and made again.
    assertThat(trial.desk.exceeded()).isLessThanOrEqualTo(submissions / 10);
  }
}
