package org.convoke.server.connections;

import org.convoke.connectors.Action;
import org.convoke.connectors.Connector;
import org.convoke.connectors.GroupChats;
import org.convoke.engine.LocalAction;
import org.convoke.model.OrgId;

/// A connector whose actions change only our own database, so that they commit with the run's
/// journal. Thread-safe.
public interface LocalConnector extends Connector {

  /// An organization's group chats.
  GroupChats groupChats(OrgId org);

  /// How one of its actions is carried out.
  ///
  /// @param action one of [#actions()]
  LocalAction carriedOut(Action action);
}
