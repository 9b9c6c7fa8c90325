package org.convoke.server.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.convoke.model.Json;
import org.convoke.server.Api;

/// A browser's side of `/realtime`: the JDK's WebSocket client. Keeps what it hears until it is
/// asked for.
public final class Listening implements WebSocket.Listener, AutoCloseable {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /// Far longer than anything takes; reached only by a test that fails.
  private static final long PATIENCE_SECONDS = 30;

  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder(); // confined to the socket's calls
  private final boolean reads;
  private WebSocket socket;

  private Listening(boolean reads) {
    this.reads = reads;
  }

  /// A socket of somebody who is signed in; returns when the server has said hello.
  public static Listening as(Api person) {
    var listening = open("", person.headers(), true);
    assertThat(listening.next("hello").at("/personId").asText())
        .isEqualTo(person.person().toString());
    return listening;
  }

  /// A socket that nothing is read from until [#readOn].
  static Listening notReading(Api person) {
    return open("", person.headers(), false);
  }

  /// @param query of the address: `?token=…`
  static Listening open(String query, Map<String, String> headers, boolean reads) {
    var listening = new Listening(reads);
    var builder = CLIENT.newWebSocketBuilder();
    headers.forEach(builder::header);
    listening.socket = builder.buildAsync(address(query), listening).join();
    return listening;
  }

  /// The status with which a socket is refused.
  static int refusal(String query, Map<String, String> headers) {
    try {
      open(query, headers, true).close();
      return 101;
    } catch (CompletionException e) {
      return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
    }
  }

  private static URI address(String query) {
    return URI.create("ws://" + Api.address().getAuthority() + "/realtime" + query);
  }

  public void say(Object message) {
    socket.sendText(message instanceof String it ? it : Json.write(message), true).join();
  }

  /// Subscribes, and returns when that is so.
  void subscribe(String... topics) {
    say(Map.of("type", "subscribe", "topics", List.of(topics)));
    assertThat(soFar()).isEmpty();
  }

  /// The next event, which must be of this type.
  public JsonNode next(String type) {
    var event = next();
    assertThat(event.at("/type").asText()).as("%s", event).isEqualTo(type);
    return event;
  }

  /// Everything that was sent to this socket until now: a ping's answer comes behind it.
  public List<JsonNode> soFar() {
    say(Map.of("type", "ping"));
    var events = new ArrayList<JsonNode>();
    for (var event = next(); !event.at("/type").asText().equals("pong"); event = next()) {
      events.add(event);
    }
    return events;
  }

  void readOn() {
    socket.request(Long.MAX_VALUE);
  }

  /// The code with which the server closes the socket.
  int closeCode() {
    return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  private JsonNode next() {
    try {
      var event = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(event).as("an event within %s s", PATIENCE_SECONDS).isNotNull();
      return event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void onOpen(WebSocket source) {
    if (reads) {
      source.request(Long.MAX_VALUE);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket source, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      heard.add(Json.read(text.toString(), JsonNode.class));
      text.setLength(0);
    }
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket source, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket source, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
