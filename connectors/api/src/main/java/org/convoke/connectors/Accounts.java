package org.convoke.connectors;

import java.util.Collection;
import java.util.Map;
import org.convoke.model.PersonId;
import org.jspecify.annotations.Nullable;

/// Who is who: people of the organization and their accounts on a connection's platform.
/// Thread-safe.
public interface Accounts {

  /// Facts about people, with their accounts.
  ///
  /// @return by person; without those the organization does not have
  Map<PersonId, Known> of(Collection<PersonId> people);

  /// People by the id of their account; without those nobody has.
  Map<String, PersonId> people(Collection<String> accountIds);

  /// Keeps what the platform told about an external person: finds the person who has this account,
  /// or registers a new one of kind `EXTERNAL`.
  PersonId register(Account account, String name);

  /// Somebody of the organization.
  ///
  /// @param departed whether he left the organization
  /// @param account null: no account on this connection is known
  record Known(
      PersonId person,
      String name,
      boolean external,
      boolean departed,
      @Nullable Account account) {}

  /// A person's ids on a connection.
  ///
  /// @param id what the platform's calls take: DingTalk userId, Feishu open_id, WeCom userid
  /// @param otherIds further ids by their name: `unionId`
  record Account(String id, Map<String, String> otherIds) {

    public Account {
      otherIds = Map.copyOf(otherIds);
    }
  }
}
