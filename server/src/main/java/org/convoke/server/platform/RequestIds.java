package org.convoke.server.platform;

import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The name of a call, which its answer carries as `X-Request-Id` and the log as `requestId`. A
/// caller may choose it, so that he finds his call again.
public final class RequestIds {

  static final String HEADER = "X-Request-Id";
  private static final int MAX_LENGTH = 64;

  /// As many bits as tell the calls of a day apart; not a secret.
  private static final int BITS = 60;

  private RequestIds() {}

  /// The id of a call, as [Edge] chose it.
  public static String of(HttpServerRequest request) {
    var id = request.response().headers().get(HEADER);
    return id == null ? "" : id;
  }

  static String choose(@Nullable String given) {
    return given != null && isUsable(given)
        ? given
        : Long.toString(ThreadLocalRandom.current().nextLong(1L << BITS), 36);
  }

  /// What goes into a log line must not be able to look like another.
  private static boolean isUsable(String id) {
    if (id.isEmpty() || id.length() > MAX_LENGTH) {
      return false;
    }
    for (var index = 0; index < id.length(); index++) {
      var sign = id.charAt(index);
      if (!(sign >= 'a' && sign <= 'z'
          || sign >= 'A' && sign <= 'Z'
          || sign >= '0' && sign <= '9'
          || sign == '-'
          || sign == '_'
          || sign == '.')) {
        return false;
      }
    }
    return true;
  }
}
