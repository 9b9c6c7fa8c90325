package org.convoke.connectors;

import java.time.Clock;
import java.util.Optional;
import org.convoke.model.OrgId;

/// What a platform's code is given of one connection. Thread-safe.
public interface ConnectionContext {

  OrgId org();

  /// Key of the connection within the organization.
  String connection();

  /// What was filled in, secrets too; the setting's initial value when nothing was.
  ///
  /// @param key one of [Platform#settings()]
  Optional<String> setting(String key);

  /// The way to the platform's servers.
  Wire wire();

  /// Access tokens, shared by all nodes.
  Tokens tokens();

  /// How much of the platform's allowance is left, counted over all nodes.
  Budgets budgets();

  /// Who is who on the platform.
  Accounts accounts();

  Clock clock();
}
