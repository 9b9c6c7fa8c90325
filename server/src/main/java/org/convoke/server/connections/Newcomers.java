package org.convoke.server.connections;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.Map;
import org.convoke.connectors.Accounts.Account;
import org.convoke.connectors.PlatformEvent;

/// Makes an external person of whoever of another organization contacts the app for the first time,
/// so that flows can name him. Thread-safe.
@Singleton
@Priority(1) // before flows, which may name whoever is new
class Newcomers implements EventFollower {

  private final OpenConnections open;

  Newcomers(OpenConnections open) {
    this.open = open;
  }

  @Override
  public void happened(StoredConnection connection, PlatformEvent event) {
    if (event.kind() != PlatformEvent.Kind.CONTACT_OPENED) {
      return;
    }
    var ids = event.fields().texts("accounts");
    var names = event.fields().texts("names");
    for (var index = 0; index < ids.size(); index++) {
      var name = index < names.size() ? names.get(index) : event.fields().text("name");
      open.accounts(connection).register(new Account(ids.get(index), Map.of()), name);
    }
  }
}
