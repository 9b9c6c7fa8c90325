package org.convoke.connectors.feishu;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.convoke.connectors.PlatformEvent;
import org.convoke.connectors.feishu.LongConnection.Endpoint;
import org.convoke.model.Json;
import org.jspecify.annotations.Nullable;

/// One long connection, from its opening to its end. What arrives is worked on one after the other,
/// on the socket's thread: Feishu waits three seconds for the acknowledgement.
final class Line implements WebSocket.Listener, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// Of one frame. A guess: events are far smaller.
  private static final int MAX_FRAME = 1 << 20;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final Events events;
  private final Consumer<List<PlatformEvent>> receiver;
  private final Endpoint endpoint;
  private final Parts parts = new Parts();
  private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean heard = true;
  private @Nullable WebSocket socket;

  /// There is no connection.
  static final class Failed extends RuntimeException {
    Failed(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  private Line(Endpoint endpoint, Events events, Consumer<List<PlatformEvent>> receiver) {
    this.endpoint = endpoint;
    this.events = events;
    this.receiver = receiver;
  }

  /// @throws Failed when Feishu does not take the connection
  static Line open(Endpoint endpoint, Events events, Consumer<List<PlatformEvent>> receiver)
      throws InterruptedException {
    var line = new Line(endpoint, events, receiver);
    try {
      line.socket =
          line.http
              .newWebSocketBuilder()
              .connectTimeout(PATIENCE)
              .buildAsync(endpoint.uri(), line)
              .get();
      return line;
    } catch (ExecutionException e) {
      line.close();
      throw new Failed("no long connection to " + endpoint.uri().getHost(), e);
    } catch (InterruptedException e) {
      line.close();
      throw e;
    }
  }

  /// Stays until the connection or the waiting for it ends. When nothing was heard between two
  /// pings the connection is dead.
  void keep(CountDownLatch ended) throws InterruptedException {
    while (ended.getCount() > 0) {
      if (over.await(endpoint.ping().toMillis(), TimeUnit.MILLISECONDS) || !heard) {
        return;
      }
      heard = false;
      send(Frame.ping(endpoint.service()));
    }
  }

  /// The socket takes one message at a time.
  private synchronized void send(Frame outgoing) {
    try {
      if (socket != null) {
        socket.sendBinary(ByteBuffer.wrap(outgoing.bytes()), true).join();
      }
    } catch (CompletionException gone) {
      over.countDown();
    }
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    synchronized (this) {
      socket = from; // the first frame may come before the opening returns
    }
    heard = true;
    var bytes = new byte[data.remaining()];
    data.get(bytes);
    frame.writeBytes(bytes);
    if (frame.size() > MAX_FRAME) {
      over.countDown();
    } else if (last) {
      var whole = frame.toByteArray();
      frame.reset();
      taken(whole);
    }
    from.request(1);
    return null;
  }

  private void taken(byte[] bytes) {
    Frame incoming;
    try {
      incoming = Frame.read(bytes);
    } catch (IllegalArgumentException noFrame) {
      return;
    }
    if (incoming.method() == Frame.DATA) {
      parts.add(incoming).ifPresent(payload -> send(incoming.answered(answer(payload))));
    }
  }

  /// As the vendor's clients answer: 500 has it sent again.
  private byte[] answer(byte[] payload) {
    var answer = Ask.object("code", 200);
    try {
      var body = Json.MAPPER.readTree(new String(payload, StandardCharsets.UTF_8));
      receiver.accept(events.of(body));
      var shown = Json.write(Events.answer(body)).getBytes(StandardCharsets.UTF_8);
      answer.put("data", Base64.getEncoder().encodeToString(shown));
    } catch (JsonProcessingException | RuntimeException notTaken) {
      // whatever went wrong with one event must not end the connection
      answer.put("code", 500);
    }
    return Json.write(answer).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    over.countDown();
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    over.countDown();
  }

  @Override
  public void close() {
    synchronized (this) {
      if (socket != null) {
        socket.abort();
      }
    }
    http.shutdownNow();
  }
}
