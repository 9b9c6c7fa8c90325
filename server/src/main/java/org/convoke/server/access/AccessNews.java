package org.convoke.server.access;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.convoke.server.bus.Changed;
import org.convoke.server.bus.Changed.Kind;
import org.convoke.server.bus.Changes;

/// Tells the other nodes whose access changed here, so that they forget his sessions and tokens and
/// look at his sockets again. Thread-safe.
@Singleton
class AccessNews {

  private final Changes changes;

  AccessNews(Changes changes) {
    this.changes = changes;
  }

  void changed(@Observes AccessChanged change) {
    changes.tell(new Changed(change.organization(), Kind.ACCESS, change.person().toString()));
  }
}
