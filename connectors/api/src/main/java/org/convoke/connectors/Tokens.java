package org.convoke.connectors;

import java.time.Duration;
import java.util.function.Supplier;

/// Access tokens of one connection: fetched by one thread of one node at a time, shared by all of
/// them, encrypted at rest. Thread-safe.
public interface Tokens {

  /// A token that is good now.
  ///
  /// @param kind which of the connection's tokens: `tenant`
  /// @param early how long before its end it is fetched anew
  /// @param fetch asks the platform for one
  String token(String kind, Duration early, Supplier<Fresh> fetch);

  /// Forgets a token that the platform refused; does nothing when there is another one by now.
  void refused(String kind, String token);

  /// A token as the platform gave it.
  record Fresh(String value, Duration lifetime) {

    @Override
    public String toString() {
      return "Fresh[" + lifetime + "]";
    }
  }
}
