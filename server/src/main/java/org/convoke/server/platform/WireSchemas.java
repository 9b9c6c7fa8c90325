package org.convoke.server.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.convoke.model.conditions.Operator;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// The schemas of what writes its own JSON: the model knows nothing of OpenAPI, and reflection sees
/// its Java, not its JSON.
final class WireSchemas {

  private static final String PREFIX = "#/components/schemas/";

  private final Map<String, Schema> schemas = new LinkedHashMap<>();

  private WireSchemas() {}

  /// All of them by name.
  static Map<String, Schema> all() {
    var wire = new WireSchemas();
    wire.addValues();
    wire.addConditions();
    wire.addFields();
    wire.addFlows();
    wire.addProblems();
    return wire.schemas;
  }

  static Schema ref(String name) {
    return OASFactory.createSchema().ref(PREFIX + name);
  }

  static Schema id() {
    return text().format("uuid");
  }

  static Schema ids() {
    return of(SchemaType.ARRAY).items(id());
  }

  /// The answer to every call that fails.
  static APIResponse problem() {
    return OASFactory.createAPIResponse()
        .description("A problem (RFC 9457)")
        .content(content(ProblemDetails.MEDIA_TYPE, "Problem"));
  }

  static Content content(String mediaType, String schema) {
    return OASFactory.createContent()
        .addMediaType(mediaType, OASFactory.createMediaType().schema(ref(schema)));
  }

  private void addValues() {
    put("Value", OASFactory.createSchema().description("Any JSON value"));
    put("Values", map("Value"));
  }

  private void addConditions() {
    put("Condition", oneOf(ref("ConditionAll"), ref("ConditionAny"), ref("Comparison")));
    put("ConditionAll", object(Map.of("all", list("Condition"))));
    put("ConditionAny", object(Map.of("any", list("Condition"))));
    put("Operator", choice(Arrays.stream(Operator.values()).map(Operator::json).toList()));
    var sides = new LinkedHashMap<String, Schema>();
    sides.put("field", text());
    sides.put("left", text().description("CEL, instead of `field`; only in flows"));
    sides.put("value", ref("Value"));
    sides.put("cel", text().description("CEL, instead of `value`; only in flows"));
    put("Comparison", object(Map.of("op", ref("Operator")), sides));
  }

  private void addFields() {
    var kinds = new LinkedHashMap<String, String>();
    kinds.put("text", field("Text", "minLength", "maxLength", "unique"));
    kinds.put("textarea", field("Textarea", "minLength", "maxLength"));
    kinds.put("number", field("Number", "min", "max", "scale", "unit"));
    kinds.put("date", field("Date"));
    kinds.put("datetime", field("Datetime"));
    kinds.put("select", field("Select", "options"));
    kinds.put("multiSelect", field("MultiSelect", "options"));
    kinds.put("member", field("Member"));
    kinds.put("members", field("Members"));
    kinds.put("department", field("Department"));
    kinds.put("serial", field("Serial", "prefix", "digits", "reset"));
    putUnion("Field", kinds);

    var option = put("Option", object(Map.of("value", text(), "label", text())));
    var items = Map.of("items", list(option));
    putUnion(
        "Options",
        Map.of(
            "static", put("StaticOptions", typed("static", items, Map.of())),
            "form",
                put(
                    "FormOptions",
                    typed("form", Map.of("form", text(), "field", text()), Map.of()))));

    var defaults = new LinkedHashMap<String, String>();
    defaults.put(
        "value", put("DefaultValue", typed("value", Map.of("value", ref("Value")), Map.of())));
    for (var name : List.of("currentPerson", "currentDepartment", "now")) {
      defaults.put(name, put("Default" + capital(name), typed(name, Map.of(), Map.of())));
    }
    putUnion("Default", defaults);
  }

  /// @param own properties of this kind beside those of all
  private String field(String kind, String... own) {
    var optional = new LinkedHashMap<String, Schema>();
    optional.put("description", text());
    optional.put("placeholder", text());
    optional.put("required", flag());
    optional.put("readOnly", flag());
    optional.put("default", ref("Default"));
    optional.put("linkage", ref("Linkage"));
    var required = new LinkedHashMap<String, Schema>();
    required.put("key", text());
    required.put("label", text());
    for (var property : own) {
      switch (property) {
        case "options" -> required.put(property, ref("Options"));
        case "unique" -> optional.put(property, flag());
        case "unit", "prefix" -> optional.put(property, text());
        case "reset" -> optional.put(property, choice(List.of("NEVER", "YEAR", "MONTH", "DAY")));
        case "min", "max" -> optional.put(property, number());
        default -> optional.put(property, integer());
      }
    }
    var type = kind.substring(0, 1).toLowerCase(Locale.ROOT) + kind.substring(1);
    return put(kind + "Field", typed(type, required, optional));
  }

