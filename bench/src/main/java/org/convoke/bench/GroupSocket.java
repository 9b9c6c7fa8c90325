package org.convoke.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A member's realtime socket: notes when each new group became visible to the member.
///
/// Thread-safe.
final class GroupSocket implements WebSocket.Listener, AutoCloseable {

  private static final Pattern CHAT = Pattern.compile("\"chatId\":\"([^\"]+)\"");

  private final Map<String, Long> seenAt = new ConcurrentHashMap<>();
  private final StringBuilder text = new StringBuilder(); // confined to the socket's calls
  private final CountDownLatch greeted = new CountDownLatch(1);
  private final WebSocket socket;

  /// Returns when the server has greeted: from then on it tells of every group.
  GroupSocket(URI server, String token) {
    var address = URI.create("ws://" + server.getAuthority() + "/realtime?token=" + token);
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, this).join();
    try {
      if (!greeted.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("no greeting from " + server);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Times in nanoseconds of [System#nanoTime], by chat.
  Map<String, Long> seenAt() {
    return seenAt;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket source, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      note(text.toString(), System.nanoTime());
      text.setLength(0);
    }
    source.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }

  private void note(String event, long now) {
    if (event.contains("\"type\":\"hello\"")) {
      greeted.countDown();
    }
    if (event.contains("\"type\":\"chat\"") && event.contains("\"change\":\"created\"")) {
      var chat = CHAT.matcher(event);
      if (chat.find()) {
        seenAt.putIfAbsent(chat.group(1), now);
      }
    }
  }
}
