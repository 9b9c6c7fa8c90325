package org.convoke.connectors.dingtalk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.convoke.connectors.PlatformEvent;
import org.jspecify.annotations.Nullable;

/// One connection of the stream, from its opening to its end. What arrives is worked on one after
/// the other, on the socket's thread.
final class Line implements WebSocket.Listener, AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  // The vendor's client says every minute that it is there.
  private static final Duration PULSE = Duration.ofMinutes(1);

  /// Of one frame, in characters. A guess: events are far smaller.
  private static final int MAX_FRAME = 1 << 20;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final Events events;
  private final Consumer<List<PlatformEvent>> receiver;
  private final StringBuilder frame = new StringBuilder();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean heard = true;
  private @Nullable WebSocket socket;

  /// There is no connection.
  static final class Failed extends RuntimeException {
    Failed(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  private Line(Events events, Consumer<List<PlatformEvent>> receiver) {
    this.events = events;
    this.receiver = receiver;
  }

  /// @throws Failed when DingTalk does not take the connection
  static Line open(URI address, Events events, Consumer<List<PlatformEvent>> receiver)
      throws InterruptedException {
    var line = new Line(events, receiver);
    try {
      line.socket =
          line.http
              .newWebSocketBuilder()
              .connectTimeout(PATIENCE)
              .buildAsync(address, line)
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return line;
    } catch (ExecutionException | TimeoutException e) {
      line.close();
      throw new Failed("the stream was not opened", e);
    }
  }

  /// Says every minute that it is there; returns when the connection is over, nothing is heard any
  /// more, or nobody wants it.
  void keep(CountDownLatch ended) throws InterruptedException {
    var silent = 0L;
    while (!over.await(100, TimeUnit.MILLISECONDS) && ended.getCount() > 0) {
      silent += 100;
      if (silent >= PULSE.toMillis()) {
        if (!heard) {
          return;
        }
        heard = false;
        silent = 0;
        socket().sendPing(ByteBuffer.allocate(0));
      }
    }
  }

  private WebSocket socket() {
    if (socket == null) {
      throw new Failed("the stream is not open", null);
    }
    return socket;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    heard = true;
    frame.append(data);
    if (frame.length() > MAX_FRAME) {
      over.countDown();
      return null;
    }
    if (last) {
      var whole = frame.toString();
      frame.setLength(0);
      take(from, whole);
    }
    from.request(1);
    return null;
  }

  private void take(WebSocket from, String text) {
    try {
      var told = JSON.readTree(text);
      var headers = told.path("headers");
      var topic = headers.path("topic").asText();
      switch (told.path("type").asText()) {
        case "SYSTEM" -> system(from, topic, headers, told.path("data").asText());
        case "EVENT" -> answer(from, headers, status(taken(headers, told.path("data").asText())));
        default -> answer(from, headers, status(true));
      }
    } catch (JsonProcessingException e) {
      over.countDown(); // no frame of DingTalk: a new connection
    }
  }

  private void system(WebSocket from, String topic, JsonNode headers, String data) {
    switch (topic) {
      case "ping" -> answer(from, headers, data);
      case "disconnect" -> over.countDown();
      default -> {}
    }
  }

  /// Whatever goes wrong with an event, DingTalk sends it again.
  private boolean taken(JsonNode headers, String data) {
    try {
      var happened = event(headers, JSON.readTree(data));
      happened.ifPresent(it -> receiver.accept(List.of(it)));
      return true;
    } catch (JsonProcessingException | RuntimeException e) {
      return false;
    }
  }

  private Optional<PlatformEvent> event(JsonNode headers, JsonNode payload) {
    return events.event(
        headers.path("eventType").asText(),
        headers.path("eventId").asText(),
        headers.path("eventBornTime").asLong(),
        payload);
  }

  private static String status(boolean taken) {
    return "{\"status\":\"" + (taken ? "SUCCESS" : "LATER") + "\"}";
  }

  private void answer(WebSocket to, JsonNode headers, String data) {
    var answer = Request.fields().put("code", 200).put("message", "OK").put("data", data);
    answer
        .putObject("headers")
        .put("messageId", headers.path("messageId").asText())
        .put("contentType", "application/json")
        .put("time", headers.path("time").asText());
    try {
      to.sendText(answer.toString(), true).join();
    } catch (CompletionException e) {
      over.countDown();
    }
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    heard = true;
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    over.countDown();
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    over.countDown();
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.abort();
    }
    http.shutdownNow();
  }
}
