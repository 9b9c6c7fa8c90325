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
    new FlowSchemas(wire).add();
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

  String put(String name, Schema schema) {
    schemas.put(name, schema);
    return name;
  }

  /// One of several schemas, told apart by `type`.
  void putUnion(String name, Map<String, String> kinds) {
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

  static Schema typed(String type, Map<String, Schema> required, Map<String, Schema> optional) {
    var all = new LinkedHashMap<String, Schema>();
    all.put("type", choice(List.of(type)));
    all.putAll(required);
    return object(all, optional);
  }

  static Schema object(Map<String, Schema> required) {
    return object(required, Map.of());
  }

  /// Sorted by name, so that the description is the same in every build.
  static Schema object(Map<String, Schema> required, Map<String, Schema> optional) {
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

  static Schema oneOf(Schema... schemas) {
    return OASFactory.createSchema().oneOf(new ArrayList<>(List.of(schemas)));
  }

  static Schema choice(List<String> values) {
    return text().enumeration(new ArrayList<>(values));
  }

  static Schema list(String item) {
    return of(SchemaType.ARRAY).items(ref(item));
  }

  static Schema map(String value) {
    return of(SchemaType.OBJECT).additionalPropertiesSchema(ref(value));
  }

  static Schema text() {
    return of(SchemaType.STRING);
  }

  private static Schema number() {
    return of(SchemaType.NUMBER);
  }

  static Schema integer() {
    return of(SchemaType.INTEGER).format("int32");
  }

  static Schema flag() {
    return of(SchemaType.BOOLEAN);
  }

  private static Schema nothing() {
    return of(SchemaType.NULL);
  }

  static Schema of(SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }

  static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
