package org.convoke.server.bus;

import io.nats.client.Nats;
import io.nats.client.Options;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import org.convoke.server.platform.Settings.BusSettings;
import org.convoke.server.platform.Settings.NatsSignIn;

/// How this node connects to NATS.
final class NatsConnection {

  /// A line that is dead although nobody closed it is noticed after two unanswered pings.
  private static final Duration PING = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /// What may wait to be written: a second or two of a busy node. Beyond that it is dropped, and
  /// the others are told.
  private static final int MAX_WAITING = 50_000;

  private NatsConnection() {}

  static Options.Builder options(BusSettings.ThroughNats nats, String name) {
    var options =
        new Options.Builder()
            .servers(nats.servers().stream().map(URI::toString).toArray(String[]::new))
            .connectionName("convoke " + name)
            .noEcho()
            .connectionTimeout(PATIENCE)
            .pingInterval(PING)
            .maxReconnects(-1)
            .reconnectWait(Duration.ofMillis(500))
            // What could not be sent at once is stale by then; the gap is told instead.
            .reconnectBufferSize(0)
            .maxMessagesInOutgoingQueue(MAX_WAITING)
            .discardMessagesWhenOutgoingQueueFull();
    return switch (nats.signIn()) {
      case NatsSignIn.None _ -> options;
      case NatsSignIn.User(var user, var password) ->
          options.userInfo(user.toCharArray(), password.toCharArray());
      case NatsSignIn.Token(var token) -> options.token(token.toCharArray());
      case NatsSignIn.Credentials(var file) ->
          options.authHandler(Nats.credentials(file.toString()));
    };
  }

  /// Where NATS is, without what is secret in an address.
  static String place(BusSettings.ThroughNats nats) {
    return nats.servers().stream()
        .map(it -> it.getHost() + ":" + (it.getPort() < 0 ? Options.DEFAULT_PORT : it.getPort()))
        .collect(Collectors.joining(", "));
  }
}
