package org.convoke.server.connections;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.convoke.connectors.Directory;
import org.convoke.connectors.Unanswered;
import org.convoke.database.Database;
import org.convoke.database.UniqueViolation;
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

  /// At night, by the server's time zone, and not again on the same night.
  private static final int NIGHT_HOUR = 2;

  private static final Duration ONCE = Duration.ofHours(20);

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
    contents.members().forEach(sync::take);
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

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /// Reads the directories that nobody has read today; one node each.
  @Override
  public void run() {
    if (clock.instant().atZone(ZoneId.systemDefault()).getHour() != NIGHT_HOUR) {
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
    private int members;
    private int linked;
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
      readPeople();
    }

    private void readPeople() {
      var shared = new HashSet<String>();
      var people = contacts.employees(connection.org());
      for (var contact : people) {
        put(byMobile, Contacts.comparable(contact.mobile()), contact.person(), shared);
        put(byEmail, contact.email().strip().toLowerCase(Locale.ROOT), contact.person(), shared);
      }
      byMobile.keySet().removeAll(shared);
      byEmail.keySet().removeAll(shared);
      accounts
          .ofPeople(
              connection.org(),
              connection.id(),
              people.stream().map(Contacts.Contact::person).toList())
          .forEach(it -> taken.add(it.person()));
    }

    private static void put(
        Map<String, PersonId> into, String text, PersonId person, Set<String> shared) {
      if (!text.isEmpty() && into.putIfAbsent(text, person) != null) {
        shared.add(text);
      }
    }

    void take(Directory.Member member) {
      members++;
      var before = known.get(member.account().id());
      if (before != null && before.person() != null) {
        linked++;
        put(member, before.person());
        return;
      }
      var person = match(member);
      if (person.isPresent()) {
        found++;
      } else if (create) {
        person = Optional.of(make(member));
        created++;
      }
      person.ifPresent(
          it -> {
            linked++;
            taken.add(it);
          });
      put(member, person.orElse(null));
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
      return new Result(departments.size(), members, linked, found, created, members - linked);
    }
  }
}
