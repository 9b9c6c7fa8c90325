package org.convoke.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A socket that keeps everything it hears. Thread-safe.
final class Ear implements WebSocket.Listener, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private final StringBuilder text = new StringBuilder(); // confined to the socket's calls
  private final WebSocket socket;
  private volatile boolean closed;

  Ear(HttpClient client, URI address) {
    socket = client.newWebSocketBuilder().buildAsync(address, this).join();
  }

  /// Waits until it has heard an event that contains all of these.
  boolean hears(String... parts) {
    return Await.until(
        PATIENCE, () -> heard.stream().anyMatch(it -> Stream.of(parts).allMatch(it::contains)));
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      heard.add(text.toString());
      text.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    closed = true;
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    closed = true;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
