package org.convoke.server.connections;

import jakarta.inject.Singleton;
import org.convoke.model.ConnectionId;
import org.convoke.model.OrgId;
import org.convoke.server.realtime.Event;
import org.convoke.server.realtime.Realtime;

/// Tells the pages of a connection that something is new there. Cheap when nobody looks.
/// Thread-safe.
@Singleton
class ConnectionNews {

  private final Realtime realtime;

  ConnectionNews(Realtime realtime) {
    this.realtime = realtime;
  }

  /// Its calls or its groups are others than before.
  void changed(OrgId org, ConnectionId connection) {
    realtime.toTopic(org, "connection:" + connection, new Event.Connection(connection));
  }
}
