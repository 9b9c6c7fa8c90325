package org.convoke.server.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.convoke.model.Json;
import org.convoke.server.Api;
import org.convoke.server.Api.Answer;

/// A form of its own for a test, made by 张伟, who is a builder, and used by whomever the test names.
///
/// @param key different for each form
public record TestForm(String key, Api builder) {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /// @param fields JSON of the fields, one text each; apostrophes stand for quotation marks
  public static TestForm with(String... fields) {
    var builder = Api.signIn("zhangwei");
    var key = "test-form-" + NUMBER.incrementAndGet();
    builder
        .post("/forms", Map.of("key", key, "name", "测试表单 " + key, "definition", definition(fields)))
        .expect(201);
    return new TestForm(key, builder);
  }

  /// A definition of fields that are written as in [#with].
  public static JsonNode definition(String... fields) {
    return json("{'fields':[" + String.join(",", fields) + "]}");
  }

  /// JSON with apostrophes for quotation marks.
  public static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text.replace('\'', '"'));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(text, e);
    }
  }

  /// @param values key, value, key, value …
  public Answer submit(Api person, Object... values) {
    return person.post(path(""), body(values));
  }

  public Answer submit(Object... values) {
    return submit(builder, values);
  }

  /// Submits and answers the id.
  public String add(Object... values) {
    return submit(values).expect(201).text("id");
  }

  public Answer change(String record, Object... values) {
    return builder.patch(path("/" + record), body(values));
  }

  public Answer read(String record) {
    return builder.get(path("/" + record).replace("%", "%%"));
  }

  public String path(String rest) {
    return "/forms/" + key + "/records" + rest;
  }

  public static Map<String, Object> body(Object... values) {
    var given = new LinkedHashMap<String, Object>();
    for (var index = 0; index < values.length; index += 2) {
      given.put((String) values[index], values[index + 1]);
    }
    return Map.of("values", given);
  }

  /// The codes of an answer's faults by field, in their order: `name required`.
  public static List<String> faults(Answer answer) {
    var faults = new ArrayList<String>();
    answer
        .body()
        .path("errors")
        .forEach(
            error ->
                faults.add(
                    error.path("field").asText().replaceFirst("^values\\.", "")
                        + " "
                        + error.path("code").asText()));
    return faults;
  }
}
