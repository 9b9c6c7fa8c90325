package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import org.convoke.database.CommitPipeline;
import org.convoke.database.Database;
import org.convoke.engine.Engine;
import org.convoke.engine.LocalActions;
import org.convoke.engine.RecordSteps;
import org.convoke.model.NodeId;
import org.convoke.server.Api;
import org.convoke.server.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is left of a customer group of WeCom when an answer is lost or the process dies: one group,
/// one code, one message.
@QuarkusTest
class AssistedDoubtsTest {

  private static final String ADD_WAY = "/cgi-bin/externalcontact/groupchat/add_join_way";
  private static final Api BUILDER = AssistedTrial.builder();

  @Inject Engine engine;
  @Inject TestClock clock;
  @Inject Database database;
  @Inject CommitPipeline pipeline;
  @Inject RecordSteps records;
  @Inject LocalActions actions;
  @Inject Deaths deaths;

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
  void a_code_of_which_nobody_knows_is_made_again_only_when_a_person_says_so() {
    trial.goLive();
    trial.wecom.fault("lostAnswer", "POST " + ADD_WAY);
    var run = trial.submit();
    trial.comesTo("WAITING", run);
    var group = trial.createGroup(trial.name);
    trial.lookNow(run);
    trial.comesTo("IN_DOUBT", run);
    assertThat(trial.ways()).hasSize(1);
    assertThat(trial.chats()).containsExactly(group);
    BUILDER
        .post("/runs/" + run + "/resolve", Map.of("step", "create", "decision", "AGAIN"))
        .expect(200);
    assertThat(AssistedTrial.chatId(trial.comesTo("DONE", run))).isEqualTo(group);
    assertThat(trial.ways()).hasSize(2);
  }

  @Test
  void a_process_that_dies_while_it_asks_for_a_code_leaves_one_and_a_doubt()
      throws InterruptedException {
    var record = trial.form.add("name", trial.name);
    trial.goLive();
    var group = trial.createGroup(trial.name);
    deaths.at(Deaths.Side.AFTER, ADD_WAY);
    var run = dyingRun(record);
    var doubtful = trial.comesTo("IN_DOUBT", run);
    assertThat(doubtful.text("steps.0.error.detail")).contains("群二维码可能已经生成");
    assertThat(trial.ways()).hasSize(1);
    assertThat(trial.chats()).containsExactly(group);
    assertThat(trial.cards()).isEmpty();
  }

  @Test
  void a_process_that_dies_after_it_asked_the_owner_asks_him_once() throws InterruptedException {
    var record = trial.form.add("name", trial.name);
    trial.goLive();
    deaths.at(Deaths.Side.AFTER, AssistedTrial.SEND);
    var run = dyingRun(record);
    trial.comesTo("WAITING", run);
    assertThat(trial.cards()).hasSize(1);
    var group = trial.createGroup(trial.name);
    trial.lookNow(run);
    assertThat(AssistedTrial.chatId(trial.comesTo("DONE", run))).isEqualTo(group);
    assertThat(trial.ways()).hasSize(1);
  }

  /// The run of a node that dies once where it was told to, and is started again.
  private String dyingRun(String record) throws InterruptedException {
    var parts = new MortalNode.Parts(database, pipeline, records, actions, clock);
    var node = new MortalNode(NodeId.create(), parts);
    var run = node.start(MortalNode.submitted(trial.form, record, trial.name));
    deaths.never();
    node.restarted().close();
    return run.toString();
  }
}
