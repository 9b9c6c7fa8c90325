package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.convoke.database.CommitPipeline;
import org.convoke.database.Database;
import org.convoke.engine.LocalActions;
import org.convoke.engine.RecordSteps;
import org.convoke.model.NodeId;
import org.convoke.model.RunId;
import org.convoke.sandbox.Sandbox;
import org.convoke.sandbox.SandboxSettings;
import org.convoke.server.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A group is asked for on every platform of the sandbox, through everything of this server that
/// lies between, while the process dies at every point of it or the platform fails in every way.
/// There is exactly one group for each record, and the record holds its id; where a platform lets
/// nobody find out (DingTalk's v1), the run is in doubt and a person's decision ends it.
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupCrashTest {

  /// The intent of the first step is in the run's first commit, its outcome in the second.
  private static final int INTENT = 1;

  private static final int OUTCOME = 2;

  /// What goes wrong.
  enum Mishap {
    DIES_BEFORE_INTENT,
    DIES_AFTER_INTENT,
    DIES_BEFORE_SENDING,
    DIES_DURING_THE_CALL,
    DIES_AFTER_THE_ANSWER,
    DIES_BEFORE_OUTCOME,
    DIES_AFTER_OUTCOME,
    LOST_ANSWER("lostAnswer"),
    THROTTLE("throttle"),
    TOKEN_REVOKED("tokenRevoked"),
    GARBAGE("garbage"),
    GARBAGE_AFTER_IT_IS_DONE("garbage", "done", true),
    SERVER_ERROR("serverError"),
    LATE_PUSH("latePush", "seconds", 60, "times", 10),
    DUPLICATE_PUSH("duplicatePush", "times", 10);

    private final String fault;
    private final Object[] more;

    Mishap() {
      this("");
    }

    Mishap(String fault, Object... more) {
      this.fault = fault;
      this.more = more;
    }

    boolean isFault() {
      return !fault.isEmpty();
    }

    boolean isOfPushes() {
      return fault.endsWith("Push");
    }

    /// Whether nobody knows whether a group was made, where the platform takes no key.
    boolean leavesDoubt() {
      return switch (this) {
        case DIES_BEFORE_INTENT,
            DIES_AFTER_OUTCOME,
            THROTTLE,
            TOKEN_REVOKED,
            LATE_PUSH,
            DUPLICATE_PUSH ->
            false;
        default -> true;
      };
    }
  }

  record Case(StandIn standIn, Mishap mishap) {

    /// Of the group: DingTalk takes 20 characters.
    String name() {
      return "组 " + standIn.ordinal() + "-" + mishap.ordinal();
    }

    boolean endsInDoubt() {
      return standIn == StandIn.DINGTALK_V1 && mishap.leavesDoubt();
    }

    @Override
    public String toString() {
      return (standIn + " " + mishap).replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// Feishu says when, WeCom not: the run asks again after an hour at the latest.
  private static final Duration AFTER_THROTTLING = Duration.ofMinutes(61);

  @Inject Database database;
  @Inject CommitPipeline pipeline;
  @Inject RecordSteps records;
  @Inject LocalActions actions;
  @Inject TestClock clock;
  @Inject Deaths deaths;
  @Inject Connections connections;
  @Inject PlatformEvents events;

  private final Map<StandIn, GroupTrial> trials = new EnumMap<>(StandIn.class);
  private final Map<Case, String> submitted = new HashMap<>();
  private Sandbox sandbox;

  static Stream<Case> cases() {
    return Arrays.stream(StandIn.values())
        .flatMap(standIn -> Arrays.stream(Mishap.values()).map(it -> new Case(standIn, it)));
  }

  @BeforeAll
  void submitEverything() throws IOException, InterruptedException {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    // Other tests set the server's clock forward, and old callbacks are refused.
    sandbox.advance(Duration.between(Instant.now(), clock.instant()));
    for (var standIn : StandIn.values()) {
      trials.put(standIn, new GroupTrial(standIn, sandbox));
    }
    cases().forEach(it -> submitted.put(it, trials.get(it.standIn()).form.add("name", it.name())));
    trials.values().forEach(GroupTrial::goLive);
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void there_is_one_group_or_a_person_decides(Case at) throws InterruptedException {
    var trial = trials.get(at.standIn());
    var record = submitted.get(at);

    var run = mishap(at, trial, record);

    var ended = trial.ended(run);
    if (at.endsInDoubt()) {
      assertThat(ended.text("state")).as(ended.response().body()).isEqualTo("IN_DOUBT");
      assertThat(ended.text("steps.0.effect.request.name")).isEqualTo(at.name());
      assertThat(ended.text("steps.0.error.detail")).isNotBlank();
      assertThat(trial.chatId(record)).isEmpty();
      assertThat(trial.groups(at.name())).hasSizeLessThanOrEqualTo(1);
      trial.decide(run, at.name());
      ended = trial.ended(run);
    }
    assertThat(ended.text("state")).as(ended.response().body()).isEqualTo("DONE");
    trial.assertOneGroup(record, at.name());
  }

  private RunId mishap(Case at, GroupTrial trial, String record) throws InterruptedException {
    var parts = new MortalNode.Parts(database, pipeline, records, actions, clock);
    var node = new MortalNode(NodeId.create(), parts);
    prepare(at, trial, node);
    var run = node.start(MortalNode.submitted(trial.form, record, at.name()));
    deaths.never();
    if (at.mishap() == Mishap.THROTTLE) {
      later(AFTER_THROTTLING);
      node.look();
    }
    if (at.mishap().isFault()) {
      node.close();
    } else {
      node.restarted().close();
    }
    if (at.mishap().isOfPushes()) {
      hear(trial);
    }
    return run;
  }

  private void prepare(Case at, GroupTrial trial, MortalNode node) {
    switch (at.mishap()) {
      case DIES_BEFORE_INTENT -> node.diesBeforeCommit(INTENT);
      case DIES_AFTER_INTENT -> node.diesAfterCommit(INTENT);
      case DIES_BEFORE_SENDING -> deaths.at(Deaths.Side.BEFORE, at.standIn().creation);
      case DIES_DURING_THE_CALL -> deaths.at(Deaths.Side.AFTER, at.standIn().creation);
      case DIES_AFTER_THE_ANSWER -> node.diesAfterTheAnswer();
      case DIES_BEFORE_OUTCOME -> node.diesBeforeCommit(OUTCOME);
      case DIES_AFTER_OUTCOME -> node.diesAfterCommit(OUTCOME);
      case LATE_PUSH, DUPLICATE_PUSH -> {
        trial.desk.configure("callbackUrl", StandIn.callbackUrl(trial.connection));
        trial.desk.fault(at.mishap().fault, "PUSH *", at.mishap().more);
      }
      default ->
          trial.desk.fault(at.mishap().fault, "POST " + at.standIn().creation, at.mishap().more);
    }
  }

  /// Everything that the platform tells of the group is told and worked on.
  private void hear(GroupTrial trial) throws InterruptedException {
    later(Duration.ofMinutes(1));
    trial.desk.pushes();
    var stored = connections.find(trial.connection.id()).orElseThrow();
    assertThat(events.awaitIdle(stored, Duration.ofSeconds(20))).isTrue();
    trial.desk.configure("callbackUrl", "");
  }

  private void later(Duration time) throws InterruptedException {
    sandbox.advance(time);
    clock.advance(time);
  }
}
