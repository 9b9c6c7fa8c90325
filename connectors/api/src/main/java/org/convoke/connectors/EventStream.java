package org.convoke.connectors;

import java.util.List;
import java.util.function.Consumer;

/// Events over a connection that we open to the platform, for servers that it cannot reach.
public interface EventStream {

  /// Connects, and connects again whenever the connection ends, until closed. Returns at once.
  ///
  /// @param receiver called for what arrives, one after the other; when it returns the platform is
  ///   told that the events were taken, when it throws it sends them again
  /// @param changes told whether the stream is connected now
  AutoCloseable open(Consumer<List<PlatformEvent>> receiver, Consumer<Boolean> changes);
}
