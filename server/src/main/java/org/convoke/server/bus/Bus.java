package org.convoke.server.bus;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// Carries messages to the other nodes of the same database, at most once and without waiting. A
/// node does not hear itself. What must not be lost does not travel here: a message is a hint, the
/// tables are the truth. Thread-safe.
public interface Bus {

  /// Sends a message. Returns at once and never fails; what cannot be sent is dropped, and
  /// everybody whom it should have reached is told of a gap.
  ///
  /// @param message made only when there may be somebody to hear it; at most 500,000 characters
  void publish(Room room, Supplier<String> message);

  /// Adds somebody who is given every message of a room, one after the other, on a thread of the
  /// bus: he must not wait for long and must not fail.
  void receive(Room room, Consumer<String> receiver);

  /// Adds somebody who is told that messages of any room may have been missed: this node's
  /// connection was lost, or another's was. Called when the connection is back, so that what he
  /// reads then is followed by every later message. Must not wait.
  void onGap(Runnable listener);

  /// How it is now; for people who watch the node.
  State state();

  /// What the bus can do at a moment.
  enum State {
    /// there are no other nodes
    ALONE,
    CONNECTED,
    /// what others do is not heard, and what this node does is not told
    DISCONNECTED
  }
}
