package org.convoke.server.connections;

import jakarta.inject.Singleton;
import org.convoke.connectors.Directory.Who;
import org.convoke.connectors.Unanswered;
import org.convoke.model.LimitExceeded;
import org.convoke.model.Problem;
import org.convoke.model.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks again for the names of newcomers that a platform did not tell ([Newcomers]): it may know
/// them by now, or have granted the app what it lacked. Thread-safe; waits for the platform.
@Singleton
class MissingNames {

  private static final Logger LOG = LoggerFactory.getLogger(MissingNames.class);

  private final OpenConnections open;
  private final Connections connections;

  MissingNames(OpenConnections open, Connections connections) {
    this.open = open;
    this.connections = connections;
  }

  /// Whoever was asked for the longest ago first. What an allowance or the platform's absence
  /// leaves is asked another time.
  void askAgain(StoredConnection connection, int most) {
    for (var known : open.accounts(connection).nameless(most)) {
      try {
        ask(connection, known);
      } catch (LimitExceeded | Unavailable | Unanswered later) {
        LOG.info("names of {}: the rest is asked later", connection.key());
        return;
      }
    }
  }

  private void ask(StoredConnection connection, AccountStore.Known known) {
    var accounts = open.accounts(connection);
    try {
      var who = connections.open(connection).directory().who(known.account().id());
      who.filter(it -> !it.name().isBlank())
          .ifPresentOrElse(
              it -> take(accounts, known, it), () -> accounts.refused(known, Newcomers.NO_NAME));
    } catch (LimitExceeded | Unavailable later) {
      throw later;
    } catch (Problem refused) {
      accounts.refused(known, refused.detail());
    }
  }

  private static void take(StoredAccounts accounts, AccountStore.Known known, Who who) {
    if (who.internal()) {
      accounts.keepColleague(known.account(), who.name());
    } else {
      accounts.named(known, who.name());
    }
  }
}
