package org.convoke.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/// The JSON of this model, as it is stored and as it is sent: unknown properties are refused, times
/// are ISO-8601. Thread-safe.
public final class Json {

  /// Shared; never reconfigured.
  public static final ObjectMapper MAPPER = mapper(new JsonFactory());

  private Json() {}

  /// Writes a value of the model.
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws IllegalArgumentException when the text is something else: stored text never is
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("is no " + type.getSimpleName() + " in JSON", e);
    }
  }

  /// The same JSON, read by the parsers of somebody else. Configured by the caller before it is
  /// shared.
  public static ObjectMapper mapper(JsonFactory factory) {
    var mapper =
        JsonMapper.builder(factory)
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    // Nesting deeper than any form or flow needs is an attack on the stack.
    mapper
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build());
    return mapper;
  }
}
