package org.convoke.connectors;

import java.net.URI;
import java.time.Duration;

/// What is said on one [EventLine], in the platform's protocol.
public interface LineTalk {

  /// Where the line leads; asked once.
  URI address();

  /// How long a line may be silent: so often we say that we are there, and one on which nothing was
  /// heard since is dead.
  Duration pulse();

  /// Says that we are there.
  void ping(EventLine line);

  /// Takes a whole message and answers it. Called for one after the other, on the line's thread.
  ///
  /// @param message a text in UTF-8
  void heard(EventLine line, byte[] message);
}
