package org.convoke.server.realtime;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What waits to be written to one socket. At most one thread writes at a time, and only while
/// something waits, so that an idle socket has no thread. Whoever reads too slowly is given up
/// instead of holding up those who send.
///
/// Thread-safe: the fields are guarded by the lock, which is never held while something is written.
final class Outbox {

  /// Events that may wait. A commit may bring hundreds at once (a person who is in every chat that
  /// flows make), and the writer takes some 20,000 a second; beyond this the reader is slow.
  static final int MAX_EVENTS = 4_096;

  /// Characters that may wait: 8 MB at worst. The same event shares its text between sockets.
  static final int MAX_CHARACTERS = 4_000_000;

  private final Consumer<String> wire;
  private final Runnable tooSlow;
  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<String> waiting = new ArrayDeque<>();
  private int characters;
  private boolean writing;
  private boolean closed;

  /// @param wire writes a text and returns when it has left; throws when the socket is gone
  /// @param tooSlow called once, by a sender, when more waits than may; must not wait
  Outbox(Consumer<String> wire, Runnable tooSlow) {
    this.wire = wire;
    this.tooSlow = tooSlow;
  }

  /// Puts a text behind those that wait. Returns at once; does nothing when closed.
  void send(String text) {
    switch (put(text)) {
      case FIRST -> Thread.ofVirtual().name("socket-writer").start(this::write);
      case OVERFLOWED -> tooSlow.run();
      case QUEUED, REFUSED -> {}
    }
  }

  /// Drops what waits and takes no more.
  void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
      characters = 0;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private enum Put {
    /// nobody writes: somebody must begin
    FIRST,
    QUEUED,
    /// one too many: closed from now on
    OVERFLOWED,
    REFUSED
  }

  private Put put(String text) {
    lock.lock();
    try {
      if (closed) {
        return Put.REFUSED;
      }
      if (waiting.size() >= MAX_EVENTS || characters + text.length() > MAX_CHARACTERS) {
        close();
        return Put.OVERFLOWED;
      }
      waiting.add(text);
      characters += text.length();
      var first = !writing;
      writing = true;
      return first ? Put.FIRST : Put.QUEUED;
    } finally {
      lock.unlock();
    }
  }

  private void write() {
    try {
      for (var text = next(); text != null; text = next()) {
        wire.accept(text);
      }
    } catch (RuntimeException e) {
      // The other side is gone, in one of the many ways in which sockets go; closing is told to
      // the endpoint by the server itself.
      close();
    }
  }

  private @Nullable String next() {
    lock.lock();
    try {
      var text = waiting.poll();
      if (text == null) {
        writing = false;
      } else {
        characters -= text.length();
      }
      return text;
    } finally {
      lock.unlock();
    }
  }
}
