package org.convoke.server.connections;

import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convoke.connectors.Unanswered;
import org.convoke.connectors.Wire;
import org.convoke.model.Id;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.jspecify.annotations.Nullable;

/// The way to a platform's servers, with the log of one connection's calls. Thread-safe.
final class LoggedWire implements Wire {

  private final StoredConnection connection;
  private final Collection<String> secrets;
  private final Wire wire;
  private final CallLog log;
  private final Clock clock;

  /// @param secrets of the connection: never written
  LoggedWire(
      StoredConnection connection,
      Collection<String> secrets,
      Wire wire,
      CallLog log,
      Clock clock) {
    this.connection = connection;
    this.secrets = secrets;
    this.wire = wire;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public Reply send(Request request) {
    var start = System.nanoTime();
    try {
      var reply = wire.send(request);
      add(request, reply, null, start);
      return reply;
    } catch (Problem problem) {
      add(request, null, problem.detail(), start);
      throw problem;
    } catch (Unanswered unanswered) {
      add(request, null, unanswered.reason(), start);
      throw unanswered;
    }
  }

  @Override
  public void requireAllowed(URI address) {
    wire.requireAllowed(address);
  }

  private void add(Request request, @Nullable Reply reply, @Nullable Phrase error, long start) {
    var masks = Masks.of(request.masked(), secrets);
    log.add(
        connection,
        new Call(
            Id.next(),
            Call.Direction.OUT,
            request.operation(),
            request.method(),
            masks.url(request.uri().toString()),
            masks.headers(request.headers()),
            masks.body(request.body().orElse(null)),
            reply == null ? null : reply.status(),
            reply == null ? Map.of() : masks.headers(single(reply)),
            reply == null ? null : masks.body(storable(reply.body())),
            error,
            Math.toIntExact((System.nanoTime() - start) / 1_000_000),
            clock.instant().truncatedTo(ChronoUnit.MICROS)));
  }

  /// PostgreSQL keeps no NUL.
  static String storable(String text) {
    return text.replace('\u0000', '\ufffd');
  }

  private static Map<String, String> single(Reply reply) {
    var all = new LinkedHashMap<String, String>();
    reply.headers().forEach((name, values) -> all.put(name, String.join(", ", values)));
    return all;
  }
}
