package org.convoke.connectors.feishu;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convoke.connectors.LoggedAddress;
import org.convoke.model.Json;

/// One call of an [Api].
///
/// @param variables of the path, in order
/// @param query names may repeat
/// @param isProbe whether it only tries what is allowed, and is expected to be refused
record Ask(
    Api api,
    List<String> variables,
    List<Map.Entry<String, String>> query,
    Optional<ObjectNode> body,
    boolean isProbe) {

  static Ask of(Api api, String... variables) {
    return new Ask(api, List.of(variables), List.of(), Optional.empty(), false);
  }

  /// The call by GET that was made to an address; empty when there is none.
  static Optional<Ask> reading(LoggedAddress address) {
    for (var api : Api.values()) {
      var path = Pattern.compile(api.path().replace("%s", "([^/]+)")).matcher(address.path());
      if (api.method().equals("GET") && path.matches()) {
        var variables =
            IntStream.rangeClosed(1, path.groupCount())
                .mapToObj(it -> URLDecoder.decode(path.group(it), StandardCharsets.UTF_8))
                .toList();
        return Optional.of(
            new Ask(
                api, variables, List.copyOf(address.query().entrySet()), Optional.empty(), false));
      }
    }
    return Optional.empty();
  }

  Ask query(String name, String value) {
    var more = new ArrayList<>(query);
    more.add(Map.entry(name, value));
    return new Ask(api, variables, List.copyOf(more), body, isProbe);
  }

  /// @param fields name, value, name, value …: texts, numbers, flags, lists or nodes
  Ask body(Object... fields) {
    return new Ask(api, variables, query, Optional.of(object(fields)), isProbe);
  }

  /// The same, said to be a probe where calls are shown.
  Ask probe() {
    return new Ask(api, variables, query, body, true);
  }

  /// An object of names and values.
  static ObjectNode object(Object... fields) {
    var object = Json.MAPPER.createObjectNode();
    for (var index = 0; index < fields.length; index += 2) {
      object.set((String) fields[index], Json.MAPPER.valueToTree(fields[index + 1]));
    }
    return object;
  }

  URI uri(URI base) {
    var path = api.path().formatted(variables.stream().map(Ask::encoded).toArray());
    var parameters =
        query.stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(
        base
            + (path.startsWith("/callback/") ? "" : "/open-apis")
            + path
            + (parameters.isEmpty() ? "" : "?" + parameters));
  }

  /// What a person or a flow gave must not leave its place in the path.
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace(".", "%2E");
  }
}
