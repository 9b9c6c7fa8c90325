package org.convoke.sandbox.shared;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One call that reached the sandbox.
///
/// @param method in capitals
/// @param path decoded, without the query
/// @param query every value of each parameter
/// @param headers by lower-case name, the first value of each
/// @param body empty when none was sent
/// @param remote the caller's address
/// @param variables what stands in the route's `{braces}`
/// @param fault what is to go wrong with this call
public record Request(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    byte[] body,
    String remote,
    Map<String, String> variables,
    Optional<Fault> fault) {

  /// A request before it is routed.
  public static Request of(
      String method, String uri, Map<String, String> headers, byte[] body, String remote) {
    var mark = uri.indexOf('?');
    var path = mark < 0 ? uri : uri.substring(0, mark);
    var query = mark < 0 ? "" : uri.substring(mark + 1);
    return new Request(
        method,
        decode(path.replace("+", "%2B")),
        pairs(query),
        headers,
        body,
        remote,
        Map.of(),
        Optional.empty());
  }

  /// The same with the route's variables.
  public Request with(Map<String, String> found) {
    return new Request(method, path, query, headers, body, remote, found, fault);
  }

  /// The same with a fault.
  public Request with(Fault planned) {
    return new Request(method, path, query, headers, body, remote, variables, Optional.of(planned));
  }

  /// What stands at `{name}` of the route.
  public String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  /// A query parameter; empty when missing.
  public String query(String name) {
    var values = query.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  /// A query parameter.
  public String query(String name, String otherwise) {
    return query(name).isEmpty() ? otherwise : query(name);
  }

  /// A query parameter as a number; `otherwise` when missing or no number.
  public int number(String name, int otherwise) {
    try {
      return Integer.parseInt(query(name));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /// A header; empty when missing.
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /// The body as a JSON object; a form's fields as its texts; an empty body as an empty object.
  ///
  /// @throws Json.Malformed when it is something else
  public Body json() {
    if (body.length == 0) {
      return Body.empty();
    }
    // curl says so of whatever it sends; a form does not begin with a brace.
    if (header("content-type").startsWith("application/x-www-form-urlencoded")
        && !text().startsWith("{")) {
      var form = Json.MAPPER.createObjectNode();
      pairs(text()).forEach((name, values) -> form.put(name, values.getFirst()));
      return new Body(form);
    }
    if (Json.parse(body) instanceof ObjectNode object) {
      return new Body(object);
    }
    throw new Json.Malformed("expected a JSON object");
  }

  /// The body as UTF-8 text.
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static Map<String, List<String>> pairs(String text) {
    var pairs = new LinkedHashMap<String, List<String>>();
    for (var pair : text.split("&")) {
      if (!pair.isEmpty()) {
        var equals = pair.indexOf('=');
        var name = decode(equals < 0 ? pair : pair.substring(0, equals));
        var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        pairs.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
      }
    }
    return pairs;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
