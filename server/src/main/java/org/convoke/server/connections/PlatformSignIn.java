package org.convoke.server.connections;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.convoke.connectors.Unanswered;
import org.convoke.model.Forbidden;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.Unavailable;
import org.convoke.server.people.Organization;
import org.convoke.server.people.Organizations;
import org.convoke.server.platform.Settings;
import org.jspecify.annotations.Nullable;

/// Signing in with an account of a platform: the account tells the person. Thread-safe.
@Singleton
class PlatformSignIn {

  private final Connections connections;
  private final AccountLinks accounts;
  private final Organizations organizations;
  private final URI address;

  PlatformSignIn(
      Connections connections,
      AccountLinks accounts,
      Organizations organizations,
      Settings settings) {
    this.connections = connections;
    this.accounts = accounts;
    this.organizations = organizations;
    this.address = settings.web().address();
  }

  /// Who came back from a platform.
  record Known(OrgId organization, PersonId person) {}

  /// The connections of an organization that one can sign in with.
  ///
  /// @param organization its key; null: the one that the sign-in page greets with
  List<StoredConnection> offered(@Nullable String organization) {
    var org =
        organization == null || organization.isEmpty()
            ? organizations.first()
            : organizations.findByKey(organization);
    return org.map(Organization::id).map(this::usable).orElse(List.of());
  }

  private List<StoredConnection> usable(OrgId org) {
    return connections.list(org).stream().filter(it -> it.connection().isUsable()).toList();
  }

  /// Where the browser goes.
  URI authorize(String connection, String state) {
    var row = require(connection);
    return connections.open(row).signIn().authorize(back(row), state);
  }

  /// @throws Forbidden `account-not-linked` when nobody here has the account,
  ///   `account-not-confirmed` when an administrator's or owner's was found and not confirmed
  Known identify(String connection, String code) {
    var row = require(connection);
    var account = account(row, code);
    return accounts
        .signsIn(row, account)
        .map(person -> new Known(row.org(), person))
        .orElseThrow(
            () ->
                new Forbidden(
                    "account-not-linked",
                    Phrase.of(
                        "你的平台账号尚未关联到召集的人员。请联系管理员在“管理 → 连接 → 账号”中关联。",
                        "Your account is not linked with a person here. Ask an administrator to"
                            + " link it under Administration → Connections → Accounts.")));
  }

  private String account(StoredConnection row, String code) {
    try {
      return connections.open(row).signIn().identify(code, back(row)).id();
    } catch (Unanswered unanswered) {
      throw new Unavailable("platform-unreachable", unanswered.reason(), null);
    }
  }

  private URI back(StoredConnection row) {
    return URI.create(address + "/api/v1/auth/" + row.id() + "/back");
  }

  private StoredConnection require(String connection) {
    return Optional.of(connection)
        .flatMap(Connections::id)
        .flatMap(connections::find)
        .filter(it -> it.connection().isUsable())
        .orElseThrow(() -> NotFound.of(Phrase.of("连接", "connection"), connection));
  }
}
