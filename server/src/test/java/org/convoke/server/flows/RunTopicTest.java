package org.convoke.server.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convoke.server.flows.TestFlow.createChat;
import static org.convoke.server.flows.TestFlow.onCreated;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
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

  private record Subscribe(String type, List<String> topics) {}
}
