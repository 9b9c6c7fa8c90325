package org.convoke.server.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.flows.TestFlow.createChat;
import static org.convoke.server.flows.TestFlow.onCreated;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.convoke.engine.RunState;
import org.convoke.model.FlowId;
import org.convoke.model.OrgId;
import org.convoke.model.RunId;
import org.convoke.server.Api;
import org.convoke.server.realtime.Event;
import org.convoke.server.realtime.Listening;
import org.convoke.server.realtime.Realtime;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.Test;

/// Who hears of a run on its socket topic.
@QuarkusTest
class RunTopicTest {

  private static final String NAME = "{'key':'name','type':'text','label':'群聊名称'}";
  private static final String OWNER = "{'key':'owner','type':'member','label':'群主'}";
  private static final String MEMBERS = "{'key':'members','type':'members','label':'群成员'}";

  @Inject Realtime realtime;
  @Inject RunNews news;

  private final Api fengyuan = Api.signIn("fengyuan");
  private final Api hanbing = Api.signIn("hanbing");

  @Test
  void a_member_hears_of_the_runs_of_his_own_records_only() {
    var form = TestForm.with(NAME, OWNER, MEMBERS);
    TestFlow.live(onCreated(form, createChat("chat")));
    var me = fengyuan.person().toString();
    var run =
        form.submit(fengyuan, "name", "我的群", "owner", me, "members", List.of(me))
            .expect(201)
            .text("runs.0.id");
    try (var submitter = Listening.as(fengyuan);
        var other = Listening.as(hanbing)) {
      submitter.say(new Subscribe("subscribe", List.of("run:" + run)));
      other.say(new Subscribe("subscribe", List.of("run:" + run)));
      submitter.soFar();
      other.soFar();
      var org = OrgId.parse(fengyuan.get("/me").text("organization.id"));
      realtime.toTopic(org, "run:" + run, new Event.Run(RunId.parse(run), FlowId.create(), "TOLD"));
      assertThat(submitter.soFar()).extracting(it -> it.at("/state").asText()).contains("TOLD");
      assertThat(other.soFar()).noneMatch(it -> it.at("/type").asText().equals("run"));
    }
  }

  @Test
  void builders_hear_how_runs_go_on_and_others_do_not() {
    var form = TestForm.with(NAME, OWNER, MEMBERS);
    TestFlow.live(onCreated(form, createChat("chat")));
    var me = fengyuan.person().toString();
    try (var builder = Listening.as(Api.signIn("zhangwei"));
        var member = Listening.as(hanbing)) {
      for (var socket : List.of(builder, member)) {
        socket.say(new Subscribe("subscribe", List.of("runs")));
        socket.soFar();
      }
      var run =
          form.submit(fengyuan, "name", "大家的群", "owner", me, "members", List.of(me))
              .expect(201)
              .text("runs.0.id");
      for (var state = ""; !state.equals("DONE"); ) {
        var event = builder.next("run");
        state = event.at("/runId").asText().equals(run) ? event.at("/state").asText() : "";
      }
      assertThat(member.soFar()).noneMatch(it -> it.at("/type").asText().equals("run"));
    }
  }

  @Test
  void the_state_of_a_run_is_told_to_who_may_see_it() {
    var form = TestForm.with(NAME, OWNER, MEMBERS);
    TestFlow.live(onCreated(form, createChat("chat")));
    var me = fengyuan.person().toString();
    var run =
        form.submit(fengyuan, "name", "一个群", "owner", me, "members", List.of(me))
            .expect(201)
            .text("runs.0.id");
    var topics = List.of("run:" + run, "run:" + RunId.create(), "run:none", "runs");
    try (var submitter = Listening.as(fengyuan);
        var other = Listening.as(hanbing)) {
      for (var socket : List.of(submitter, other)) {
        socket.say(new Subscribe("subscribe", topics));
        socket.soFar();
      }
      var org = OrgId.parse(fengyuan.get("/me").text("organization.id"));
      news.changed(org, RunId.parse(run), FlowId.create(), RunState.FAILED);
      assertThat(submitter.soFar()).extracting(it -> it.at("/state").asText()).contains("FAILED");
      assertThat(other.soFar()).noneMatch(it -> it.at("/type").asText().equals("run"));
    }
  }

  private record Subscribe(String type, List<String> topics) {}
}
