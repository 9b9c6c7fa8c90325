package org.convoke.server.connections;

import org.convoke.connectors.PlatformEvent;
import org.convoke.connectors.Unanswered;
import org.convoke.model.Problem;

/// Somebody who does something when a platform tells of something. Every bean of this type is told
/// each happening at least once, so that doing it twice must do no harm; on a thread that may wait,
/// while others tell of other chats and connections.
interface EventFollower {

  /// @throws Problem when it could not be done; it is told again if that can help
  /// @throws Unanswered when the platform gave no answer; it is told again
  void happened(StoredConnection connection, PlatformEvent event);
}
