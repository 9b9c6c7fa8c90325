package org.convoke.server.connections;

import org.convoke.model.ConnectionId;
import org.convoke.model.OrgId;
import org.jspecify.annotations.Nullable;

/// A connection as it is kept.
///
/// @param sealed its secrets, encrypted; null: it has none
record StoredConnection(
    OrgId org, ConnectionId id, Connection connection, byte @Nullable [] sealed) {

  String key() {
    return connection.key();
  }

  /// Where its secrets are kept, for the vault.
  String place() {
    return "connection/" + org + "/" + id;
  }
}
