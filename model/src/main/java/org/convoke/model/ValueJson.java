package org.convoke.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// Reads and writes [Value] as JSON, in one pass over the stream: it is on the hot path of every
/// submission and every journal row.
final class ValueJson {

  private ValueJson() {}

  static final class Writer extends StdSerializer<Value> {
    Writer() {
      super(Value.class);
    }

    @Override
    public void serialize(Value value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      write(value, json);
    }

    private static void write(Value value, JsonGenerator json) throws IOException {
      switch (value) {
        case Value.Empty _ -> json.writeNull();
        case Value.Flag flag -> json.writeBoolean(flag.value());
        case Value.Number number -> json.writeNumber(number.value());
        case Value.Text text -> json.writeString(text.value());
        case Value.Items items -> {
          json.writeStartArray();
          for (var item : items.values()) {
            write(item, json);
          }
          json.writeEndArray();
        }
        case Value.Fields fields -> {
          json.writeStartObject();
          for (var field : fields.values().entrySet()) {
            json.writeFieldName(field.getKey());
            write(field.getValue(), json);
          }
          json.writeEndObject();
        }
      }
    }
  }

  static final class Reader extends StdDeserializer<Value> {
    Reader() {
      super(Value.class);
    }

    @Override
    public Value deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return switch (json.currentToken()) {
        case VALUE_NULL -> Value.EMPTY;
        case VALUE_TRUE -> Value.of(true);
        case VALUE_FALSE -> Value.of(false);
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Value.of(json.getDecimalValue());
        case VALUE_STRING -> Value.of(json.getText());
        case START_ARRAY -> items(json, context);
        case START_OBJECT -> fields(json, context);
        default -> (Value) context.handleUnexpectedToken(Value.class, json);
      };
    }

    private Value items(JsonParser json, DeserializationContext context) throws IOException {
      var items = new ArrayList<Value>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        items.add(deserialize(json, context));
      }
      return new Value.Items(items);
    }

    private Value fields(JsonParser json, DeserializationContext context) throws IOException {
      var fields = new LinkedHashMap<String, Value>();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        var name = json.currentName();
        json.nextToken();
        fields.put(name, deserialize(json, context));
      }
      return new Value.Fields(fields);
    }

    @Override
    public Value getNullValue(DeserializationContext context) {
      return Value.EMPTY;
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return Value.EMPTY;
    }
  }

  /// Reads an object where only an object makes sense.
  static final class FieldsReader extends StdDeserializer<Value.Fields> {
    private static final Reader READER = new Reader();

    FieldsReader() {
      super(Value.Fields.class);
    }

    @Override
    public Value.Fields deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        return (Value.Fields) context.handleUnexpectedToken(Value.Fields.class, json);
      }
      return (Value.Fields) READER.deserialize(json, context);
    }
  }
}
