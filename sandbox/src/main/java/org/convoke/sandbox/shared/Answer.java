package org.convoke.sandbox.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What goes back over the wire.
///
/// @param status HTTP status
/// @param headers by name
/// @param body bytes
public record Answer(int status, Map<String, String> headers, byte[] body) {

  /// A JSON answer with status 200.
  public static Answer json(JsonNode body) {
    return json(200, body);
  }

  /// A JSON answer.
  public static Answer json(int status, JsonNode body) {
    return of(status, "application/json; charset=utf-8", Json.text(body));
  }

  /// A page.
  public static Answer html(String page) {
    return of(200, "text/html; charset=utf-8", page);
  }

  /// A text.
  public static Answer text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text);
  }

  /// Sends the browser elsewhere.
  public static Answer redirect(String location) {
    return new Answer(302, Map.of("Location", location), new byte[0]);
  }

  /// Any text of any type.
  public static Answer of(int status, String type, String text) {
    return new Answer(status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
  }

  /// The same with one header more.
  public Answer with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }

  /// The body as text.
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
