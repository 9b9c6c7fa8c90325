package org.convoke.server.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.convoke.engine.Engine;
import org.convoke.server.Api;
import org.convoke.server.records.TestForm;
import org.junit.jupiter.api.Test;

/// Owners of flows are told of failures.
@QuarkusTest
class FailureNoticesTest {

  private static final Api BUILDER = Api.signIn("zhangwei");
  private static final String NAME = "{'key':'name','type':'text','label':'名称'}";

  @Inject Engine engine;
  @Inject FailureNotices notices;

  private static TestFlow failing(TestForm form, String settings) {
    return TestFlow.live(
        """
        {'trigger':{'type':'recordCreated','form':'%s'},'settings':%s,'steps':[
          {'key':'halt','name':'收尾','type':'stop','outcome':'FAILED',
           'message':{'value':'缺少合同号'}}]}
        """
            .formatted(form.key(), settings));
  }

  private String fail(TestForm form) {
    var run = form.submit(BUILDER, "name", "甲").expect(201).text("runs.0.id");
    assertThat(engine.awaitIdle(Duration.ofSeconds(20))).isTrue();
    notices.look();
    return run;
  }

  /// What the application has written to the builder about a flow. The thread that tells may be
  /// about to.
  private List<String> told(TestFlow flow, int atLeast) {
    var name = flow.read().text("name");
    var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      var texts = new ArrayList<String>();
      for (var conversation :
          BUILDER.get("/conversations?limit=200").expect(200).body().path("items")) {
        var chat = conversation.at("/chat");
        if (chat.path("name").asText().startsWith("通知")) {
          BUILDER
              .get("/chats/" + chat.path("id").asText() + "/messages?limit=200")
              .expect(200)
              .body()
              .path("items")
              .forEach(message -> texts.add(message.path("text").asText()));
        }
      }
      texts.removeIf(text -> !text.contains("“" + name + "”"));
      if (texts.size() >= atLeast || System.nanoTime() > end) {
        return texts;
      }
    }
  }

  @Test
  void the_owner_is_told_once_with_a_link_to_the_run() {
    var form = TestForm.with(NAME);
    var flow = failing(form, "{}");
    var run = fail(form);
    assertThat(told(flow, 1))
        .singleElement()
        .asString()
        .contains("1 次", "1 run of", "/runs/" + run)
        .contains("节点“收尾”：缺少合同号", "Step \"收尾\": 缺少合同号");
    fail(form);
    fail(form);
    assertThat(told(flow, 1)).hasSize(1);
  }

  @Test
  void an_owner_who_does_not_want_to_is_not_told() {
    var form = TestForm.with(NAME);
    var quiet = failing(form, "{'notifyOwner':false}");
    fail(form);
    var other = TestForm.with(NAME);
    var loud = failing(other, "{}");
    fail(other);
    assertThat(told(loud, 1)).hasSize(1);
    assertThat(told(quiet, 0)).isEmpty();
  }
}
