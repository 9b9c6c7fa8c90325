package org.convoke.server.outside;

import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convoke.connectors.Unanswered;
import org.convoke.connectors.Wire;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.convoke.model.Unavailable;
import org.convoke.server.outside.HttpCalls.Result;

/// The way to the servers of platforms, the same as that of flows: past the guard, with a limit of
/// time and 1 MB, without redirects. Thread-safe.
@Singleton
class PlatformWire implements Wire {

  private final Egress egress;
  private final HttpCalls calls;

  PlatformWire(Egress egress, HttpCalls calls) {
    this.egress = egress;
    this.calls = calls;
  }

  @Override
  public Reply send(Request request) {
    var outbound = outbound(request);
    var address = egress.resolve(outbound.host(), outbound.port());
    return switch (calls.send(outbound, address)) {
      case Result.Answered answered when answered.tooLarge() ->
          throw new Unanswered(Phrase.of("答复超过 1 MB", "the answer is larger than 1 MB"));
      case Result.Answered answered -> reply(answered);
      case Result.NotSent(var reason) -> throw unreachable(outbound.host(), reason);
      case Result.NoAnswer(var reason) -> throw new Unanswered(reason);
    };
  }

  /// What the guard resolved stays in Java's cache of names for half a minute, unless somebody set
  /// `networkaddress.cache.ttl`: whoever connects now connects to what was looked at.
  @Override
  public void requireAllowed(URI address) {
    if (address.getHost() == null) {
      throw noServer(address);
    }
    var isSecure = "wss".equals(address.getScheme()) || "https".equals(address.getScheme());
    egress.resolve(host(address), port(address, isSecure));
  }

  private static String host(URI uri) {
    var host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static int port(URI uri, boolean isSecure) {
    return uri.getPort() >= 0 ? uri.getPort() : isSecure ? 443 : 80;
  }

  private static Invalid noServer(URI uri) {
    return new Invalid(
        "invalid-url",
        Phrase.of("%s 不是服务器的地址。", "%s is not the address of a server.", uri.getScheme()));
  }

  private static Reply reply(Result.Answered answered) {
    var headers = new LinkedHashMap<String, List<String>>();
    for (var name : answered.headers().names()) {
      headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(answered.headers().getAll(name)));
    }
    return new Reply(
        answered.status(), Map.copyOf(headers), answered.body().toString(StandardCharsets.UTF_8));
  }

  private static Outbound outbound(Request request) {
    var uri = request.uri();
    if (uri.getHost() == null
        || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
      throw noServer(uri);
    }
    var secure = uri.getScheme().equals("https");
    return new Outbound(
        request.method(),
        host(uri),
        port(uri, secure),
        secure,
        path(uri),
        request.headers(),
        request.body().map(body -> body.getBytes(StandardCharsets.UTF_8)),
        request.timeout());
  }

  private static String path(URI uri) {
    var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  private static Unavailable unreachable(String host, Phrase reason) {
    return new Unavailable(
        "platform-unreachable",
        Phrase.of("无法连接 %s：%s。", "%s cannot be reached: %s.", host, reason),
        null);
  }
}
