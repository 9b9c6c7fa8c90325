package org.convoke.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One keep-alive connection that has at most one request on its way; confined to one thread.
///
/// Reads as little of HTTP as it must, so that the driver leaves the processor to the server: the
/// status and the `content-length` of an answer.
final class Connection {

  private static final byte[] END_OF_HEADERS = {'\r', '\n', '\r', '\n'};

  private final SocketChannel channel;
  private final ByteBuffer input = ByteBuffer.allocate(64 * 1024);
  private long dueAt;

  Connection(InetSocketAddress server, Selector selector) throws IOException {
    channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, this);
  }

  /// Sends a request whose time counts from `due` (nanoseconds of [System#nanoTime]).
  void send(ByteBuffer request, long due) throws IOException {
    dueAt = due;
    while (request.hasRemaining()) {
      channel.write(request);
    }
  }

  /// When the request on its way was due.
  long dueAt() {
    return dueAt;
  }

  /// Reads what has come.
  ///
  /// @return the status of the answer when it is complete, otherwise 0
  int read() throws IOException {
    if (channel.read(input) < 0) {
      throw new IOException("the server closed the connection");
    }
    var end = endOfHeaders();
    if (end < 0) {
      return 0;
    }
    var head = new String(input.array(), 0, end, StandardCharsets.ISO_8859_1);
    if (input.position() < end + contentLength(head)) {
      return 0;
    }
    input.clear();
    return Integer.parseInt(head, 9, 12, 10);
  }

  /// The answer read last, for a message.
  String lastAnswer() {
    return new String(input.array(), 0, 2000, StandardCharsets.UTF_8).strip();
  }

  void close() throws IOException {
    channel.close();
  }

  private int endOfHeaders() {
    var bytes = input.array();
    for (var at = 0; at + 4 <= input.position(); at++) {
      if (Arrays.equals(bytes, at, at + 4, END_OF_HEADERS, 0, 4)) {
        return at + 4;
      }
    }
    return -1;
  }

  private static int contentLength(String head) {
    var name = "content-length:";
    for (var at = 0; at + name.length() < head.length(); at++) {
      if (head.regionMatches(true, at, name, 0, name.length())) {
        return Integer.parseInt(head.substring(at + name.length(), head.indexOf('\r', at)).strip());
      }
    }
    throw new IllegalStateException("an answer without content-length: " + head);
  }
}
