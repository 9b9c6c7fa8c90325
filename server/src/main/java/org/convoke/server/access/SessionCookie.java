package org.convoke.server.access;

import jakarta.ws.rs.core.NewCookie;
import org.convoke.server.platform.Settings;

/// The cookie of a session. Lax: links from elsewhere find the person signed in, but no other site
/// can make his browser change anything.
final class SessionCookie {

  private SessionCookie() {}

  static NewCookie of(String value, Settings settings) {
    return of(value, settings, Math.toIntExact(settings.sessionLifetime().toSeconds()));
  }

  static NewCookie ended(Settings settings) {
    return of("", settings, 0);
  }

  private static NewCookie of(String value, Settings settings, int seconds) {
    return new NewCookie.Builder(Authentication.COOKIE)
        .value(value)
        .path("/")
        .httpOnly(true)
        .secure("https".equals(settings.web().address().getScheme()))
        .sameSite(NewCookie.SameSite.LAX)
        .maxAge(seconds)
        .build();
  }
}
