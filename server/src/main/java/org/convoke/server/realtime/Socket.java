package org.convoke.server.realtime;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Instant;
import java.util.Set;
import org.convoke.model.Json;
import org.convoke.server.access.Caller;

/// One open socket of a person. Thread-safe.
final class Socket {

  /// Closed because the sign-in or the token is over (RFC 6455: policy violation).
  private static final CloseReason ENDED = new CloseReason(1008, "signed out");

  /// Closed because it reads too slowly (IANA: try again later); it reads again what it missed.
  private static final CloseReason TOO_SLOW = new CloseReason(1013, "too slow");

  /// Closed because the server stops (IANA: service restart).
  private static final CloseReason STOPPING = new CloseReason(1012, "stopping");

  private final WebSocketConnection connection;
  private final Credential credential;
  private final Outbox outbox;
  private volatile Caller caller;
  private volatile Instant admittedAt;
  private volatile Set<String> topics = Set.of();

  Socket(WebSocketConnection connection, Credential credential, Caller caller, Instant now) {
    this.connection = connection;
    this.credential = credential;
    this.caller = caller;
    this.admittedAt = now;
    this.outbox = new Outbox(connection::sendTextAndAwait, () -> close(TOO_SLOW));
  }

  Caller caller() {
    return caller;
  }

  Credential credential() {
    return credential;
  }

  /// When the credential was last found good.
  Instant admittedAt() {
    return admittedAt;
  }

  void admitted(Caller caller, Instant now) {
    this.caller = caller;
    this.admittedAt = now;
  }

  /// Makes the next ping ask for the credential again: its end may have been told unheard. Browsers
  /// ping every 25 s, so that the asking of many is spread over that time.
  void doubt() {
    this.admittedAt = Instant.EPOCH;
  }

  Set<String> topics() {
    return topics;
  }

  void topics(Set<String> topics) {
    this.topics = Set.copyOf(topics);
  }

  /// Sends an event to this socket alone.
  void send(Event event) {
    send(Json.write(event));
  }

  /// Returns at once.
  void send(String json) {
    outbox.send(json);
  }

  /// Ends it because whoever opened it may not hear any more.
  void end() {
    close(ENDED);
  }

  /// Ends it because the server stops.
  void leave() {
    close(STOPPING);
  }

  /// Nothing waits for the other side to answer the close; the server cuts it off when it does not.
  void close(CloseReason reason) {
    outbox.close();
    connection.close(reason).subscribe().with(_ -> {}, _ -> {});
  }

  /// It is closed: what waits is dropped.
  void closed() {
    outbox.close();
  }

  boolean isClosed() {
    return outbox.isClosed();
  }
}
