package org.convoke.engine.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.convoke.engine.expressions.Variables;
import org.convoke.model.Value;
import org.convoke.model.flows.HttpBody;
import org.convoke.model.flows.Mapping;
import org.convoke.model.flows.Step;

/// The input of an HTTP request, as it is journaled and sent: a secret is its name.
final class HttpInput {

  private HttpInput() {}

  /// Every mapping of the step by its path in the input.
  static Map<String, Mapping> mappings(Step.HttpRequest step) {
    var all = new LinkedHashMap<String, Mapping>();
    if (step.url() != null) {
      all.put("url", step.url());
    }
    step.headers().forEach(under("headers.", all));
    step.query().forEach(under("query.", all));
    switch (step.body()) {
      case HttpBody.Json json -> json.values().forEach(under("body.", all));
      case HttpBody.Text text when text.text() != null -> all.put("body", text.text());
      case null, default -> {}
    }
    return all;
  }

  private static BiConsumer<String, Mapping> under(String root, Map<String, Mapping> all) {
    return (name, mapping) -> all.put(root + name, mapping);
  }

  static Value.Fields of(Step.HttpRequest step, StepPlan plan, Variables variables) {
    var input = new LinkedHashMap<String, Value>();
    input.put("method", Value.of(step.verb().name()));
    input.put("url", plan.setting("url", variables));
    input.put("headers", part("headers.", step.headers(), plan, variables));
    input.put("query", part("query.", step.query(), plan, variables));
    switch (step.body()) {
      case HttpBody.Json json -> input.put("body", part("body.", json.values(), plan, variables));
      case HttpBody.Text text -> {
        input.put("body", plan.setting("body", variables));
        input.put("contentType", Value.of(contentType(text)));
      }
      case null -> {}
    }
    input.put("timeoutSeconds", Value.of(timeout(step)));
    input.put("repeat", Value.of(step.repeat() == Step.Repeat.SAFE ? "SAFE" : "NEVER"));
    if (step.idempotencyHeader() != null && !step.idempotencyHeader().isBlank()) {
      input.put("idempotencyHeader", Value.of(step.idempotencyHeader()));
    }
    input.put("secrets", secrets(step));
    return Value.fields(input);
  }

  private static String contentType(HttpBody.Text text) {
    return text.contentType() == null || text.contentType().isBlank()
        ? "text/plain; charset=utf-8"
        : text.contentType();
  }

  private static int timeout(Step.HttpRequest step) {
    return step.timeoutSeconds() == null
        ? Step.HttpRequest.USUAL_TIMEOUT_SECONDS
        : step.timeoutSeconds();
  }

  private static Value.Fields part(
      String root, Map<String, Mapping> mappings, StepPlan plan, Variables variables) {
    var values = new LinkedHashMap<String, Value>();
    mappings.keySet().forEach(name -> values.put(name, plan.setting(root + name, variables)));
    return Value.fields(values);
  }

  private static Value.Fields secrets(Step.HttpRequest step) {
    var names = new LinkedHashMap<String, Value>();
    mappings(step)
        .forEach(
            (path, mapping) -> {
              if (mapping instanceof Mapping.Secret(var name)) {
                names.put(path, Value.of(name));
              }
            });
    return Value.fields(names);
  }
}
