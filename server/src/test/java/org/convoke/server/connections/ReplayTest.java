package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.convoke.sandbox.Sandbox;
import org.convoke.sandbox.SandboxSettings;
import org.convoke.server.Api;
import org.convoke.server.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Calls of the log that are asked again, where the platform takes the token in the address, which
/// the log does not keep.
@QuarkusTest
class ReplayTest {

  private static final Api ADMIN = TestConnection.admin();

  @Inject CallLog log;
  @Inject TestClock clock;

  private Sandbox sandbox;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    sandbox.advance(Duration.between(Instant.now(), clock.instant()));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private static String reading(StandIn standIn) {
    return standIn == StandIn.WECOM ? "cgi-bin/appchat/get" : "chat/get";
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"FEISHU", "DINGTALK_SCENE"})
  void what_was_read_is_read_again_with_a_token_of_now(StandIn standIn) {
    var trial = trial(standIn);
    var reading = reading(standIn);
    var made = calls(trial, reading);
    assertThat(made).isNotEmpty();
    assertThat(made.getFirst().path("url").asText()).contains("access_token=***");
    trial.desk.fault("tokenRevoked", "GET /" + reading);
    replay(trial, made.getFirst()).expect(200);
    assertThat(calls(trial, reading)).hasSizeGreaterThan(made.size());
    var tokens = tokens(trial, "/" + reading);
    assertThat(tokens.getLast()).isNotEqualTo(tokens.getFirst()).isNotEqualTo("***");
    assertThat(answers(trial, "/" + reading).getLast()).contains("\"errcode\":0");
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"FEISHU", "DINGTALK_SCENE"})
  void what_was_changed_is_not_changed_again(StandIn standIn) {
    var trial = trial(standIn);
    var creation = calls(trial, standIn.creation.substring(1)).getFirst();
    var refused = replay(trial, creation).expectProblem(409, "not-replayable");
    assertThat(refused.text("detail")).contains("可能做两遍");
    assertThat(trial.desk.groups()).hasSize(1);
    assertThat(trial.desk.calls(standIn.creation)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"FEISHU", "DINGTALK_SCENE"})
  void what_had_a_secret_in_its_address_is_not_asked_again(StandIn standIn) {
    var trial = trial(standIn);
    var asking = calls(trial, "gettoken");
    assertThat(asking).isNotEmpty();
    var before = trial.desk.calls("gettoken").size();
    var refused = replay(trial, asking.getFirst()).expectProblem(409, "not-replayable");
    assertThat(refused.text("detail")).contains("密钥");
    assertThat(trial.desk.calls("gettoken")).hasSize(before);
  }

  /// With one group that a flow made.
  private GroupTrial trial(StandIn standIn) {
    var trial = new GroupTrial(standIn, sandbox);
    trial.goLive();
    var run = trial.form.submit("name", "重放").expect(201).text("runs.0.id");
    assertThat(trial.ended(run).text("state")).isEqualTo("DONE");
    return trial;
  }

  /// Newest first.
  private List<JsonNode> calls(GroupTrial trial, String path) {
    assertThat(log.awaitWritten(Duration.ofSeconds(10))).isTrue();
    return ADMIN
        .get(trial.connection.path("/calls?direction=OUT&limit=200"))
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .filter(it -> path(it).endsWith("/" + path))
        .toList();
  }

  private static String path(JsonNode call) {
    return URI.create(call.path("url").asText().replace("***", "")).getPath();
  }

  private static Api.Answer replay(GroupTrial trial, JsonNode call) {
    return ADMIN.post(trial.connection.path("/calls/" + call.path("id").asText() + "/replay"), "");
  }

  /// Oldest first.
  private static List<String> tokens(GroupTrial trial, String path) {
    return seen(trial, path)
        .map(it -> it.path("path").asText().replaceAll(".*access_token=([^&]*).*", "$1"))
        .toList();
  }

  private static List<String> answers(GroupTrial trial, String path) {
    return seen(trial, path).map(it -> it.path("answer").asText()).toList();
  }

  private static Stream<JsonNode> seen(GroupTrial trial, String path) {
    return trial.desk.calls(path).valueStream();
  }
}
