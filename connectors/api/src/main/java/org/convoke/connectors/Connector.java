package org.convoke.connectors;

import java.util.List;
import java.util.Optional;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;

/// The code for one platform. Thread-safe.
public interface Connector {

  /// Stable, for programs and in definitions of flows: `builtin`.
  String key();

  /// What people call the platform.
  Phrase name();

  /// What flows may ask of it, in the order they are offered.
  List<Action> actions();

  /// Group chats on one of an organization's connections.
  ///
  /// @param connection key of a connection of this connector
  /// @return empty when the platform has none
  Optional<GroupChats> groupChats(OrgId org, String connection);
}
