package org.convoke.server.connections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convoke.model.Json;
import org.jspecify.annotations.Nullable;

/// Takes secrets out of what is logged: by their names, and by their values wherever they stand.
///
/// @param names of headers, query parameters and members of JSON, in lower case
/// @param values texts that are secret
record Masks(Set<String> names, List<String> values) {

  private static final String MASK = "***";

  /// What is kept of a body.
  private static final int MAX_BODY = 20_000;

  /// A shorter one is found in innocent texts; it is masked by its name.
  private static final int SHORTEST_VALUE = 8;

  /// Secret on every platform, whatever its connector says.
  private static final Set<String> ALWAYS =
      Set.of(
          "authorization",
          "proxy-authorization",
          "cookie",
          "set-cookie",
          "access_token",
          "accesstoken",
          "refresh_token",
          "refreshtoken",
          "tenant_access_token",
          "app_access_token",
          "user_access_token",
          "x-acs-dingtalk-access-token",
          "app_secret",
          "appsecret",
          "client_secret",
          "clientsecret",
          "corpsecret",
          "secret",
          "password",
          "ticket",
          "jsapi_ticket",
          "x-convoke-signature");

  Masks {
    var all = new HashSet<>(ALWAYS);
    names.forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
    names = Set.copyOf(all);
    values = values.stream().filter(value -> value.length() >= SHORTEST_VALUE).toList();
  }

  static Masks of(Set<String> names, Collection<String> values) {
    return new Masks(names, List.copyOf(values));
  }

  Map<String, String> headers(Map<String, String> headers) {
    var shown = new LinkedHashMap<String, String>();
    headers.forEach((name, value) -> shown.put(name, isSecret(name) ? MASK : text(value)));
    return shown;
  }

  /// An address, with its query.
  String url(String url) {
    var question = url.indexOf('?');
    return question < 0
        ? text(url)
        : text(url.substring(0, question)) + "?" + text(form(url.substring(question + 1)));
  }

  /// A body: JSON, a form, or any text.
  @Nullable String body(@Nullable String body) {
    return body == null ? null : shortened(text(readable(body)));
  }

  private String readable(String body) {
    var start = body.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      try {
        return masked(Json.MAPPER.readTree(body)).toString();
      } catch (JsonProcessingException e) {
        return MASK + " (" + body.length() + ")"; // what cannot be read cannot be masked
      }
    }
    return start.startsWith("<") ? body : form(body);
  }

  private JsonNode masked(JsonNode node) {
    switch (node) {
      case ObjectNode object -> {
        for (var name : names(object)) {
          if (isSecret(name)) {
            object.put(name, MASK);
          } else {
            masked(object.path(name));
          }
        }
      }
      case ArrayNode items -> items.forEach(this::masked);
      default -> {}
    }
    return node;
  }

  private static List<String> names(ObjectNode object) {
    return object.propertyStream().map(Map.Entry::getKey).toList();
  }

  private String form(String form) {
    return Stream.of(form.split("&", -1)).map(this::pair).collect(Collectors.joining("&"));
  }

  private String pair(String pair) {
    var equals = pair.indexOf('=');
    return equals > 0 && isSecret(pair.substring(0, equals))
        ? pair.substring(0, equals + 1) + MASK
        : pair;
  }

  private String text(String text) {
    var shown = text;
    for (var value : values) {
      shown = shown.replace(value, MASK);
    }
    return shown;
  }

  private static String shortened(String body) {
    return body.length() <= MAX_BODY ? body : body.substring(0, MAX_BODY) + "…";
  }

  private boolean isSecret(String name) {
    return names.contains(name.toLowerCase(Locale.ROOT));
  }
}
