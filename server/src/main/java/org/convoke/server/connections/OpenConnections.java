package org.convoke.server.connections;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;
import org.convoke.connectors.Platform;
import org.convoke.connectors.PlatformConnection;
import org.convoke.connectors.Wire;
import org.convoke.database.Database;
import org.convoke.engine.Waiter;
import org.convoke.model.ConnectionId;
import org.convoke.server.people.People;
import org.convoke.server.secrets.Vault;

/// The platform's code at work for each connection, made when it is first needed and again when the
/// connection was saved. Thread-safe.
@Singleton
class OpenConnections {

  private final Wire wire;
  private final CallLog log;
  private final TokenStore tokens;
  private final BudgetStore budgets;
  private final AccountStore accounts;
  private final People people;
  private final Database database;
  private final Vault vault;
  private final Clock clock;
  private final Waiter waiter = Thread::sleep;
  private final Cache<Version, Opened> open =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterAccess(Duration.ofHours(1)).build();

  @Inject
  OpenConnections(
      Wire wire,
      CallLog log,
      TokenStore tokens,
      BudgetStore budgets,
      AccountStore accounts,
      People people,
      Database database,
      Vault vault,
      Clock clock) {
    this.wire = wire;
    this.log = log;
    this.tokens = tokens;
    this.budgets = budgets;
    this.accounts = accounts;
    this.people = people;
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  private record Version(ConnectionId connection, long version) {}

  /// The code at work, and the secrets that it was given.
  record Opened(PlatformConnection connection, Collection<String> secrets) {}

  /// @param filledIn asked once for each time that a connection was saved: it decrypts
  Opened of(StoredConnection connection, Platform platform, Supplier<FilledIn> filledIn) {
    var version = new Version(connection.id(), connection.connection().version());
    return open.get(version, _ -> opened(connection, platform, filledIn.get()));
  }

  private Opened opened(StoredConnection connection, Platform platform, FilledIn filledIn) {
    return new Opened(
        platform.open(context(connection, platform, filledIn)), filledIn.secrets().values());
  }

  StoredAccounts accounts(StoredConnection connection) {
    return new StoredAccounts(connection, accounts, people, database, clock);
  }

  private Context context(StoredConnection connection, Platform platform, FilledIn filledIn) {
    return new Context(
        connection.org(),
        connection.key(),
        platform,
        filledIn,
        new LoggedWire(connection, filledIn.secrets().values(), wire, log, clock),
        new StoredTokens(connection, tokens, vault, clock, waiter),
        new StoredBudgets(connection, budgets, clock, waiter),
        accounts(connection),
        clock);
  }
}
