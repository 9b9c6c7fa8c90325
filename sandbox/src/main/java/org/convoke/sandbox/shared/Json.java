package org.convoke.sandbox.shared;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Reads and writes JSON; objects by their fields.
public final class Json {

  /// Thread-safe. Reads what it knows and leaves the rest.
  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  /// An object of names and values, in this order; a value may be anything Jackson can write.
  public static ObjectNode of(Object... namesAndValues) {
    var object = MAPPER.createObjectNode();
    for (var index = 0; index < namesAndValues.length; index += 2) {
      object.set((String) namesAndValues[index], MAPPER.valueToTree(namesAndValues[index + 1]));
    }
    return object;
  }

  /// The value as a tree.
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /// The value as compact text.
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Parses a text.
  ///
  /// @throws Malformed when it is not JSON
  public static JsonNode parse(byte[] text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new Malformed(e.getMessage() == null ? "not JSON" : e.getMessage());
    }
  }

  /// Parses a text.
  ///
  /// @throws Malformed when it is not JSON
  public static JsonNode parse(String text) {
    return parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /// The tree as an object of a type.
  ///
  /// @throws Malformed when a field has another type
  public static <T> T read(JsonNode tree, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new Malformed(e.getOriginalMessage());
    }
  }

  /// Sets the fields of `target` that `changes` names.
  ///
  /// @throws Malformed when a field has another type
  public static void change(Object target, JsonNode changes) {
    try {
      MAPPER.readerForUpdating(target).readValue(changes);
    } catch (IOException e) {
      throw new Malformed(e.getMessage() == null ? "wrong type" : e.getMessage());
    }
  }

  /// What was sent is not the JSON that was expected.
  public static final class Malformed extends RuntimeException {
    public Malformed(String message) {
      super(message);
    }
  }
}
