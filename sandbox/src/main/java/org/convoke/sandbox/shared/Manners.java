package org.convoke.sandbox.shared;

import java.util.Optional;

/// How one platform behaves beyond the calls it answers.
public interface Manners {

  /// Whether a path that is not routed is one of this platform's. Called without the lock.
  boolean owns(String path);

  /// The answer of a failure, in the platform's words.
  Answer failure(Platform.Failure failure, Request request);

  /// The platform's side of a WebSocket that is asked for; empty when it has none there. Called
  /// without the lock.
  default Optional<Socket.Opening> socket(Request request) {
    return Optional.empty();
  }

  /// How many WebSockets its clients have open. Called without the lock.
  default int connections() {
    return 0;
  }
}
