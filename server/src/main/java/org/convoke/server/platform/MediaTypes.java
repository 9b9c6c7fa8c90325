package org.convoke.server.platform;

import jakarta.inject.Singleton;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses bodies that say they are no JSON. Calls that may come without a body take any type, so
/// that nobody else refuses them. Thread-safe.
@Singleton
public class MediaTypes {

  /// After those who let callers in: strangers are told nothing else.
  private static final int LATE = Priorities.USER + 100;

  private static final String API = "/api/v1/";

  /// @throws NotSupportedException 415
  @ServerRequestFilter(priority = LATE)
  public void check(ContainerRequestContext request) {
    var type = request.getMediaType();
    if (type != null
        && !type.getSubtype().endsWith("json")
        && hasBody(request)
        && request.getUriInfo().getRequestUri().getPath().startsWith(API)) {
      throw new NotSupportedException();
    }
  }

  /// A body has a length, or comes in chunks.
  private static boolean hasBody(ContainerRequestContext request) {
    return request.getLength() > 0 || request.getHeaderString("Transfer-Encoding") != null;
  }
}
