package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.convoke.connectors.ChatHandle;
import org.convoke.database.Database;
import org.convoke.engine.Engine;
import org.convoke.model.RecordId;
import org.convoke.sandbox.Sandbox;
import org.convoke.sandbox.SandboxSettings;
import org.convoke.server.Api;
import org.convoke.server.TestClock;
import org.convoke.server.flows.TestFlow;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ordinary groups of DingTalk, which have two ids: people and flows see one of them, and both are
/// kept.
@QuarkusTest
class DingTalkIdsTest {

  @Inject Engine engine;
  @Inject Connections connections;
  @Inject PlatformEvents events;
  @Inject RemoteChatStore chats;
  @Inject Database database;
  @Inject TestClock clock;

  private Sandbox sandbox;
  private GroupTrial trial;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(SandboxSettings.forTests());
    sandbox.advance(Duration.between(Instant.now(), clock.instant()));
    trial = new GroupTrial(StandIn.DINGTALK_V1, sandbox);
    trial.goLive();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Api.Answer create(String name) {
    var run = trial.form.submit("name", name).expect(201).text("runs.0.id");
    var ended = trial.ended(run);
    assertThat(ended.text("state")).as(ended.response().body()).isEqualTo("DONE");
    return ended;
  }

  @Test
  void a_record_has_the_id_that_people_can_use_and_both_are_kept() {
    var run = create("报价组");
    var shown = run.text("steps.0.output.chatId");
    var group = trial.groups("报价组").getFirst();
    assertThat(shown).isEqualTo(group.path("id").asText()).doesNotContain("|");
    assertThat(trial.chatId(run.text("trigger.record.id"))).isEqualTo(shown);
    var kept = chats(shown);
    assertThat(kept.ids())
        .isEqualTo(Map.of("openConversationId", shown, "chatid", group.path("otherId").asText()));
    assertThat(run.text("steps.0.output.ids.chatid")).isEqualTo(group.path("otherId").asText());
  }

  @Test
  void a_ledger_of_before_gets_the_id_that_people_can_use() throws IOException {
    var run = create("旧台账组");
    var id = run.text("steps.0.output.chatId");
    var record = RecordId.parse(run.text("trigger.record.id"));
    var before = trial.groups("旧台账组").getFirst().path("otherId").asText() + "|" + id;
    database
        .update(
            "test.before",
            "update record set values = values || jsonb_build_object('chatId', :id) where id = :record")
        .bind("id", before)
        .bind("record", record.value())
        .execute();
    database
        .update(
            "test.unique",
            """
            insert into record_unique (org_id, form_id, field, value_hash, record_id)
            select org_id, form_id, 'chatId', %s, id from record where id = :record
            """
                .formatted(HASH))
        .bind("text", before)
        .bind("record", record.value())
        .execute();
    assertThat(trial.chatId(record.toString())).isEqualTo(before);
    try (var migration =
        getClass().getResourceAsStream("/db/migration/V33__one_id_of_dingtalk_groups.sql")) {
      var sql = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
      database.update("test.migration", sql).execute();
    }
    assertThat(trial.chatId(record.toString())).isEqualTo(id);
    var isUnique =
        database
            .query(
                "test.hash",
                """
                select count(*) as found from record_unique
                where record_id = :record and value_hash = %s
                """
                    .formatted(HASH))
            .bind("text", id)
            .bind("record", record.value())
            .one(row -> row.number("found"));
    assertThat(isUnique).isEqualTo(1);
  }

  private static final String HASH =
      "encode(substr(sha256(convert_to(:text, 'UTF8')), 1, 16), 'hex')::uuid";

  @Test
  void a_group_is_changed_by_the_id_that_people_see_and_by_both() {
    var id = create("一期组").text("steps.0.output.chatId");
    var group = trial.groups("一期组").getFirst();
    rename(id, "二期组");
    rename(group.path("otherId").asText() + "|" + id, "三期组");
    assertThat(chats(id).name()).isEqualTo("三期组");
  }

  private void rename(String chatId, String name) {
    var form = TestForm.with("{'key':'name','type':'text','label':'名称'}");
    TestFlow.live(
        TestFlow.onCreated(
            form,
            """
            {'key':'rename','type':'action','connection':'%s','action':'updateChat','inputs':{
              'chatId':{'value':'%s'},'name':{'cel':'trigger.record.name'}}}
            """
                .formatted(trial.connection.key(), chatId)));
    var ended = trial.ended(form.submit("name", name).expect(201).text("runs.0.id"));
    assertThat(ended.text("state")).as(ended.response().body()).isEqualTo("DONE");
    assertThat(ended.text("steps.0.output.chatId")).doesNotContain("|");
    assertThat(trial.groups(name)).hasSize(1);
  }

  private RemoteChat chats(String id) {
    return chats
        .find(TestConnection.org(), trial.connection.id(), new ChatHandle(id))
        .orElseThrow();
  }

  @Test
  void an_event_names_a_group_as_its_record_does() throws InterruptedException {
    var id = create("三期组").text("steps.0.output.chatId");
    var flow =
        TestFlow.live(
            """
            {'trigger':{'type':'platformEvent','connection':'%s','event':'CHAT_RENAMED'},
             'steps':[{'key':'note','type':'compute',
               'values':{'chat':{'cel':'trigger.data.chatId'}}}]}
            """
                .formatted(trial.connection.key()));
    trial.desk.configure("callbackUrl", StandIn.callbackUrl(trial.connection));
    trial.desk.act("rename", "group", id, "name", "三期组（改）");
    trial.desk.pushes();
    var stored = connections.find(trial.connection.id()).orElseThrow();
    assertThat(events.awaitIdle(stored, Duration.ofSeconds(20))).isTrue();
    assertThat(engine.awaitIdle(Duration.ofSeconds(30))).isTrue();
    var runs = flow.builder().get(flow.path("/runs")).expect(200);
    var run = flow.builder().get("/runs/" + runs.text("items.0.id")).expect(200);
    assertThat(run.text("steps.0.output.chat")).isEqualTo(id);
  }
}
