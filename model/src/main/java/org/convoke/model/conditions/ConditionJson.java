package org.convoke.model.conditions;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.convoke.model.Value;

/// The flat JSON of [Condition].
final class ConditionJson {

  private ConditionJson() {}

  static final class Writer extends StdSerializer<Condition> {
    Writer() {
      super(Condition.class);
    }

    @Override
    public void serialize(Condition condition, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      switch (condition) {
        case Condition.All all -> writeList("all", all.conditions(), json, provider);
        case Condition.Any any -> writeList("any", any.conditions(), json, provider);
        case Condition.Compare compare -> writeCompare(compare, json, provider);
      }
      json.writeEndObject();
    }

    private void writeList(
        String name, List<Condition> conditions, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeArrayFieldStart(name);
      for (var each : conditions) {
        serialize(each, json, provider);
      }
      json.writeEndArray();
    }

    private static void writeCompare(
        Condition.Compare compare, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      switch (compare.left()) {
        case Operand.Field field -> json.writeStringField("field", field.key());
        case Operand.Expression expression -> json.writeStringField("left", expression.cel());
        case Operand.Literal literal ->
            throw new IllegalStateException("a comparison starts with a field, not " + literal);
      }
      json.writeStringField("op", compare.operator().json());
      if (!compare.operator().takesValue()) {
        return;
      }
      switch (compare.right()) {
        case Operand.Literal literal ->
            provider.defaultSerializeField("value", literal.value(), json);
        case Operand.Expression expression -> json.writeStringField("cel", expression.cel());
        case Operand.Field field ->
            throw new IllegalStateException("a comparison ends with a value, not " + field);
      }
    }
  }

  static final class Reader extends StdDeserializer<Condition> {
    Reader() {
      super(Condition.class);
    }

    @Override
    public Condition deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return condition(context.readTree(json), context);
    }

    private Condition condition(JsonNode node, DeserializationContext context) throws IOException {
      if (node.has("all")) {
        return new Condition.All(list(node.get("all"), context));
      }
      if (node.has("any")) {
        return new Condition.Any(list(node.get("any"), context));
      }
      if (node.isObject() && node.isEmpty()) {
        return Condition.ALWAYS;
      }
      return compare(node, context);
    }

    private List<Condition> list(JsonNode nodes, DeserializationContext context)
        throws IOException {
      var conditions = new ArrayList<Condition>();
      for (var node : nodes) {
        conditions.add(condition(node, context));
      }
      return conditions;
    }

    private static Condition compare(JsonNode node, DeserializationContext context)
        throws IOException {
      var operator = Operator.parse(node.path("op").asText());
      return new Condition.Compare(left(node), operator, right(node, context));
    }

    private static Operand left(JsonNode node) {
      if (node.has("field")) {
        return new Operand.Field(node.get("field").asText());
      }
      if (node.has("left")) {
        return new Operand.Expression(node.get("left").asText());
      }
      var detail =
          Phrase.of(
              "条件缺少字段：写 field，或在自动化中写 left。",
              "A condition needs a field: give field, or left in a flow.");
      throw new Invalid(
          "invalid-input", detail, List.of(new FieldProblem("field", "required", detail)));
    }

    private static Operand right(JsonNode node, DeserializationContext context) throws IOException {
      if (node.has("cel")) {
        return new Operand.Expression(node.get("cel").asText());
      }
      return new Operand.Literal(
          node.has("value")
              ? context.readTreeAsValue(node.get("value"), Value.class)
              : Value.EMPTY);
    }
  }
}
