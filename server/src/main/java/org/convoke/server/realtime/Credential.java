package org.convoke.server.realtime;

import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;
import org.convoke.server.access.Authentication;
import org.convoke.server.access.Caller;

/// What a socket was opened with; shown again from time to time, because it may end before the
/// socket does. Never printed.
sealed interface Credential {

  /// The cookie of a browser.
  record Session(String cookie) implements Credential {
    @Override
    public String toString() {
      return "Session[****]";
    }
  }

  /// An API token.
  record Token(String token) implements Credential {
    @Override
    public String toString() {
      return "Token[****]";
    }
  }

  /// What a request carries: a token in its address, or the cookie.
  static Optional<Credential> of(HttpServerRequest request) {
    var token = request.getParam("token");
    if (token != null) {
      return Optional.of(new Token(token));
    }
    return Optional.ofNullable(request.getCookie(Authentication.COOKIE))
        .map(cookie -> new Session(cookie.getValue()));
  }

  /// Who that is now; empty when it is over.
  default Optional<Caller> caller(Authentication authentication) {
    return switch (this) {
      case Session(var cookie) -> authentication.ofSession(cookie, Locale.CHINESE);
      case Token(var token) -> authentication.ofToken(token, Locale.CHINESE);
    };
  }
}
