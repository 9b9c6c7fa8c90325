package org.convoke.connectors;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convoke.model.Problem;

/// The way to a platform's servers: through the guard against addresses of our own network, into
/// the connection's log of calls, without redirects. Thread-safe; blocks.
public interface Wire {

  /// How the name of an operation begins that only tries what is allowed: that it is refused is no
  /// failure.
  String PROBE = "probe: ";

  /// @return whatever was answered, also with a status of an error
  /// @throws Problem `Unavailable` when the request was surely not received, `Forbidden` when the
  ///   address is not allowed
  /// @throws Unanswered when it may have been received
  Reply send(Request request);

  /// Asks the guard about an address that is connected to without this wire, such as the WebSocket
  /// that a platform names. To be asked right before connecting: the name is resolved again then.
  ///
  /// @throws Problem `Forbidden` when the address is not allowed, `Unavailable` when there is no
  ///   such host
  void requireAllowed(URI address);

  /// A request.
  ///
  /// @param operation what it does, for the log: `im/v1/chats create`
  /// @param body empty: none
  /// @param masked names of headers, query parameters and members of the body, in lower case, whose
  ///   values are secrets: the log shows them as `***`
  record Request(
      String operation,
      String method,
      URI uri,
      Map<String, String> headers,
      Optional<String> body,
      Duration timeout,
      Set<String> masked) {

    public Request {
      headers = Map.copyOf(headers);
      masked = Set.copyOf(masked);
    }

    @Override
    public String toString() {
      return "Request[" + method + " " + uri.getHost() + uri.getPath() + "]";
    }
  }

  /// An answer.
  ///
  /// @param headers by name in lower case
  record Reply(int status, Map<String, List<String>> headers, String body) {

    /// The first value of a header.
    public Optional<String> header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }
  }
}
