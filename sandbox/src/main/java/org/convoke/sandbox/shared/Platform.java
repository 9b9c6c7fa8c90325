package org.convoke.sandbox.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The stand-in of one platform. Everything but [#parts], [#routes], [#owns], [#socket] and
/// [#connections] is called with the lock of its parts held.
public final class Platform {

  /// A way to fail that any call may meet.
  public enum Failure {
    /// Too many calls.
    THROTTLED,
    /// The month's calls are used up.
    QUOTA_USED_UP,
    /// The platform's own fault.
    SERVER_ERROR,
    /// No such call.
    NOT_FOUND,
    /// The body is not the JSON expected.
    MALFORMED
  }

  private final Holding<?> holding;
  private final Routes routes;
  private final ActionTable actions;
  private final Sights sights;
  private final Manners manners;

  /// @param holding what it holds
  /// @param routes the calls it answers
  /// @param actions what persons do in its client
  /// @param sights what one sees of it
  /// @param manners how it behaves beyond that
  public Platform(
      Holding<?> holding, Routes routes, ActionTable actions, Sights sights, Manners manners) {
    this.holding = holding;
    this.routes = routes;
    this.actions = actions;
    this.sights = sights;
    this.manners = manners;
  }

  /// What it works with.
  public Parts parts() {
    return holding.parts();
  }

  /// The calls it answers.
  public Routes routes() {
    return routes;
  }

  /// Whether a path that is not routed is one of this platform's.
  public boolean owns(String path) {
    return manners.owns(path);
  }

  /// The answer of a failure, in the platform's words.
  public Answer failure(Failure failure, Request request) {
    return manners.failure(failure, request);
  }

  /// The platform's side of a WebSocket that is asked for; empty when it has none there.
  public Optional<Socket.Opening> socket(Request request) {
    return manners.socket(request);
  }

  /// How many WebSockets its clients have open.
  public int connections() {
    return manners.connections();
  }

  /// Tells where the sandbox listens, for links in answers.
  public void listeningAt(URI address) {
    holding.address(address);
  }

  /// Makes every token invalid.
  public void revokeTokens() {
    holding.state().revokeTokens();
  }

  /// Everything it holds, as JSON.
  public JsonNode state() {
    return holding.json();
  }

  /// Holds this from now on.
  public void restore(JsonNode state) {
    holding.restore(state);
  }

  /// Back to the seed.
  public void reset() {
    holding.reset();
  }

  /// The client's app as the platform's console shows it.
  public JsonNode app() {
    return Json.tree(holding.state().settings());
  }

  /// Changes some settings of the app.
  public void configure(ObjectNode changes) {
    holding.configure(changes);
  }

  /// Does what a person does in the platform's client.
  ///
  /// @throws Unknown when there is no such action or object
  public JsonNode act(String action, Body input) {
    return actions.act(action, input);
  }

  /// The names of the actions.
  public List<String> actions() {
    return actions.names();
  }

  /// All there is to see in it.
  public Sights sights() {
    return sights;
  }

  /// An admin call names something that is not there, or asks what is not possible.
  public static final class Unknown extends RuntimeException {
    /// With a sentence for the developer.
    public Unknown(String message) {
      super(message);
    }
  }
}
