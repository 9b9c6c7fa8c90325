package org.convoke.sandbox.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.function.Supplier;

/// Where a platform keeps what it holds. Guarded by the platform's lock.
public final class Holding<S extends PlatformState> {

  private final Parts parts;
  private final Class<S> type;
  private final Supplier<S> seed;
  private S state;
  private URI address = URI.create("http://127.0.0.1");

  /// With the seed.
  public Holding(Parts parts, Class<S> type, Supplier<S> seed) {
    this.parts = parts;
    this.type = type;
    this.seed = seed;
    this.state = seed.get();
  }

  /// What the platform works with.
  public Parts parts() {
    return parts;
  }

  /// What it holds now; another one after a reset.
  public S state() {
    return state;
  }

  /// Where the sandbox listens.
  public URI address() {
    return address;
  }

  void address(URI listening) {
    address = listening;
  }

  JsonNode json() {
    return Json.tree(state);
  }

  void restore(JsonNode json) {
    state = Json.read(json, type);
  }

  void reset() {
    state = seed.get();
  }

  void configure(ObjectNode changes) {
    Json.change(state.settings(), changes);
  }
}
