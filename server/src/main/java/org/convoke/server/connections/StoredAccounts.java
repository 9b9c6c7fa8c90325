package org.convoke.server.connections;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convoke.connectors.Accounts;
import org.convoke.database.Database;
import org.convoke.database.Transaction;
import org.convoke.database.UniqueViolation;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.server.connections.AccountStore.Origin;
import org.convoke.server.people.People;
import org.convoke.server.people.Person;
import org.jspecify.annotations.Nullable;

/// Who is who on one connection. Thread-safe.
final class StoredAccounts implements Accounts {

  private static final int MAX_NAME = 100;
  private static final String NEWCOMER = "新客户 New customer";

  private final StoredConnection connection;
  private final AccountStore store;
  private final People people;
  private final Database database;
  private final Clock clock;

  StoredAccounts(
      StoredConnection connection,
      AccountStore store,
      People people,
      Database database,
      Clock clock) {
    this.connection = connection;
    this.store = store;
    this.people = people;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Map<PersonId, Known> of(Collection<PersonId> wanted) {
    var accounts = new LinkedHashMap<PersonId, Account>();
    for (var known : store.ofPeople(connection.org(), connection.id(), wanted)) {
      accounts.put(known.person(), known.account());
    }
    var known = new LinkedHashMap<PersonId, Known>();
    people
        .find(connection.org(), wanted)
        .forEach((id, person) -> known.put(id, known(person, accounts.get(id))));
    return known;
  }

  private static Known known(Person person, @Nullable Account account) {
    return new Known(person.id(), person.name(), person.isExternal(), !person.isActive(), account);
  }

  @Override
  public Map<String, PersonId> people(Collection<String> accountIds) {
    var found = new LinkedHashMap<String, PersonId>();
    for (var known : store.find(connection.org(), connection.id(), accountIds)) {
      if (known.person() != null) {
        found.put(known.account().id(), known.person());
      }
    }
    return found;
  }

  /// Of two who register the same account at once, one makes the person and the other finds him.
  @Override
  public PersonId register(Account account, String name) {
    return register(account, name, null);
  }

  /// @param nameless why the platform does not tell his name; null: nobody asked
  PersonId register(Account account, String name, @Nullable Phrase nameless) {
    try {
      var before = store.find(connection.org(), connection.id(), account.id());
      before
          .filter(it -> it.person() != null && !name.isBlank() && isUnnamed(it))
          .ifPresent(it -> named(it, name));
      return database.inTransaction(
          "account.register", transaction -> register(transaction, account, name, nameless));
    } catch (UniqueViolation raced) {
      return Optional.ofNullable(people(List.of(account.id())).get(account.id()))
          .orElseThrow(() -> raced);
    }
  }

  private PersonId register(
      Transaction transaction, Account account, String name, @Nullable Phrase nameless) {
    var before = store.find(transaction, connection.org(), connection.id(), List.of(account.id()));
    var owner =
        before.stream().map(AccountStore.Known::person).filter(Objects::nonNull).findFirst();
    if (owner.isPresent()) {
      return owner.get();
    }
    var person = external(name.isBlank() ? newcomer() : name.strip());
    people.add(transaction, connection.org(), person);
    var known =
        new AccountStore.Known(
            account,
            person.id(),
            person.name(),
            null,
            null,
            null,
            List.of(),
            true,
            Origin.EVENT,
            clock.instant(),
            false,
            name.isBlank() && nameless == null ? whyNameless(before) : nameless);
    store.put(transaction, connection.org(), connection.id(), known);
    return person.id();
  }

  /// Those whose names the platform did not tell, whoever was asked for the longest ago first.
  List<AccountStore.Known> nameless(int most) {
    return store.nameless(connection.org(), connection.id(), most);
  }

  /// Takes the name that the platform tells by now. Whoever is still called a newcomer is called
  /// so; what somebody wrote stays.
  void named(AccountStore.Known before, String name) {
    var isCalledSo =
        database.inTransaction(
            "account.named", transaction -> name(transaction, before, shortened(name.strip())));
    if (isCalledSo && before.person() != null) {
      people.changed(connection.org(), before.person());
    }
  }

  /// Keeps that the platform was asked again, and why it does not tell.
  void refused(AccountStore.Known before, Phrase why) {
    store.refused(connection.org(), connection.id(), before.account().id(), why, clock.instant());
  }

  /// @return whether its person is called so, too
  private boolean name(Transaction transaction, AccountStore.Known before, String name) {
    var id = before.account().id();
    store.name(transaction, connection.org(), connection.id(), id, name, clock.instant());
    return before.person() != null
        && people.rename(transaction, connection.org(), before.person(), before.name(), name);
  }

  private static boolean isUnnamed(AccountStore.Known known) {
    return known.nameless() != null || known.name().startsWith(NEWCOMER);
  }

  /// What was said before stays, when nobody asked again.
  private static @Nullable Phrase whyNameless(List<AccountStore.Known> before) {
    return before.isEmpty() ? null : before.getFirst().nameless();
  }

  /// Keeps a colleague's account; whose it is, the directory or somebody says. Whoever was taken
  /// for a customer before, because the platform did not tell, has it no longer.
  void keepColleague(Account account, String name) {
    var known = AccountStore.Known.named(account, null, name, Origin.EVENT, clock.instant(), false);
    var before = store.find(connection.org(), connection.id(), account.id());
    var isMistaken = before.filter(this::isTakenForCustomer).isPresent();
    database.inTransaction(
        "account.colleague",
        transaction -> {
          store.put(transaction, connection.org(), connection.id(), known);
          return isMistaken
              && store.link(
                  transaction,
                  connection.org(),
                  connection.id(),
                  account.id(),
                  null,
                  clock.instant());
        });
  }

  /// What somebody confirmed is no mistake.
  private boolean isTakenForCustomer(AccountStore.Known known) {
    var owner = known.person();
    return owner != null
        && !known.confirmed()
        && people.find(connection.org(), List.of(owner)).values().stream()
            .anyMatch(Person::isExternal);
  }

  /// What accounts are called, without those nobody knows the name of.
  ///
  /// @return in the order asked for
  List<String> names(List<String> ids) {
    var names = new LinkedHashMap<String, String>();
    for (var known : store.find(connection.org(), connection.id(), ids)) {
      if (known.nameless() == null && !known.name().isEmpty()) {
        names.put(known.account().id(), known.name());
      }
    }
    return ids.stream().filter(names::containsKey).map(names::get).toList();
  }

  /// Whether the platform said that an account is a colleague's whom nobody was linked with; see
  /// [#keepColleague].
  boolean isColleague(String id) {
    return store
        .find(connection.org(), connection.id(), id)
        .filter(it -> !it.external() && it.person() == null)
        .isPresent();
  }

  /// What somebody is called whose name the platform did not tell, whoever reads it.
  private String newcomer() {
    return NEWCOMER + " · " + connection.connection().name().zh();
  }

  private static Person external(String name) {
    return new Person(
        PersonId.create(),
        shortened(name),
        null,
        Person.Kind.EXTERNAL,
        Person.State.ACTIVE,
        null,
        null,
        null,
        List.of(),
        null);
  }

  private static String shortened(String name) {
    return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
  }
}
