package org.convoke.server.platform;

import static org.convoke.server.platform.WireSchemas.capital;
import static org.convoke.server.platform.WireSchemas.choice;
import static org.convoke.server.platform.WireSchemas.flag;
import static org.convoke.server.platform.WireSchemas.integer;
import static org.convoke.server.platform.WireSchemas.list;
import static org.convoke.server.platform.WireSchemas.map;
import static org.convoke.server.platform.WireSchemas.object;
import static org.convoke.server.platform.WireSchemas.of;
import static org.convoke.server.platform.WireSchemas.oneOf;
import static org.convoke.server.platform.WireSchemas.orNull;
import static org.convoke.server.platform.WireSchemas.ref;
import static org.convoke.server.platform.WireSchemas.text;
import static org.convoke.server.platform.WireSchemas.typed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// The schemas of what flows are made of: triggers, steps, and what is in them.
final class FlowSchemas {

  private final WireSchemas wire;

  FlowSchemas(WireSchemas wire) {
    this.wire = wire;
  }

  /// Adds them to those of everything else.
  void add() {
    addTriggers();
    wire.put("Mapping", oneOf(ref("MappedValue"), ref("MappedExpression"), ref("MappedSecret")));
    wire.put(
        "MappedSecret",
        object(Map.of("secret", text())).description("only in httpRequest: headers, query, body"));
    wire.put("MappedValue", object(Map.of("value", ref("Value"))));
    wire.put("MappedExpression", object(Map.of("cel", text())));

    var steps = new LinkedHashMap<String, String>();
    steps.put(
        "action",
        step(
            "action",
            Map.of("connection", text(), "action", text(), "inputs", map("Mapping")),
            Map.of()));
    steps.put(
        "addRecord", step("addRecord", Map.of("form", text(), "values", map("Mapping")), Map.of()));
    steps.put(
        "updateRecord",
        step(
            "updateRecord",
            Map.of("form", text(), "values", map("Mapping")),
            Map.of("record", ref("Mapping"))));
    steps.put(
        "getRecord",
        step(
            "getRecord",
            Map.of("form", text()),
            Map.of("where", ref("Condition"), "ifMissing", choice(List.of("FAIL", "CONTINUE")))));
    addRecordLists(steps);
    steps.put(
        "branch",
        step(
            "branch",
            Map.of("branches", list("Branch")),
            Map.of("mode", choice(List.of("FIRST", "ALL")), "otherwise", list("Step"))));
    addControl(steps);
    wire.putUnion("Step", steps);
    wire.put(
        "Branch",
        object(
            Map.of("key", text(), "steps", list("Step")),
            Map.of("name", text(), "when", ref("Condition"))));
  }

  /// What starts a flow. One schema for all types: what a type does not have is left out.
  private void addTriggers() {
    wire.put(
        "FlowInput",
        object(
            Map.of("key", text(), "required", flag()),
            Map.of("label", orNull(text()), "type", ref("ValueType"))));
    var parts = new LinkedHashMap<String, Schema>();
    parts.put("form", text().description("of triggers by records, and of rowButton"));
    parts.put("filter", orNull(ref("Condition")));
    parts.put("fields", of(SchemaType.ARRAY).items(text()).description("of recordUpdated"));
    parts.put("label", text().description("of rowButton"));
    parts.put("cron", text().description("of schedule: minute, hour, day, month, weekday"));
    parts.put("zone", text().description("of schedule: such as Asia/Shanghai"));
    parts.put("path", text().description("of webhook"));
    parts.put("inputs", list("FlowInput"));
    parts.put("key", orNull(text()).description("CEL, of webhook"));
    parts.put("connection", text().description("of platformEvent"));
    parts.put("event", text().description("of platformEvent"));
    parts.put("secret", orNull(text()).description("name of a secret, of webhook"));
    wire.put(
        "Trigger",
        object(
            Map.of(
                "type",
                choice(
                    List.of(
                        "recordCreated",
                        "recordUpdated",
                        "recordDeleted",
                        "rowButton",
                        "schedule",
                        "webhook",
                        "call",
                        "platformEvent"))),
            parts));
  }

  /// Steps over several records, and the deletion of one.
  private void addRecordLists(Map<String, String> steps) {
    var order = wire.put("Order", object(Map.of("field", text(), "descending", flag())));
    steps.put(
        "getRecords",
        step(
            "getRecords",
            Map.of("form", text()),
            Map.of("where", ref("Condition"), "sort", list(order), "limit", integer())));
    steps.put(
        "updateRecords",
        step(
            "updateRecords",
            Map.of("form", text(), "values", map("Mapping")),
            Map.of("where", ref("Condition"), "limit", integer())));
    steps.put(
        "deleteRecord",
        step("deleteRecord", Map.of("form", text()), Map.of("record", ref("Mapping"))));
    steps.put(
        "deleteRecords",
        step(
            "deleteRecords",
            Map.of("form", text()),
            Map.of("where", ref("Condition"), "limit", integer())));
  }

