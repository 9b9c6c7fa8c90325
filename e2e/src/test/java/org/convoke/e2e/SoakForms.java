package org.convoke.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Makes the forms and flows of a soak, and reads what came of them from the database.
final class SoakForms {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Nodes tell each other what changes, in a moment.
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Api api;
  private final SharedDatabase database;
  private final List<Api> nodes;

  /// @param api of one of the nodes
  SoakForms(Api api, Cluster cluster) {
    this.api = api;
    this.database = cluster.database;
    this.nodes = IntStream.range(0, cluster.nodes.size()).mapToObj(cluster::api).toList();
  }

  /// Makes a form whose fields are texts, which every node knows when this returns.
  void form(String key, String... fields) {
    var all = new ArrayList<Map<String, String>>();
    for (var field : fields) {
      all.add(Map.of("key", field, "type", "text", "label", field));
    }
    api.post("forms", Map.of("key", key, "name", key, "definition", Map.of("fields", all)));
    awaitKnown(key, node -> node.status("forms/" + key) == 200);
  }

  /// Makes a flow and lets it run, on every node when this returns.
  void flow(String key, String definition) {
    api.post("flows", Map.of("key", key, "name", key, "definition", json(definition)));
    api.post("flows/" + key + "/publish", Map.of());
    api.post("flows/" + key + "/enable", Map.of());
    awaitKnown(
        key,
        node ->
            node.status("flows/" + key) == 200
                && node.get("flows/" + key).path("enabled").asBoolean());
  }

  private void awaitKnown(String key, Predicate<Api> isKnown) {
    if (!Await.until(SOON, () -> nodes.stream().allMatch(isKnown))) {
      throw new IllegalStateException("not every node knows " + key);
    }
  }

  /// The records of a form, as `<field> = <other field>`.
  List<String> records(String form, String field, String other) {
    return database.texts(
        """
        select (record.values ->> '%s') || ' = ' || coalesce(record.values ->> '%s', '')
        from record join form on form.org_id = record.org_id and form.id = record.form_id
        where form.key = '%s'
        """
            .formatted(field, other, form));
  }

  /// How many runs of a flow are in which state, such as `DONE 12`.
  List<String> runs(String flow) {
    return database.texts(
        """
        select run.state || ' ' || count(*)
        from run join flow on flow.org_id = run.org_id and flow.id = run.flow_id
        where flow.key = '%s'
        group by run.state
        order by run.state
        """
            .formatted(flow));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
