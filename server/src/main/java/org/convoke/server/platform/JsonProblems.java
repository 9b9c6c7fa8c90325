package org.convoke.server.platform;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;

/// What is wrong with a body: no JSON at all, or JSON that is not what the call takes.
final class JsonProblems {

  private JsonProblems() {}

  static Problem of(JsonProcessingException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return problem;
      }
      if (cause instanceof JsonParseException broken) { // within a value that has its own reader
        return malformed(broken);
      }
    }
    return failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
        ? misfit(mapping)
        : failure instanceof JsonMappingException ? wrongShape() : malformed(failure);
  }

  private static Problem malformed(JsonProcessingException failure) {
    var place = failure.getLocation();
    return new Invalid(
        "malformed-json",
        place == null
            ? Phrase.of("请求内容不是有效的 JSON。", "The body is no valid JSON.")
            : Phrase.of(
                "请求内容不是有效的 JSON（第 %d 行第 %d 列）。",
                "The body is no valid JSON (line %d, column %d).",
                place.getLineNr(),
                place.getColumnNr()));
  }

  private static Problem wrongShape() {
    return new Invalid(
        "invalid-input",
        Phrase.of("请求内容应为一个 JSON 对象。", "The body must be a JSON object."),
        List.of(new FieldProblem("", "wrong-type", Phrase.of("应为对象。", "Expected an object."))));
  }

  private static Problem misfit(JsonMappingException failure) {
    var field = path(failure);
    if (failure instanceof UnrecognizedPropertyException) {
      return Invalid.field(
          field, "unknown-field", Phrase.of("没有名为 %s 的字段。", "There is no field %s.", field));
    }
    return Invalid.field(
        field,
        "wrong-type",
        Phrase.of("%s 的值类型或格式不正确。", "The value of %s has the wrong type or format.", field));
  }

  /// As the body names it: `definition.fields[2].key`.
  private static String path(JsonMappingException failure) {
    var path = new StringBuilder();
    for (var step : failure.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }
}
