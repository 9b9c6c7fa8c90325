package org.convoke.server.connections;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.connectors.Accounts.Account;
import org.convoke.connectors.Directory.Who;
import org.convoke.connectors.PlatformEvent;
import org.convoke.connectors.Unanswered;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;

/// Makes an external person of whoever of another organization contacts the app for the first time,
/// so that flows can name him. Where the platform told only an account, it is asked for the name;
/// when it does not tell, the account says why. Thread-safe.
@Singleton
@Priority(1) // before flows, which may name whoever is new
class Newcomers implements EventFollower {

  /// How long a name is waited for while the platform is away: a customer waits too.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  static final Phrase NO_NAME =
      Phrase.of("平台没有此账号的姓名。", "The platform has no name of this account.");

  private final OpenConnections open;
  private final Connections connections;
  private final Clock clock;

  Newcomers(OpenConnections open, Connections connections, Clock clock) {
    this.open = open;
    this.connections = connections;
    this.clock = clock;
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
      if (name.isBlank()) {
        welcome(connection, ids.get(index), event);
      } else {
        open.accounts(connection).register(new Account(ids.get(index), Map.of()), name);
      }
    }
  }

  private void welcome(StoredConnection connection, String id, PlatformEvent event) {
    var accounts = open.accounts(connection);
    if (!accounts.people(List.of(id)).isEmpty()) {
      return;
    }
    var account = new Account(id, Map.of());
    try {
      var who = connections.open(connection).directory().who(id);
      if (who.filter(Who::internal).isPresent()) {
        accounts.keepColleague(account, who.get().name());
      } else {
        var name = name(who);
        accounts.register(account, name, name.isBlank() ? NO_NAME : null);
      }
    } catch (Problem problem) {
      if (problem.mayRetry() && isFresh(event)) {
        throw problem;
      }
      accounts.register(account, "", problem.detail());
    } catch (Unanswered unanswered) {
      if (isFresh(event)) {
        throw unanswered;
      }
      accounts.register(account, "", unanswered.reason());
    }
  }

  private static String name(Optional<Who> who) {
    return who.map(Who::name).orElse("");
  }

  private boolean isFresh(PlatformEvent event) {
    return clock.instant().isBefore(event.at().plus(PATIENCE));
  }
}
