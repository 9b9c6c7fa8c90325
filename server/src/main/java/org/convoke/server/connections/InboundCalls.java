package org.convoke.server.connections;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.convoke.connectors.Callbacks.Inbound;
import org.convoke.connectors.Callbacks.Taken;
import org.convoke.model.Id;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.server.connections.Connection.State;
import org.jspecify.annotations.Nullable;

/// Takes the calls of platforms: verified, kept, logged, answered. Thread-safe.
@Singleton
class InboundCalls {

  private static final int MAX_BODY_BYTES = 1024 * 1024;

  /// What proves that a call is the platform's: seen, it could be sent again.
  private static final Set<String> PROOFS =
      Set.of("token", "sign", "signature", "msg_signature", "x-lark-signature");

  private final Connections connections;
  private final PlatformEvents events;
  private final CallLog log;
  private final Clock clock;

  InboundCalls(Connections connections, PlatformEvents events, CallLog log, Clock clock) {
    this.connections = connections;
    this.events = events;
    this.log = log;
    this.clock = clock;
  }

  /// @throws NotFound when there is no such connection, or it takes no calls
  /// @throws Problem when the call is not the platform's or cannot be read; nothing was kept
  Taken take(String named, Inbound call, URI uri, int bytes) {
    var connection =
        Connections.id(named)
            .flatMap(connections::find)
            .filter(it -> it.connection().state() != State.DISABLED)
            .orElseThrow(InboundCalls::unknown);
    if (bytes > MAX_BODY_BYTES) {
      throw new Invalid("too-large", Phrase.of("请求内容超过 1 MB。", "The body is larger than 1 MB."));
    }
    var start = System.nanoTime();
    var id = Id.next();
    try {
      var taken = connections.open(connection).callbacks().take(call);
      events.keep(connection, taken.events(), id);
      log.add(connection, logged(connection, id, call, uri, taken, null, start));
      return taken;
    } catch (Problem problem) {
      log.addRefused(
          connection, () -> logged(connection, id, call, uri, null, problem.detail(), start));
      throw problem;
    }
  }

  private Call logged(
      StoredConnection connection,
      UUID id,
      Inbound call,
      URI uri,
      @Nullable Taken taken,
      @Nullable Phrase error,
      long start) {
    var masks = Masks.of(PROOFS, connections.secrets(connection));
    return new Call(
        id,
        Call.Direction.IN,
        taken == null || taken.events().isEmpty() ? "callback" : operation(taken),
        call.method(),
        masks.url(uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())),
        masks.headers(call.headers()),
        masks.body(LoggedWire.storable(call.body())),
        taken == null ? null : 200,
        Map.of(),
        taken == null ? null : masks.body(LoggedWire.storable(taken.body())),
        error,
        Math.toIntExact((System.nanoTime() - start) / 1_000_000),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private static String operation(Taken taken) {
    return "callback " + taken.events().getFirst().kind();
  }

  private static NotFound unknown() {
    return new NotFound(Phrase.of("此地址无人接收。", "Nobody listens at this address."));
  }
}
