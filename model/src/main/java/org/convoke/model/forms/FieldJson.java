package org.convoke.model.forms;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The flat JSON of [Field]: common properties, and those of the kind that `type` names.
final class FieldJson {

  private static final List<String> COMMON =
      List.of(
          "key",
          "label",
          "description",
          "placeholder",
          "required",
          "readOnly",
          "default",
          "linkage");

  private FieldJson() {}

  static final class Writer extends StdSerializer<Field> {
    Writer() {
      super(Field.class);
    }

    @Override
    public void serialize(Field field, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      json.writeStringField("key", field.key());
      ObjectNode kind = ((ObjectMapper) json.getCodec()).valueToTree(field.kind());
      json.writeStringField("type", kind.remove("type").asText());
      json.writeStringField("label", field.label());
      writeIfPresent("description", field.description(), json, provider);
      writeIfPresent("placeholder", field.placeholder(), json, provider);
      writeIfTrue("required", field.required(), json);
      writeIfTrue("readOnly", field.readOnly(), json);
      writeIfPresent("default", field.initial(), json, provider);
      writeIfPresent("linkage", field.linkage(), json, provider);
      for (var property : kind.properties()) {
        json.writeFieldName(property.getKey());
        json.writeTree(property.getValue());
      }
      json.writeEndObject();
    }

    private static void writeIfPresent(
        String name, @Nullable Object value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (value != null) {
        provider.defaultSerializeField(name, value, json);
      }
    }

    private static void writeIfTrue(String name, boolean value, JsonGenerator json)
        throws IOException {
      if (value) {
        json.writeBooleanField(name, true);
      }
    }
  }

  static final class Reader extends StdDeserializer<Field> {
    Reader() {
      super(Field.class);
    }

    @Override
    public Field deserialize(JsonParser json, DeserializationContext context) throws IOException {
      JsonNode node = context.readTree(json);
      if (!(node instanceof ObjectNode object)) {
        return (Field) context.handleUnexpectedToken(Field.class, json);
      }
      var kind = object.deepCopy();
      kind.remove(COMMON);
      return new Field(
          object.path("key").asText(),
          object.path("label").asText(),
          text(object, "description"),
          text(object, "placeholder"),
          object.path("required").asBoolean(),
          object.path("readOnly").asBoolean(),
          part(object, "default", Initial.class, context),
          part(object, "linkage", Linkage.class, context),
          context.readTreeAsValue(kind, FieldKind.class));
    }

    private static @Nullable String text(ObjectNode object, String name) {
      var text = object.path(name).asText("");
      return text.isEmpty() ? null : text;
    }

    private static <T> @Nullable T part(
        ObjectNode object, String name, Class<T> type, DeserializationContext context)
        throws IOException {
      return object.hasNonNull(name) ? context.readTreeAsValue(object.get(name), type) : null;
    }
  }
}
