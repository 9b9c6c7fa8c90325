package org.convoke.server.outside;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convoke.connectors.EffectKey;
import org.convoke.model.Invalid;
import org.convoke.model.Json;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.Value;

/// A request that is about to be sent, with the values of its secrets: it is never logged or kept.
///
/// @param port the URL's, or its scheme's
/// @param path with the query
record Outbound(
    String method,
    String host,
    int port,
    boolean secure,
    String path,
    Map<String, String> headers,
    Optional<byte[]> body,
    Duration timeout) {

  /// @param input as the engine wrote it
  /// @param secret the value of a secret by its name
  /// @throws Invalid when the address is none
  /// @throws NotFound when a secret is gone
  static Outbound of(Value.Fields input, EffectKey key, Function<String, Optional<String>> secret) {
    var values = revealed(input, secret);
    var uri = uri(values.text("url"));
    var headers = new LinkedHashMap<String, String>();
    var body = body(values, headers);
    part(values, "headers").forEach((name, value) -> headers.put(name, header(name, value)));
    if (!values.text("idempotencyHeader").isEmpty()) {
      headers.put(values.text("idempotencyHeader"), key.value());
    }
    var secure = uri.getScheme().equals("https");
    return new Outbound(
        values.text("method"),
        withoutBrackets(uri.getHost()),
        uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80,
        secure,
        path(uri, part(values, "query")),
        headers,
        body,
        timeout(values));
  }

  @Override
  public String toString() {
    return "Outbound[" + method + " " + host + ":" + port + "]";
  }

  private static Duration timeout(Value.Fields values) {
    return values.get("timeoutSeconds") instanceof Value.Number(var seconds)
        ? Duration.ofSeconds(seconds.longValue())
        : Duration.ofSeconds(15);
  }

  /// Puts secrets where the definition wants them; nothing that a run computed can ask for one.
  private static Value.Fields revealed(
      Value.Fields input, Function<String, Optional<String>> secret) {
    var all = new LinkedHashMap<>(input.values());
    part(input, "secrets")
        .forEach(
            (path, name) -> {
              var known = ((Value.Text) name).value();
              var value =
                  Value.of(
                      secret
                          .apply(known)
                          .orElseThrow(() -> NotFound.of(Phrase.of("密钥", "secret"), known)));
              put(all, path, value);
            });
    return Value.fields(all);
  }

  private static void put(Map<String, Value> all, String path, Value value) {
    var dot = path.indexOf('.');
    if (dot < 0) {
      all.put(path, value);
      return;
    }
    var part = path.substring(0, dot);
    var inner = (Value.Fields) all.getOrDefault(part, Value.NO_FIELDS);
    all.put(part, inner.with(Map.of(path.substring(dot + 1), value)));
  }

  private static Map<String, Value> part(Value.Fields values, String name) {
    return values.get(name) instanceof Value.Fields(var part) ? part : Map.of();
  }

  private static URI uri(String url) {
    try {
      var uri = URI.create(url.strip());
      if (uri.getHost() != null
          && uri.getRawUserInfo() == null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // answered below
    }
    throw Invalid.field(
        "url",
        "invalid-url",
        Phrase.of(
            "网址无效：应以 http:// 或 https:// 开头，不含用户名和密码。",
            "The address is not valid: it begins with http:// or https:// and names no user."));
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static String path(URI uri, Map<String, Value> query) {
    var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    var more =
        query.entrySet().stream()
            .filter(each -> !each.getValue().isEmpty())
            .map(each -> encoded(each.getKey()) + "=" + encoded(text(each.getValue())))
            .collect(Collectors.joining("&"));
    var own = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    var all = own.isEmpty() || more.isEmpty() ? own + more : own + "&" + more;
    return all.isEmpty() ? path : path + "?" + all;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// A value that a line break would turn into another header is refused.
  private static String header(String name, Value value) {
    var text = text(value);
    if (text.chars().anyMatch(character -> character < ' ' && character != '\t')) {
      throw Invalid.field(
          "headers." + name,
          "invalid-header",
          Phrase.of("请求头 %s 含有换行等控制字符。", "The header %s has a control character.", name));
    }
    return text;
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Empty _ -> "";
      case Value.Text(var text) -> text;
      case Value.Number(var number) -> number.toPlainString();
      case Value.Flag(var flag) -> Boolean.toString(flag);
      case Value.Items _, Value.Fields _ -> Json.write(value);
    };
  }

  private static Optional<byte[]> body(Value.Fields values, Map<String, String> headers) {
    var body = values.get("body");
    if (!values.values().containsKey("body")) {
      return Optional.empty();
    }
    var contentType = values.text("contentType");
    headers.put("Content-Type", contentType.isEmpty() ? "application/json" : contentType);
    var text = contentType.isEmpty() ? Json.write(body) : text(body);
    return Optional.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
