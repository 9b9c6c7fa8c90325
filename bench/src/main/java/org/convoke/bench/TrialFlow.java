package org.convoke.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.convoke.e2e.Api;

/// A form whose records ask for a group on a platform each, and get its id: `name` and `chatId`.
final class TrialFlow {

  private static final int SUBMITTING = 8;
  private static final String WITH_GROUP = "{\"field\":\"chatId\",\"op\":\"isNotEmpty\"}";

  private final Api api;
  private final String form;

  private TrialFlow(Api api, String form) {
    this.api = api;
    this.form = form;
  }

  /// Makes form and flow; from now on every submission starts a run.
  static TrialFlow live(Api api, Trial trial) {
    var flow = new TrialFlow(api, "throttled-" + trial.platform());
    var fields = List.of(text("name"), text("chatId"));
    var definition =
        Map.of(
            "trigger", Map.of("type", "recordCreated", "form", flow.form),
            "steps", List.of(flow.create(trial), flow.keep()));
    flow.post("forms", Map.of("definition", Map.of("fields", fields)));
    flow.post("flows", Map.of("definition", definition));
    api.post("flows/" + flow.form + "/publish", Map.of());
    api.post("flows/" + flow.form + "/enable", Map.of());
    return flow;
  }

  private void post(String path, Map<String, Object> definition) {
    var body = new java.util.HashMap<>(definition);
    body.put("key", form);
    body.put("name", form);
    api.post(path, body);
  }

  private Map<String, Object> create(Trial trial) {
    var owner = api.person("wangfang").path("id").asText();
    var member = api.person("zhangwei").path("id").asText();
    return Map.of(
        "key", "create",
        "type", "action",
        "connection", trial.connection(),
        "action", "createChat",
        "inputs",
            Map.of(
                "name", Map.of("cel", "trigger.record.name"),
                "owner", Map.of("value", owner),
                "members", Map.of("value", List.of(owner, member))));
  }

  private Map<String, Object> keep() {
    return Map.of(
        "key",
        "keep",
        "type",
        "updateRecord",
        "form",
        form,
        "record",
        Map.of("cel", "trigger.record.id"),
        "values",
        Map.of("chatId", Map.of("cel", "steps.create.chatId")));
  }

  private static Map<String, String> text(String key) {
    return Map.of("key", key, "type", "text", "label", key);
  }

  /// Returns when all submissions are answered; their groups are not there yet.
  void submit(int groups) throws Exception {
    try (var clients = Executors.newFixedThreadPool(SUBMITTING)) {
      var path = "forms/" + form + "/records";
      var tasks =
          IntStream.range(0, groups)
              .<Callable<JsonNode>>mapToObj(
                  number ->
                      () -> api.post(path, Map.of("values", Map.of("name", "bench " + number))))
              .toList();
      for (var each : clients.invokeAll(tasks)) {
        each.get();
      }
    }
  }

  /// How many records have their group's id.
  int done() {
    var filter = URLEncoder.encode(WITH_GROUP, StandardCharsets.UTF_8);
    return api.get("forms/" + form + "/records/count?filter=" + filter).path("count").asInt();
  }

  List<JsonNode> records() {
    return api.all("forms/" + form + "/records?sort=createdAt");
  }

  /// Runs that are no longer going to make their group.
  List<JsonNode> lost() {
    return api.all("runs?flow=" + form + "&state=FAILED,IN_DOUBT,CANCELLED");
  }
}
