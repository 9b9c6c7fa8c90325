package org.convoke.server.flows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.convoke.server.Api;
import org.convoke.server.Api.Answer;
import org.convoke.server.records.TestForm;

/// A flow of its own for a test, made by 张伟, who is a builder.
public record TestFlow(String id, Api builder) {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /// @param definition JSON; apostrophes stand for quotation marks
  public static TestFlow draft(String definition) {
    var builder = Api.signIn("zhangwei");
    var name = "测试自动化 " + NUMBER.incrementAndGet();
    var answer =
        builder
            .post("/flows", Map.of("name", name, "definition", TestForm.json(definition)))
            .expect(201);
    return new TestFlow(answer.text("id"), builder);
  }

  public static TestFlow live(String definition) {
    var flow = draft(definition);
    flow.builder.post(flow.path("/publish"), "").expect(200);
    flow.builder.post(flow.path("/enable"), "").expect(200);
    return flow;
  }

  /// A definition on new records of a form.
  public static String onCreated(TestForm form, String... steps) {
    return "{'trigger':{'type':'recordCreated','form':'%s'},'steps':[%s]}"
        .formatted(form.key(), String.join(",", steps));
  }

  public static String createChat(String key) {
    return """
    {'key':'%s','type':'action','name':'创建群聊','connection':'builtin','action':'createChat',
     'inputs':{'name':{'cel':'trigger.record.name'},'owner':{'cel':'trigger.record.owner'},
       'members':{'cel':'trigger.record.members'}}}
    """
        .formatted(key);
  }

  public String path(String rest) {
    return "/flows/" + id + rest;
  }

  public Answer read() {
    return builder.get(path("")).expect(200);
  }

  public Answer save(String etag, String definition) {
    return builder
        .with("If-Match", etag)
        .put(path(""), Map.of("name", "改名", "definition", TestForm.json(definition)));
  }

  /// The problems of an answer: `steps.one.form unknown-form`.
  public static List<String> problems(JsonNode list, String path) {
    var problems = new ArrayList<String>();
    list.forEach(each -> problems.add(each.path(path).asText() + " " + each.path("code").asText()));
    return problems;
  }
}
