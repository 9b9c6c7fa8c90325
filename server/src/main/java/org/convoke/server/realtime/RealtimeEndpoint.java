package org.convoke.server.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.time.Clock;
import java.util.stream.Collectors;
import org.convoke.model.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The socket `/realtime`. Messages of one socket come one after the other. Thread-safe.
@WebSocket(path = "/realtime", endpointId = RealtimeEndpoint.ID)
public class RealtimeEndpoint {

  static final String ID = "realtime";

  private static final TypedKey<Socket> SOCKET = new TypedKey<>("socket");
  private static final Logger LOG = LoggerFactory.getLogger(RealtimeEndpoint.class);

  /// RFC 6455: policy violation.
  private static final CloseReason NOT_UNDERSTOOD = new CloseReason(1008, "not understood");

  private static final CloseReason TOO_MANY = new CloseReason(1008, "too many sockets");

  private final Sockets sockets;
  private final Topics topics;
  private final Admission admission;
  private final Clock clock;

  RealtimeEndpoint(Sockets sockets, Topics topics, Admission admission, Clock clock) {
    this.sockets = sockets;
    this.topics = topics;
    this.admission = admission;
    this.clock = clock;
  }

  @OnOpen
  @NonBlocking
  void open(WebSocketConnection connection) {
    var caller = connection.userData().get(Handshake.CALLER);
    var credential = connection.userData().get(Handshake.CREDENTIAL);
    var socket = new Socket(connection, credential, caller, clock.instant());
    connection.userData().put(SOCKET, socket);
    if (sockets.add(socket)) {
      socket.send(new Event.Hello(caller.person()));
    } else {
      socket.close(TOO_MANY);
    }
  }

  @OnTextMessage
  @RunOnVirtualThread
  void receive(String text, WebSocketConnection connection) {
    var socket = connection.userData().get(SOCKET);
    if (!admission.stillIn(socket)) {
      return;
    }
    try {
      switch (Json.MAPPER.readValue(text, Request.class)) {
        case Request.Ping _ -> socket.send(new Event.Pong());
        case Request.Subscribe wanted -> subscribe(socket, wanted);
        case null -> socket.close(NOT_UNDERSTOOD);
      }
    } catch (JsonProcessingException e) {
      socket.close(NOT_UNDERSTOOD);
    }
  }

  /// What the person may not hear is left out: his screen shows why when it asks for the thing
  /// itself.
  private void subscribe(Socket socket, Request.Subscribe request) {
    var wanted = request.wanted().stream().limit(Topics.MAX_PER_SOCKET).collect(Collectors.toSet());
    sockets.subscribe(socket, topics.admitted(socket.caller(), wanted));
  }

  @OnClose
  @NonBlocking
  void close(WebSocketConnection connection) {
    var socket = connection.userData().get(SOCKET);
    if (socket != null) {
      sockets.remove(socket);
    }
  }

  /// Sockets break all the time (a laptop is closed, a train enters a tunnel): not worth a line in
  /// the log, let alone a stack trace.
  @OnError
  @NonBlocking
  void broke(Throwable failure, WebSocketConnection connection) {
    LOG.debug("socket {} broke: {}", connection.id(), failure.toString());
    close(connection);
    connection.close().subscribe().with(_ -> {}, _ -> {});
  }
}
