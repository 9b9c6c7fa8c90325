package org.convoke.server.connections;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.convoke.connectors.Accounts.Account;
import org.convoke.connectors.Directory;
import org.convoke.connectors.Unanswered;
import org.convoke.database.Database;
import org.convoke.database.UniqueViolation;
import org.convoke.model.LimitExceeded;
import org.convoke.model.PersonId;
import org.convoke.model.Problem;
import org.convoke.model.Unavailable;
import org.convoke.server.connections.AccountStore.Known;
import org.convoke.server.connections.AccountStore.Origin;
import org.convoke.server.people.Contacts;
import org.convoke.server.platform.Chore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads who there is on a platform and finds the people of the organization among them: by the
/// account that is known, then by mobile number, then by e-mail. What two people share tells
/// nobody. Who is not found is listed, to be linked by hand. Thread-safe.
@Singleton
class DirectorySync implements Chore {

  private static final Logger LOG = LoggerFactory.getLogger(DirectorySync.class);

  /// At night, by the server's time zone, and not again on the same night. Several hours, because
  /// chores come a little later each hour.
  private static final int NIGHT_BEGINS = 2;

  private static final int NIGHT_ENDS = 6;

  private static final Duration ONCE = Duration.ofHours(20);

  /// Some platforms take a call for each.
  private static final int ASKED_AT_MOST = 500;

  private static final int ASKED_AT_ONCE = 50;

  private final Connections connections;
  private final ConnectionStore store;
  private final AccountStore accounts;
  private final Contacts contacts;
  private final Database database;
  private final Clock clock;

  DirectorySync(
      Connections connections,
      ConnectionStore store,
      AccountStore accounts,
      Contacts contacts,
      Database database,
      Clock clock) {
    this.connections = connections;
    this.store = store;
    this.accounts = accounts;
    this.contacts = contacts;
    this.database = database;
    this.clock = clock;
  }

  /// What a sync found.
  ///
  /// @param members accounts on the platform
  /// @param linked how many of them belong to somebody now
  /// @param found how many of those were matched by this sync
  /// @param created people that were made
  @Schema(name = "DirectorySyncResult")
  record Result(int departments, int members, int linked, int found, int created, int unlinked) {}

  /// Reads a connection's directory.
  ///
  /// @param create whether people are made for those who are not found
  /// @throws Problem when the platform does not tell
  Result sync(StoredConnection connection, boolean create) {
    var begin = now();
    var contents = read(connection);
    var sync = new Matching(connection, contents, create, begin);
    contents.members().forEach(sync::note);
    ask(connection, sync);
    sync.finish();
    accounts.forgetUnseen(connection.org(), connection.id(), begin);
    connections.synced(connection, begin);
    return sync.result();
  }

  private Directory.Contents read(StoredConnection connection) {
    try {
      return connections.open(connection).directory().read();
    } catch (Unanswered unanswered) {
      throw new Unavailable("platform-unreachable", unanswered.reason(), null);
    }
  }

  /// Asks for the accounts of people who were not found: some platforms do not tell mobile numbers,
  /// but know whose one is. What is not asked today, because an allowance is spent or they are too
  /// many, is asked another night.
  private void ask(StoredConnection connection, Matching sync) {
    var people = sync.people();
    for (var from = 0; from < Math.min(people.size(), ASKED_AT_MOST); from += ASKED_AT_ONCE) {
      var some = people.subList(from, Math.min(people.size(), from + ASKED_AT_ONCE));
      try {
        sync.answered(some, match(connection, some));
      } catch (LimitExceeded | Unanswered later) {
        LOG.info("directory of {}: the rest is asked later", connection.key());
        return;
      }
    }
  }

