package org.convoke.connectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// One platform of a sandbox, from the operator's side: what happened there, what people do there,
/// and what goes wrong (docs/sandbox.md). Thread-safe.
public final class SandboxDesk {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestWire wire = new TestWire();
  private final String root;
  private final String platform;

  public SandboxDesk(URI sandbox, String platform) {
    this.root = sandbox + "/sandbox";
    this.platform = platform;
  }

  public JsonNode groups() {
    return call("GET", root + "/" + platform + "/groups", Map.of()).path("items");
  }

  public JsonNode messages() {
    return call("GET", root + "/" + platform + "/messages", Map.of()).path("items");
  }

  /// The calls of a path.
  public JsonNode calls(String path) {
    return call("GET", root + "/" + platform + "/calls?path=" + path, Map.of()).path("items");
  }

  public JsonNode pushes() {
    return call("GET", root + "/" + platform + "/pushes", Map.of()).path("items");
  }

  /// What a person does in the platform's client.
  ///
  /// @param input names and values in turn
  public JsonNode act(String action, Object... input) {
    return call("POST", root + "/" + platform + "/actions/" + action, named(input));
  }

  /// Something that is to go wrong once.
  ///
  /// @param on method and path
  public void fault(String kind, String on, Object... more) {
    var fault = new LinkedHashMap<>(named(more));
    fault.put("kind", kind);
    fault.put("on", on);
    call("POST", root + "/" + platform + "/faults", fault);
  }

  /// Changes the app in the platform's console.
  public void configure(Object... settings) {
    call("PUT", root + "/" + platform + "/app", named(settings));
  }

  public void limit(Object... limits) {
    call("PUT", root + "/" + platform + "/limits", named(limits));
  }

  /// Moves the sandbox's clock.
  public void advance(int seconds) {
    call("POST", root + "/clock", Map.of("advanceSeconds", seconds));
  }

  /// How often more was asked for than a limit had left.
  public long exceeded() {
    return call("GET", root + "/" + platform + "/limits", Map.of()).path("exceeded").asLong();
  }

  /// Everything the sandbox's platform holds, changed.
  ///
  /// @param change of `data`, the platform's part of the sandbox's state
  public void rewrite(Consumer<ObjectNode> change) {
    var state = (ObjectNode) call("GET", root + "/state", Map.of());
    change.accept((ObjectNode) state.path(platform).path("data"));
    call("PUT", root + "/state", JSON.convertValue(state, new TypeReference<>() {}));
  }

  private static Map<String, Object> named(Object... values) {
    var named = new LinkedHashMap<String, Object>();
    for (var index = 0; index < values.length; index += 2) {
      named.put((String) values[index], values[index + 1]);
    }
    return named;
  }

  private JsonNode call(String method, String address, Map<String, Object> body) {
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
                  URI.create(address),
                  Map.of("Content-Type", "application/json"),
                  text,
                  Duration.ofSeconds(20),
                  Set.of()));
      if (reply.status() != 200) {
        throw new AssertionError(
            method + " " + address + ": " + reply.status() + " " + reply.body());
      }
      return JSON.readTree(reply.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(method + " " + address, e);
    }
  }
}
