package org.convoke.server.connections;

import java.time.Clock;
import java.util.Optional;
import org.convoke.connectors.Accounts;
import org.convoke.connectors.Budgets;
import org.convoke.connectors.ConnectionContext;
import org.convoke.connectors.Platform;
import org.convoke.connectors.Tokens;
import org.convoke.connectors.Wire;
import org.convoke.model.OrgId;

/// What a platform's code is given of one connection. Thread-safe.
record Context(
    OrgId org,
    String connection,
    Platform platform,
    FilledIn filledIn,
    Wire wire,
    Tokens tokens,
    Budgets budgets,
    Accounts accounts,
    Clock clock)
    implements ConnectionContext {

  @Override
  public Optional<String> setting(String key) {
    return filledIn.value(platform, key);
  }

  @Override
  public String toString() {
    return "Context[%s of %s]".formatted(connection, org);
  }
}