  private void addHttp(Map<String, String> steps) {
    var optional = new LinkedHashMap<String, Schema>();
    optional.put("method", choice(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")));
    optional.put("url", ref("Mapping"));
    optional.put("headers", map("Mapping"));
    optional.put("query", map("Mapping"));
    optional.put("body", ref("HttpBody"));
    optional.put("timeoutSeconds", integer());
    optional.put("repeat", choice(List.of("NEVER", "SAFE")));
    optional.put("idempotencyHeader", text());
    steps.put("httpRequest", step("httpRequest", Map.of(), optional));
    wire.putUnion(
        "HttpBody",
        Map.of(
            "json", wire.put("JsonBody", typed("json", Map.of("values", map("Mapping")), Map.of())),
            "text",
                wire.put(
                    "TextBody",
                    typed(
                        "text", Map.of(), Map.of("text", ref("Mapping"), "contentType", text())))));
  }

  /// Steps that decide what happens.
  private void addControl(Map<String, String> steps) {
    steps.put("parallel", step("parallel", Map.of("branches", list("ParallelBranch")), Map.of()));
    wire.put(
        "ParallelBranch",
        object(Map.of("key", text(), "steps", list("Step")), Map.of("name", text())));
    steps.put(
        "forEach",
        step(
            "forEach",
            Map.of("steps", list("Step")),
            Map.of("items", ref("Mapping"), "concurrency", integer(), "collect", ref("Mapping"))));
    steps.put(
        "sendMessage",
        step("sendMessage", Map.of(), Map.of("to", ref("Recipients"), "text", ref("Mapping"))));
    addHttp(steps);
    wire.putUnion(
        "Recipients",
        Map.of(
            "people",
                wire.put(
                    "PeopleRecipients",
                    typed("people", Map.of(), Map.of("people", ref("Mapping")))),
            "chat",
                wire.put(
                    "ChatRecipients", typed("chat", Map.of(), Map.of("chat", ref("Mapping"))))));
    steps.put("compute", step("compute", Map.of("values", map("Mapping")), Map.of()));
    steps.put("wait", step("wait", Map.of(), Map.of("until", ref("Until"))));
    steps.put(
        "callFlow",
        step("callFlow", Map.of("flow", text(), "inputs", map("Mapping")), Map.of("wait", flag())));
    steps.put(
        "stop",
        step(
            "stop",
            Map.of("outputs", map("Mapping")),
            Map.of("outcome", choice(List.of("DONE", "FAILED")), "message", ref("Mapping"))));
    var unit = choice(List.of("SECONDS", "MINUTES", "HOURS", "DAYS"));
    wire.putUnion(
        "Until",
        Map.of(
            "duration",
                wire.put(
                    "UntilElapsed",
                    typed("duration", Map.of(), Map.of("amount", ref("Mapping"), "unit", unit))),
            "time", wire.put("UntilMoment", typed("time", Map.of(), Map.of("at", ref("Mapping")))),
            "event",
                wire.put("UntilEvent", typed("event", Map.of("form", text()), recordChange(unit))),
            "platformEvent",
                wire.put(
                    "UntilPlatformEvent",
                    typed(
                        "platformEvent",
                        Map.of("connection", text(), "event", text()),
                        awaited(unit)))));
  }

  private Map<String, Schema> recordChange(Schema unit) {
    var parts = new LinkedHashMap<>(awaited(unit));
    parts.put("event", choice(List.of("recordCreated", "recordUpdated", "recordDeleted")));
    return parts;
  }

  private Map<String, Schema> awaited(Schema unit) {
    var timeout =
        wire.put("WaitTimeout", object(Map.of(), Map.of("amount", ref("Mapping"), "unit", unit)));
    return Map.of(
        "where",
        ref("Condition"),
        "timeout",
        ref(timeout),
        "onTimeout",
        choice(List.of("CONTINUE", "FAIL")));
  }

  private String step(String type, Map<String, Schema> required, Map<String, Schema> optional) {
    var all = new LinkedHashMap<String, Schema>(required);
    all.put("key", text());
    var free = new LinkedHashMap<String, Schema>(optional);
    free.put("name", text());
    return wire.put(capital(type) + "Step", typed(type, all, free));
  }
}