  private Map<String, Account> match(StoredConnection connection, List<Contacts.Contact> people) {
    return connections
        .open(connection)
        .directory()
        .match(
            people.stream().map(Contacts.Contact::mobile).filter(it -> !it.isEmpty()).toList(),
            people.stream().map(Contacts.Contact::email).filter(it -> !it.isEmpty()).toList());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /// Reads the directories that nobody has read today; one node each.
  @Override
  public void run() {
    var hour = clock.instant().atZone(ZoneId.systemDefault()).getHour();
    if (hour < NIGHT_BEGINS || hour >= NIGHT_ENDS) {
      return;
    }
    for (var org : store.organizations()) {
      connections.list(org).stream()
          .filter(it -> it.connection().isUsable())
          .filter(it -> store.claimSync(it.org(), it.id(), now(), now().minus(ONCE)))
          .forEach(this::syncQuietly);
    }
  }

  private void syncQuietly(StoredConnection connection) {
    try {
      LOG.info("directory of {}: {}", connection.key(), sync(connection, false));
    } catch (Problem problem) {
      connections.failed(connection, problem.detail());
    }
  }

  /// One reading of one directory. Confined to one thread.
  private final class Matching {

    private final StoredConnection connection;
    private final boolean create;
    private final Instant at;
    private final Map<String, String> departments;
    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, PersonId> byMobile = new HashMap<>();
    private final Map<String, PersonId> byEmail = new HashMap<>();
    private final Set<PersonId> taken = new HashSet<>();
    private final List<Contacts.Contact> employees;
    private final Map<String, Directory.Member> members = new LinkedHashMap<>();
    private final Map<String, PersonId> owners = new HashMap<>();
    private int found;
    private int created;

    Matching(StoredConnection connection, Directory.Contents contents, boolean create, Instant at) {
      this.connection = connection;
      this.create = create;
      this.at = at;
      this.departments =
          contents.departments().stream()
              .collect(Collectors.toMap(Directory.Unit::id, Directory.Unit::name, (one, _) -> one));
      var ids = contents.members().stream().map(it -> it.account().id()).toList();
      accounts
          .find(connection.org(), connection.id(), ids)
          .forEach(it -> known.put(it.account().id(), it));
      employees = contacts.employees(connection.org());
      readPeople();
    }

    private void readPeople() {
      var shared = new HashSet<String>();
      for (var contact : employees) {
        put(byMobile, Contacts.comparable(contact.mobile()), contact.person(), shared);
        put(byEmail, contact.email().strip().toLowerCase(Locale.ROOT), contact.person(), shared);
      }
      byMobile.keySet().removeAll(shared);
      byEmail.keySet().removeAll(shared);
      accounts
          .ofPeople(
              connection.org(),
              connection.id(),
              employees.stream().map(Contacts.Contact::person).toList())
          .forEach(it -> taken.add(it.person()));
    }

    private static void put(
        Map<String, PersonId> into, String text, PersonId person, Set<String> shared) {
      if (!text.isEmpty() && into.putIfAbsent(text, person) != null) {
        shared.add(text);
      }
    }

    /// Notes who it is, as far as the directory tells.
    void note(Directory.Member member) {
      var id = member.account().id();
      members.put(id, member);
      var before = known.get(id);
      if (before != null && before.person() != null) {
        owners.put(id, before.person());
      } else {
        match(member).ifPresent(person -> found(id, person));
      }
    }

    private void found(String account, PersonId person) {
      owners.put(account, person);
      taken.add(person);
      found++;
    }

    /// Those of ours who have no account so far.
    List<Contacts.Contact> people() {
      return employees.stream()
          .filter(it -> !taken.contains(it.person()))
          .filter(it -> !it.mobile().isEmpty() || !it.email().isEmpty())
          .toList();
    }

    /// @param accounts by mobile or e-mail as they were asked for
    void answered(List<Contacts.Contact> asked, Map<String, Account> accounts) {
      for (var contact : asked) {
        var account =
            Optional.ofNullable(accounts.get(contact.mobile()))
                .or(() -> Optional.ofNullable(accounts.get(contact.email())));
        account
            .filter(it -> !owners.containsKey(it.id()))
            .filter(_ -> !taken.contains(contact.person()))
            .ifPresent(
                it -> {
                  members.computeIfAbsent(it.id(), _ -> member(it, contact));
                  found(it.id(), contact.person());
                });
      }
    }

    /// Somebody whom the app may not list, but ask for.
    private Directory.Member member(Account account, Contacts.Contact contact) {
      var name = contacts.name(connection.org(), contact.person()).orElse(account.id());
      return new Directory.Member(
          account, name, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    void finish() {
      for (var member : members.values()) {
        var owner = owners.get(member.account().id());
        if (owner == null && create) {
          owner = make(member);
          owners.put(member.account().id(), owner);
          created++;
        }
        put(member, owner);
      }
    }

    private Optional<PersonId> match(Directory.Member member) {
      return member
          .mobile()
          .map(Contacts::comparable)
          .map(byMobile::get)
          .or(() -> member.email().map(it -> it.strip().toLowerCase(Locale.ROOT)).map(byEmail::get))
          .filter(it -> !taken.contains(it));
    }

    private PersonId make(Directory.Member member) {
      return contacts.add(
          connection.org(),
          member.account().id(),
          member.name(),
          member.title().orElse(null),
          member.mobile().orElse(null),
          member.email().orElse(null),
          names(member));
    }

    private List<String> names(Directory.Member member) {
      return member.departments().stream().map(departments::get).filter(Objects::nonNull).toList();
    }

    private void put(Directory.Member member, @Nullable PersonId person) {
      var row =
          new Known(
              member.account(),
              person,
              member.name(),
              member.mobile().orElse(null),
              member.email().orElse(null),
              member.title().orElse(null),
              names(member),
              false,
              Origin.DIRECTORY,
              at);
      try {
        accounts.put(database, connection.org(), connection.id(), row);
      } catch (UniqueViolation meanwhile) {
        // somebody linked the person by hand this moment; the account stays nobody's
        accounts.put(database, connection.org(), connection.id(), row.of(null));
      }
    }

    Result result() {
      return new Result(
          departments.size(),
          members.size(),
          owners.size(),
          found,
          created,
          members.size() - owners.size());
    }
  }
}
