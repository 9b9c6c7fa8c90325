package org.convoke.server.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Tells calls of our own pages from calls that another site makes a browser send. Thread-safe.
@ApplicationScoped // by proxy, because the filter is made before the database is there
public class Origins {

  private final String own;

  Origins(Settings settings) {
    var address = settings.web().address();
    this.own = address.getScheme() + "://" + address.getAuthority();
  }

  /// @param origin the `Origin` header; programs send none
  /// @param host the `Host` header: where the browser believes to be
  public boolean isOwn(@Nullable String origin, @Nullable String host) {
    if (origin == null || origin.equals(own)) {
      return true;
    }
    try {
      return host != null && host.equals(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
