package org.convoke.server.platform;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Instance;
import java.net.URI;
import java.util.Comparator;
import org.convoke.model.Phrase;

/// The line a person waits for at the terminal: where to go, and how to get in. Printed once the
/// port is open.
@ApplicationScoped
class Announcement {

  void announce(
      @ObservesAsync HttpServerStart event,
      HttpServer server,
      Settings settings,
      Instance<Invitation> invitations) {
    var locale = Terminal.language();
    var address = address(settings, server.getPort());
    var lines = new StringBuilder();
    lines.append(Phrase.of("Convoke 已就绪：%s", "Convoke is ready: %s", address).in(locale));
    invitations.stream()
        .flatMap(invitation -> invitation.invite(address).stream())
        .sorted(Comparator.comparing(Phrase::en))
        .forEach(line -> lines.append('\n').append(line.in(locale)));
    Terminal.say(lines.toString());
  }

  /// With the port that was found, when the settings leave it to the system.
  private static URI address(Settings settings, int port) {
    var address = settings.web().address();
    return settings.web().port() == 0
        ? URI.create(address.getScheme() + "://" + address.getHost() + ":" + port)
        : address;
  }
}
