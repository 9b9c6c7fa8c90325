package org.convoke.engine;

import java.time.InstantSource;
import java.util.Map;
import org.convoke.database.Database;
import org.convoke.engine.expressions.Scope;
import org.convoke.model.FlowId;
import org.convoke.model.Json;
import org.convoke.model.ValueType;
import org.convoke.model.flows.FlowDefinition;

/// The rows of published flows, which the server writes.
final class FlowRows {

  private final Database database;
  private final InstantSource clock;

  FlowRows(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Publishes a flow; its expressions may name the fields `name` and `other`, the output `text` of
  /// the steps `one` to `three`, the outputs of `find`, `sum`, `group`, `second` and `each`, and
  /// the loops `each` and `inner`.
  FlowId publish(String key, String definition) {
    var flow = FlowId.create();
    database
        .update(
            "flow.insert",
            """
            insert into flow (org_id, id, key, name, draft, enabled, published_version,
              created_at, updated_at)
            values (:org, :id, :key, :key, '{}', true, 1, :now, :now)
            """)
        .bind("org", World.ORG.value())
        .bind("id", flow.value())
        .bind("key", key)
        .bind("now", clock.instant())
        .execute();
    insertVersion(key, 1, definition);
    return flow;
  }

  /// Publishes the next version of a flow.
  void publishAgain(String key, String definition) {
    database
        .update(
            "flow.publish",
            """
            update flow set published_version = published_version + 1
            where org_id = :org and key = :key
            """)
        .bind("org", World.ORG.value())
        .bind("key", key)
        .execute();
    insertVersion(key, 2, definition);
  }

  private void insertVersion(String key, int version, String definition) {
    Json.read(definition, FlowDefinition.class);
    database
        .update(
            "flow_version.insert",
            """
            insert into flow_version (org_id, flow_id, version, definition, types, published_at)
            select org_id, id, :version, :definition::jsonb, :types::jsonb, :now
            from flow
            where org_id = :org and key = :key
            """)
        .bind("org", World.ORG.value())
        .bind("key", key)
        .bind("version", version)
        .bind("definition", definition)
        .bind("types", scope().json())
        .bind("now", clock.instant())
        .execute();
  }

  private static Scope scope() {
    var text = Map.of("text", ValueType.TEXT);
    return Scope.ofTrigger(Map.of("name", ValueType.TEXT, "other", ValueType.TEXT), true)
        .withStep("one", text)
        .withStep("two", text)
        .withStep("three", text)
        .withStep("find", Map.of("id", ValueType.TEXT, "name", ValueType.TEXT))
        .withStep("call", Map.of("runId", ValueType.TEXT, "answer", ValueType.TEXT))
        .withInputs(Map.of("name", ValueType.TEXT))
        .withStep("sum", Map.of("value", ValueType.NUMBER, "list", ValueType.TEXTS))
        .withStep("pause", Map.of("record.name", ValueType.TEXT, "record.other", ValueType.TEXT))
        .withStep("group", Map.of("id", ValueType.TEXT))
        .withStep("second", Map.of("id", ValueType.TEXT))
        .withStep("each", Map.of("count", ValueType.NUMBER, "results", ValueType.TEXTS))
        .withLoop("each", ValueType.TEXT)
        .withLoop("inner", ValueType.TEXT);
  }
}
