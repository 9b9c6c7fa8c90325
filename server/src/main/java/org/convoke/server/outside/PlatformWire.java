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
      throw new Invalid(
          "invalid-url",
          Phrase.of("%s 不是服务器的地址。", "%s is not the address of a server.", uri.getScheme()));
    }
    var secure = uri.getScheme().equals("https");
    var host = uri.getHost();
    return new Outbound(
        request.method(),
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80,
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
