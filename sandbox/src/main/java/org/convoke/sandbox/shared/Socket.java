package org.convoke.sandbox.shared;

/// A WebSocket that a client opened. Thread-safe.
public interface Socket {

  /// Sends a binary frame.
  void send(byte[] frame);

  /// Sends a text frame.
  void send(String frame);

  /// Ends it.
  void close();

  /// Takes what the client sends. Called without the platform's lock, one frame after the other.
  interface Listener {
    /// A text frame.
    default void text(String frame) {}

    /// A binary frame.
    default void bytes(byte[] frame) {}

    /// It is over.
    void closed();
  }

  /// Opens the platform's side of a socket.
  @FunctionalInterface
  interface Opening {
    /// Who listens.
    Listener open(Socket socket);
  }
}