  private void addFlows() {
    addTriggers();
    put("Mapping", oneOf(ref("MappedValue"), ref("MappedExpression"), ref("MappedSecret")));
    put(
        "MappedSecret",
        object(Map.of("secret", text())).description("only in httpRequest: headers, query, body"));
    put("MappedValue", object(Map.of("value", ref("Value"))));
    put("MappedExpression", object(Map.of("cel", text())));

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
    putUnion("Step", steps);
    put(
        "Branch",
        object(
            Map.of("key", text(), "steps", list("Step")),
            Map.of("name", text(), "when", ref("Condition"))));
  }

  /// What starts a flow. One schema for all types: what a type does not have is left out.
  private void addTriggers() {
    put(
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
    put(
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
    var order = put("Order", object(Map.of("field", text(), "descending", flag())));
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
    putUnion(
        "HttpBody",
        Map.of(
            "json", put("JsonBody", typed("json", Map.of("values", map("Mapping")), Map.of())),
            "text",
                put(
                    "TextBody",
                    typed(
                        "text", Map.of(), Map.of("text", ref("Mapping"), "contentType", text())))));
  }

  /// Steps that decide what happens.
  private void addControl(Map<String, String> steps) {
    steps.put("parallel", step("parallel", Map.of("branches", list("ParallelBranch")), Map.of()));
    put(
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
    putUnion(
        "Recipients",
        Map.of(
            "people",
                put(
                    "PeopleRecipients",
                    typed("people", Map.of(), Map.of("people", ref("Mapping")))),
            "chat",
                put("ChatRecipients", typed("chat", Map.of(), Map.of("chat", ref("Mapping"))))));
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
    putUnion(
        "Until",
        Map.of(
            "duration",
                put(
                    "UntilElapsed",
                    typed("duration", Map.of(), Map.of("amount", ref("Mapping"), "unit", unit))),
            "time", put("UntilMoment", typed("time", Map.of(), Map.of("at", ref("Mapping")))),
            "event", put("UntilEvent", typed("event", Map.of("form", text()), recordChange(unit))),
            "platformEvent",
                put(
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
        put("WaitTimeout", object(Map.of(), Map.of("amount", ref("Mapping"), "unit", unit)));
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
    return put(capital(type) + "Step", typed(type, all, free));
  }

  private void addProblems() {
    var texts = new LinkedHashMap<String, Schema>();
    for (var name : List.of("type", "title", "detail", "code", "requestId")) {
      texts.put(name, text());
    }
    texts.put("status", integer());
    texts.put("errors", list("FieldProblem"));
    put("Problem", object(texts).description("RFC 9457"));
    put("FieldProblem", object(Map.of("field", text(), "code", text(), "detail", text())));
  }

  private String put(String name, Schema schema) {
    schemas.put(name, schema);
    return name;
  }

  /// One of several schemas, told apart by `type`.
  private void putUnion(String name, Map<String, String> kinds) {
    var discriminator = OASFactory.createDiscriminator().propertyName("type");
    var union = OASFactory.createSchema();
    kinds.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            kind -> {
              discriminator.addMapping(kind.getKey(), PREFIX + kind.getValue());
              union.addOneOf(ref(kind.getValue()));
            });
    put(name, union.discriminator(discriminator));
  }

  private static Schema typed(
      String type, Map<String, Schema> required, Map<String, Schema> optional) {
    var all = new LinkedHashMap<String, Schema>();
    all.put("type", choice(List.of(type)));
    all.putAll(required);
    return object(all, optional);
  }

  private static Schema object(Map<String, Schema> required) {
    return object(required, Map.of());
  }

  /// Sorted by name, so that the description is the same in every build.
  private static Schema object(Map<String, Schema> required, Map<String, Schema> optional) {
    var properties = new TreeMap<>(required);
    properties.putAll(optional);
    return of(SchemaType.OBJECT)
        .properties(new LinkedHashMap<>(properties))
        .required(new ArrayList<>(required.keySet().stream().sorted().toList()));
  }

  static Schema orNull(Schema schema) {
    if (schema.getType() != null && schema.getEnumeration() == null) {
      schema.addType(SchemaType.NULL);
      return schema;
    }
    return OASFactory.createSchema().addAnyOf(schema).addAnyOf(nothing());
  }

  private static Schema oneOf(Schema... schemas) {
    return OASFactory.createSchema().oneOf(new ArrayList<>(List.of(schemas)));
  }

  private static Schema choice(List<String> values) {
    return text().enumeration(new ArrayList<>(values));
  }

  private static Schema list(String item) {
    return of(SchemaType.ARRAY).items(ref(item));
  }

  private static Schema map(String value) {
    return of(SchemaType.OBJECT).additionalPropertiesSchema(ref(value));
  }

  private static Schema text() {
    return of(SchemaType.STRING);
  }

  private static Schema number() {
    return of(SchemaType.NUMBER);
  }

  static Schema integer() {
    return of(SchemaType.INTEGER).format("int32");
  }

  private static Schema flag() {
    return of(SchemaType.BOOLEAN);
  }

  private static Schema nothing() {
    return of(SchemaType.NULL);
  }

  private static Schema of(SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
