package org.convoke.server.platform;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.Json;
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
    if (failure instanceof UnrecognizedPropertyException unknown) {
      var known = Objects.requireNonNullElse(unknown.getKnownPropertyIds(), List.of());
      return Bodies.unknownField(field, known.stream().map(Object::toString).toList());
    }
    if (failure instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
      return notAnOption(field, wrong);
    }
    return Invalid.field(
        field,
        "wrong-type",
        Phrase.of("%s 的值类型或格式不正确。", "The value of %s has the wrong type or format.", field));
  }

  private static Problem notAnOption(String field, InvalidFormatException wrong) {
    var options =
        Arrays.stream(wrong.getTargetType().getEnumConstants())
            .map(each -> Json.MAPPER.convertValue(each, String.class))
            .collect(Collectors.joining(", "));
    var found = Phrase.shortened(String.valueOf(wrong.getValue()));
    return Invalid.field(
        field,
        "not-an-option",
        Phrase.of(
            "%s 应为 %s 之一，实际是“%s”。", "%s expects one of %s, found \"%s\".", field, options, found));
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
