package org.convoke.server.platform;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// Where calls come from. What `X-Forwarded-For` says is believed only of the proxies that the
/// settings name: anybody can send it. Thread-safe.
@ApplicationScoped // by proxy, like Origins
public class ClientAddresses {

  private static final String HEADER = "X-Forwarded-For";

  private final List<Network> trusted;

  ClientAddresses(Settings settings) {
    this.trusted = settings.web().trustedProxies();
  }

  /// The address of whoever made a call.
  public String of(HttpServerRequest request) {
    return of(request.remoteAddress().hostAddress(), request.headers().getAll(HEADER));
  }

  /// Each proxy appends whom it was called by, so the list is read from its end, for as long as it
  /// was written by somebody who is trusted.
  ///
  /// @param socket who opened the connection
  /// @param forwarded the headers, in their order
  String of(String socket, List<String> forwarded) {
    var address = Network.address(socket);
    if (address.isEmpty()) {
      return socket;
    }
    var hops = List.of(String.join(",", forwarded).split(","));
    var client = address.get();
    for (var hop : hops.reversed()) {
      var next = isTrusted(client) ? hop(hop.strip()) : Optional.<InetAddress>empty();
      if (next.isEmpty()) {
        break;
      }
      client = next.get();
    }
    return client.getHostAddress();
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  /// Some proxies write the port too: `10.0.0.1:4711`, `[::1]:4711`.
  private static Optional<InetAddress> hop(String text) {
    if (text.startsWith("[")) {
      var end = text.indexOf(']');
      return end < 0 ? Optional.empty() : Network.address(text.substring(1, end));
    }
    var colon = text.indexOf(':');
    return colon > 0 && colon == text.lastIndexOf(':')
        ? Network.address(text.substring(0, colon))
        : Network.address(text);
  }
}
