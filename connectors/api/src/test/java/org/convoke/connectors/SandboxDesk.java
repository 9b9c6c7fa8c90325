package org.convoke.connectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One platform of a sandbox, from the operator's side: what happened there, what people do there,
/// and what goes wrong (docs/sandbox.md). Thread-safe.
public final class SandboxDesk {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestWire wire = new TestWire();
  private final String base;

  public SandboxDesk(URI sandbox, String platform) {
    this.base = sandbox + "/sandbox/" + platform;
  }

  public JsonNode groups() {
    return call("GET", "/groups", Map.of()).path("items");
  }

  public JsonNode messages() {
    return call("GET", "/messages", Map.of()).path("items");
  }

  /// The calls of a path.
  public JsonNode calls(String path) {
    return call("GET", "/calls?path=" + path, Map.of()).path("items");
  }

  public JsonNode pushes() {
    return call("GET", "/pushes", Map.of()).path("items");
  }

  /// What a person does in the platform's client.
  ///
  /// @param input names and values in turn
  public JsonNode act(String action, Object... input) {
    return call("POST", "/actions/" + action, named(input));
  }

  /// Something that is to go wrong once.
  ///
  /// @param on method and path
  public void fault(String kind, String on, Object... more) {
    var fault = new LinkedHashMap<>(named(more));
    fault.put("kind", kind);
    fault.put("on", on);
    call("POST", "/faults", fault);
  }

  /// Changes the app in the platform's console.
  public void configure(Object... settings) {
    call("PUT", "/app", named(settings));
  }

  public void limit(Object... limits) {
    call("PUT", "/limits", named(limits));
  }

  private static Map<String, Object> named(Object... values) {
    var named = new LinkedHashMap<String, Object>();
    for (var index = 0; index < values.length; index += 2) {
      named.put((String) values[index], values[index + 1]);
    }
    return named;
  }

  private JsonNode call(String method, String path, Map<String, Object> body) {
    try {
      var text =
          method.equals("GET")
              ? Optional.<String>empty()
              : Optional.of(JSON.writeValueAsString(body));
      var reply =
          wire.send(
              new Wire.Request(
                  "sandbox",
                  method,
                  URI.create(base + path),
                  Map.of("Content-Type", "application/json"),
                  text,
                  Duration.ofSeconds(20),
                  Set.of()));
      if (reply.status() != 200) {
        throw new AssertionError(method + " " + path + ": " + reply.status() + " " + reply.body());
      }
      return JSON.readTree(reply.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(method + " " + path, e);
    }
  }
}
