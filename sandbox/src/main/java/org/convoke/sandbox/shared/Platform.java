package org.convoke.sandbox.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// The stand-in of one platform. Everything but [#parts], [#routes] and [#owns] is called with the
/// lock of its parts held.
public interface Platform {

  /// A way to fail that any call may meet.
  enum Failure {
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

  /// What it works with.
  Parts parts();

  /// The calls it answers.
  Routes routes();

  /// Whether a path that is not routed is one of this platform's.
  boolean owns(String path);

  /// The answer of a failure, in the platform's words.
  Answer failure(Failure failure, Request request);

  /// The platform's side of a WebSocket that is asked for; empty when it has none there. Called
  /// without the lock.
  default Optional<Socket.Opening> socket(Request request) {
    return Optional.empty();
  }

  /// How many WebSockets its clients have open. Called without the lock.
  default int connections() {
    return 0;
  }

  /// Tells where the sandbox listens, for links in answers.
  void listeningAt(java.net.URI address);

  /// Makes every token invalid.
  void revokeTokens();

  /// Everything it holds, as JSON.
  JsonNode state();

  /// Holds this from now on.
  void restore(JsonNode state);

  /// Back to the seed.
  void reset();

  /// The client's app as the platform's console shows it.
  JsonNode app();

  /// Changes some settings of the app.
  void configure(ObjectNode changes);

  /// Does what a person does in the platform's client.
  ///
  /// @throws Unknown when there is no such action or object
  JsonNode act(String action, Body input);

  /// The names of the actions.
  List<String> actions();

  /// All persons.
  List<Views.PersonView> people();

  /// All groups, oldest first.
  List<Views.GroupView> groups();

  /// All messages, oldest first.
  List<Views.MessageView> messages();

  /// All meetings, oldest first.
  List<Views.MeetingView> meetings();

  /// An admin call names something that is not there, or asks what is not possible.
  final class Unknown extends RuntimeException {
    /// With a sentence for the developer.
    public Unknown(String message) {
      super(message);
    }
  }
}
