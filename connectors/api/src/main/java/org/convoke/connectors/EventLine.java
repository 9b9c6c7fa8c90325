package org.convoke.connectors;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One WebSocket to a platform, from its opening to its end. Thread-safe.
public final class EventLine implements AutoCloseable {

  /// For opening, and for each message that is sent.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// Of one message, in characters or bytes. A guess: events are far smaller.
  private static final int MAX_MESSAGE = 1 << 20;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final LineTalk talk;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean heard = true;
  private volatile @Nullable WebSocket socket;

  /// There is no line.
  static final class Failed extends RuntimeException {
    Failed(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private EventLine(LineTalk talk) {
    this.talk = talk;
  }

  /// @throws Failed when the platform does not take it
  static EventLine open(LineTalk talk) throws InterruptedException {
    var line = new EventLine(talk);
    var isOpen = false;
    try {
      line.connect();
      isOpen = true;
      return line;
    } finally {
      if (!isOpen) {
        line.close();
      }
    }
  }

  private void connect() throws InterruptedException {
    var address = talk.address();
    try {
      http.newWebSocketBuilder()
          .connectTimeout(PATIENCE)
          .buildAsync(address, new Ear())
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new Failed("no line to " + address.getHost(), e);
    }
  }

  /// Stays until the line, or the waiting for it, is over.
  void keep(CountDownLatch ended) throws InterruptedException {
    while (ended.getCount() > 0) {
      if (over.await(talk.pulse().toMillis(), TimeUnit.MILLISECONDS) || !heard) {
        return;
      }
      heard = false;
      talk.ping(this);
    }
  }

  /// Sends a text; the line is over when it cannot be sent.
  public void send(String message) {
    speak(to -> to.sendText(message, true));
  }

  /// Sends bytes; the line is over when they cannot be sent.
  public void send(byte[] message) {
    speak(to -> to.sendBinary(ByteBuffer.wrap(message), true));
  }

  /// Sends the ping of WebSockets; the line is over when it cannot be sent.
  public void ping() {
    speak(to -> to.sendPing(ByteBuffer.allocate(0)));
  }

  /// The socket takes one message at a time.
  private synchronized void speak(Function<WebSocket, ? extends CompletionStage<?>> message) {
    var to = socket;
    if (to == null) {
      return;
    }
    try {
      message.apply(to).toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException gone) {
      end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end();
    }
  }

  /// Ends it: nobody waits for more.
  public void end() {
    over.countDown();
  }

  @Override
  public void close() {
    var open = socket;
    if (open != null) {
      open.abort();
    }
    http.shutdownNow();
  }

  /// Puts messages together. Called by the socket, for one thing after the other.
  private final class Ear implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void onOpen(WebSocket opened) {
      socket = opened;
      opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      heard = true;
      text.append(data);
      if (last && text.length() <= MAX_MESSAGE) {
        var whole = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        talk.heard(EventLine.this, whole);
      }
      return next(from, text.length());
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      heard = true;
      var part = new byte[data.remaining()];
      data.get(part);
      bytes.writeBytes(part);
      if (last && bytes.size() <= MAX_MESSAGE) {
        var whole = bytes.toByteArray();
        bytes.reset();
        talk.heard(EventLine.this, whole);
      }
      return next(from, bytes.size());
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
      heard = true;
      return next(from, 0);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
      heard = true;
      return next(from, 0);
    }

    private @Nullable CompletionStage<?> next(WebSocket from, int unfinished) {
      if (unfinished > MAX_MESSAGE) {
        end();
      } else {
        from.request(1);
      }
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      end();
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      end();
    }
  }
}
