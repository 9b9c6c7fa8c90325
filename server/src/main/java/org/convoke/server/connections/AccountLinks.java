package org.convoke.server.connections;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convoke.connectors.Accounts.Account;
import org.convoke.database.Database;
import org.convoke.database.Transaction;
import org.convoke.database.UniqueViolation;
import org.convoke.model.Conflict;
import org.convoke.model.Forbidden;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.server.access.Caller;
import org.convoke.server.access.Permissions;
import org.convoke.server.access.Role;
import org.convoke.server.connections.AccountStore.Known;
import org.convoke.server.connections.AccountStore.Origin;
import org.convoke.server.people.People;
import org.convoke.server.people.Person;
import org.jspecify.annotations.Nullable;

/// Says which account of a platform belongs to which person. A person has at most one account of a
/// connection, and an account at most one person. Thread-safe.
@Singleton
class AccountLinks {

  private static final Phrase KIND = Phrase.of("平台账号", "account");
  private static final int MAX_ID = 200;

  private final AccountStore store;
  private final People people;
  private final Database database;
  private final Clock clock;

  AccountLinks(AccountStore store, People people, Database database, Clock clock) {
    this.store = store;
    this.people = people;
    this.database = database;
    this.clock = clock;
  }

  /// Says whose an account is, or confirms what was found. One that nobody has read is taken at its
  /// word. Whoever was merged into another stands for the other: only he can have accounts.
  ///
  /// @param move whether the account is taken from whoever has it, and the person's other account
  ///   from him
  /// @throws Forbidden when the caller does not keep the person: whoever has the account signs in
  ///   as him
  /// @throws Conflict `account-taken` or `person-has-account` unless `move`
  Known link(
      Caller caller,
      StoredConnection connection,
      String id,
      @Nullable PersonId given,
      boolean move) {
    var named = people.current(connection.org(), required(given));
    var person = people.require(connection.org(), named);
    if (!person.id().equals(caller.person())) {
      Permissions.requireMayKeep(caller, person.role());
    }
    if (id.isBlank() || id.length() > MAX_ID) {
      throw Invalid.field(
          "accountId",
          "wrong-type",
          Phrase.of("账号ID 应为 1 到 200 个字符。", "An id has 1 to 200 characters."));
    }
    try {
      database.inTransaction(
          "account.link",
          transaction -> {
            requireStill(transaction, connection.org(), person);
            if (move) {
              store.unlinkPerson(transaction, connection.org(), connection.id(), person.id());
            } else {
              requireFree(transaction, connection, id, person.id());
            }
            link(transaction, connection, id, person.id(), person.name());
            return person;
          });
    } catch (UniqueViolation has) {
      throw new Conflict(
          "person-has-account",
          Phrase.of(
              "%s 在此连接上已有另一个账号。", "%s has another account of this connection.", person.name()));
    }
    return store.find(connection.org(), connection.id(), id).orElseThrow();
  }

  /// He may have been merged since he was looked up, on another node too.
  private void requireStill(Transaction transaction, OrgId org, Person person) {
    var current = people.current(transaction, org, List.of(person.id()));
    if (!person.id().equals(current.get(person.id()))) {
      throw new Conflict(
          "person-merged",
          Phrase.of(
              "%s 刚刚被并入他人，请重试。",
              "%s was merged into somebody this moment; try again.", person.name()));
    }
  }

  private void requireFree(
      Transaction transaction, StoredConnection connection, String id, PersonId person) {
    var owner =
        store.find(transaction, connection.org(), connection.id(), List.of(id)).stream()
            .map(Known::person)
            .filter(it -> it != null && !it.equals(person))
            .findFirst();
    owner.ifPresent(
        it -> {
          var name = people.find(connection.org(), it).map(has -> has.name()).orElse("?");
          throw new Conflict(
              "account-taken", Phrase.of("此账号已关联 %s。", "This account is linked with %s.", name));
        });
  }

  private void link(
      Transaction transaction,
      StoredConnection connection,
      String id,
      PersonId person,
      String name) {
    var now = clock.instant();
    var isKnown = store.link(transaction, connection.org(), connection.id(), id, person, now);
    if (!isKnown) {
      var account = new Account(id, Map.of());
      var known = Known.named(account, person, name, Origin.HAND, now, true);
      store.put(transaction, connection.org(), connection.id(), known);
    }
  }

  /// Writes what was read of accounts, and whose they are as far as nobody said. Of whoever has
  /// another account of this connection by now it stays nobody's.
  ///
  /// @param read each account once
  void keep(StoredConnection connection, List<Known> read) {
    try {
      put(connection, read);
    } catch (UniqueViolation meanwhile) {
      read.forEach(each -> keep(connection, each));
    }
  }

  private void keep(StoredConnection connection, Known each) {
    try {
      put(connection, List.of(each));
    } catch (UniqueViolation meanwhile) {
      store.put(database, connection.org(), connection.id(), each.unlinked());
    }
  }

  /// Those of whoever was merged since they were read are the other's.
  private void put(StoredConnection connection, List<Known> read) {
    var owners = read.stream().map(Known::person).filter(Objects::nonNull).toList();
    database.inTransaction(
        "account.keep",
        transaction -> {
          var current = people.current(transaction, connection.org(), owners);
          var known = read.stream().map(it -> it.of(current.get(it.person()))).toList();
          store.putAll(transaction, connection.org(), connection.id(), known);
          return known;
        });
  }

  /// @throws NotFound when there is no such account
  void unlink(StoredConnection connection, String id) {
    if (!store.link(database, connection.org(), connection.id(), id, null, clock.instant())) {
      throw NotFound.of(KIND, id);
    }
  }

  /// Who signs in with an account: whose it is. What only its mobile number or e-mail address tells
  /// lets no administrator or owner in, since whoever runs the platform's server could say that it
  /// is his.
  ///
  /// @return empty when nobody has it
  /// @throws Forbidden `account-not-confirmed` when somebody has to confirm it first
  Optional<PersonId> signsIn(StoredConnection connection, String id) {
    var known = store.find(connection.org(), connection.id(), id);
    var owner = known.map(Known::person);
    if (known.isPresent()
        && !known.get().confirmed()
        && owner.filter(person -> isTrusted(connection, person)).isPresent()) {
      throw notConfirmed();
    }
    return owner;
  }

  private boolean isTrusted(StoredConnection connection, PersonId id) {
    return people
        .find(connection.org(), id)
        .map(Person::role)
        .filter(role -> role.includes(Role.ADMIN))
        .isPresent();
  }

  private static Forbidden notConfirmed() {
    return new Forbidden(
        "account-not-confirmed",
        Phrase.of(
            "这个平台账号是按手机号或邮箱找到的。管理员和所有者第一次用它登录前须确认：请用密码登录，" + "在“管理 → 连接 → 账号”中确认，或请所有者确认。",
            "This account was found by mobile number or e-mail address. Administrators and owners"
                + " confirm it before they sign in with it: sign in with your password and confirm"
                + " it under Administration → Connections → Accounts, or ask an owner to."));
  }

  private static PersonId required(@Nullable PersonId person) {
    if (person == null) {
      throw Invalid.field("personId", "required", Phrase.of("请选择人员。", "Choose a person."));
    }
    return person;
  }
}
