package org.convoke.server.flows;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.ValueType;
import org.convoke.model.flows.HttpBody;
import org.convoke.model.flows.Mapping;
import org.convoke.model.flows.Step;
import org.jspecify.annotations.Nullable;

/// Checks HTTP requests. Confined to one check.
final class HttpCheck {

  private static final Phrase URL = Phrase.of("网址", "address");
  private static final Phrase TEXT = Phrase.of("请求内容", "body");

  /// A name of a header (RFC 9110, token).
  private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

  /// They say how the message itself is sent, which is not the flow's to decide.
  private static final Set<String> OURS =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "upgrade",
          "te",
          "trailer",
          "expect",
          "keep-alive",
          "proxy-connection");

  private final Catalog catalog;
  private final ValueCheck values;

  HttpCheck(Catalog catalog, ValueCheck values) {
    this.catalog = catalog;
    this.values = values;
  }

  void check(String path, Step.HttpRequest step, Set<String> before) {
    url(path + ".url", step.url(), before);
    step.headers().keySet().forEach(name -> header(path + ".headers." + name, name));
    named(path + ".headers.", step.headers(), before);
    named(path + ".query.", step.query(), before);
    body(path + ".body", step, before);
    if (step.idempotencyHeader() != null && !step.idempotencyHeader().isBlank()) {
      header(path + ".idempotencyHeader", step.idempotencyHeader());
    }
    var timeout = step.timeoutSeconds();
    if (timeout != null && (timeout < 1 || timeout > Step.HttpRequest.MAX_TIMEOUT_SECONDS)) {
      values.add(
          path + ".timeoutSeconds",
          "out-of-range",
          Phrase.of(
              "超时应为 1 到 %d 秒。",
              "A timeout is from 1 to %d seconds.", Step.HttpRequest.MAX_TIMEOUT_SECONDS));
    }
  }

  private void url(String path, @Nullable Mapping url, Set<String> before) {
    if (url == null || ValueCheck.isBlank(url)) {
      values.add(path, "required", FlowCheck.required(URL));
      return;
    }
    values.mapping(path, url, ValueType.TEXT, URL, before);
    if (url instanceof Mapping.Literal(Value.Text(var text)) && !isHttp(text)) {
      values.add(
          path,
          "invalid-url",
          Phrase.of(
              "网址“%s”无效，应以 http:// 或 https:// 开头。",
              "\"%s\" is no address; it begins with http:// or https://.", text));
    }
  }

  private static boolean isHttp(String text) {
    try {
      var uri = URI.create(text);
      return uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void header(String path, String name) {
    if (!HEADER.matcher(name).matches() || OURS.contains(name.toLowerCase(Locale.ROOT))) {
      values.add(
          path,
          "invalid-header",
          Phrase.of("不能设置请求头“%s”。", "The header \"%s\" cannot be set.", name));
    }
  }

  private void named(String root, Map<String, Mapping> mappings, Set<String> before) {
    mappings.forEach((name, mapping) -> value(root + name, name, mapping, before));
  }

  private void value(String path, String name, Mapping mapping, Set<String> before) {
    if (mapping instanceof Mapping.Secret(var secret)) {
      if (!catalog.hasSecret(secret)) {
        values.add(path, "unknown-secret", TriggerCheck.unknownSecret(secret));
      }
    } else {
      values.mapping(path, mapping, ValueType.ANY, Phrase.same(name), before);
    }
  }

  private void body(String path, Step.HttpRequest step, Set<String> before) {
    switch (step.body()) {
      case null -> {
        return;
      }
      case HttpBody.Json(var content) -> named(path + ".values.", content, before);
      case HttpBody.Text(var text, _) -> {
        if (text == null || ValueCheck.isBlank(text)) {
          values.add(path + ".text", "required", FlowCheck.required(TEXT));
        } else {
          value(path + ".text", "text", text, before);
        }
      }
    }
    if (step.verb() == Step.HttpMethod.GET || step.verb() == Step.HttpMethod.HEAD) {
      values.add(
          path,
          "body-not-allowed",
          Phrase.of("%s 请求不带内容。", "A %s request carries no body.", step.verb()));
    }
  }
}
