package org.convoke.server.platform;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.convoke.model.Invalid;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses a creating call whose `Idempotency-Key` is none. An empty header reaches the methods as
/// if there were none: whoever sent it by mistake would create things twice and never know.
/// Thread-safe.
@Singleton
public class IdempotencyKeys {

  /// After those who let callers in: strangers are told nothing else.
  private static final int LATE = Priorities.USER + 100;

  private static final String API = "/api/v1/";

  /// @throws Invalid unless the key has 1 to 200 characters
  @ServerRequestFilter(priority = LATE)
  public void check(ContainerRequestContext request) {
    var key = request.getHeaderString("Idempotency-Key");
    if (key != null && isOfApi(request)) {
      Idempotency.requireKey(key);
    }
  }

  /// What others send to callbacks and hooks is their matter.
  private static boolean isOfApi(ContainerRequestContext request) {
    return request.getMethod().equals("POST")
        && request.getUriInfo().getRequestUri().getPath().startsWith(API);
  }
}
