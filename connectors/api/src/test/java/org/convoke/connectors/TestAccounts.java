package org.convoke.connectors;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convoke.model.PersonId;
import org.jspecify.annotations.Nullable;

/// People and their accounts in memory. Thread-safe.
public final class TestAccounts implements Accounts {

  private final Map<PersonId, Known> people = new LinkedHashMap<>();

  /// An employee with an account.
  public PersonId employee(String name, String accountId) {
    return employee(name, new Account(accountId, Map.of()));
  }

  /// An employee with an account.
  public PersonId employee(String name, Account account) {
    return add(name, false, false, account);
  }

  /// An employee who has no account on the platform.
  public PersonId withoutAccount(String name) {
    return add(name, false, false, null);
  }

  /// Somebody who left the organization.
  public PersonId departed(String name, String accountId) {
    return add(name, false, true, new Account(accountId, Map.of()));
  }

  /// A customer.
  public PersonId external(String name, String accountId) {
    return add(name, true, false, new Account(accountId, Map.of()));
  }

  /// A customer of whom the platform told no account.
  public PersonId externalWithoutAccount(String name) {
    return add(name, true, false, null);
  }

  private synchronized PersonId add(
      String name, boolean external, boolean departed, @Nullable Account account) {
    var person = PersonId.create();
    people.put(person, new Known(person, name, external, departed, account));
    return person;
  }

  @Override
  public synchronized Map<PersonId, Known> of(Collection<PersonId> wanted) {
    var found = new HashMap<>(people);
    found.keySet().retainAll(wanted);
    return found;
  }

  @Override
  public synchronized Map<String, PersonId> people(Collection<String> accountIds) {
    var found = new HashMap<String, PersonId>();
    for (var known : people.values()) {
      if (known.account() != null && accountIds.contains(known.account().id())) {
        found.put(known.account().id(), known.person());
      }
    }
    return found;
  }

  @Override
  public synchronized PersonId register(Account account, String name) {
    var known = people(List.of(account.id())).get(account.id());
    return known != null ? known : add(name, true, false, account);
  }
}
