package org.convoke.server.connections;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.Accounts.Account;
import org.convoke.connectors.Directory;
import org.convoke.connectors.Unanswered;
import org.convoke.model.LimitExceeded;
import org.convoke.model.PersonId;
import org.convoke.model.Problem;
import org.convoke.model.Unavailable;
import org.convoke.server.connections.AccountStore.Known;
import org.convoke.server.people.Contacts;
import org.convoke.server.platform.Chore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads who there is on a platform and finds the people of the organization among them
/// ([DirectoryMatching]). Who is not found is listed, to be linked by hand; what was found lets no
/// administrator sign in before it is confirmed ([AccountLinks]). Thread-safe.
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

  private static final int PUT_AT_ONCE = 500;

  private final Connections connections;
  private final ConnectionStore store;
  private final AccountStore accounts;
  private final AccountLinks links;
  private final Contacts contacts;
  private final MissingNames names;
  private final Clock clock;

  DirectorySync(
      Connections connections,
      ConnectionStore store,
      AccountStore accounts,
      AccountLinks links,
      Contacts contacts,
      MissingNames names,
      Clock clock) {
    this.connections = connections;
    this.store = store;
    this.accounts = accounts;
    this.links = links;
    this.contacts = contacts;
    this.names = names;
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
    var matching = matching(connection, begin);
    ask(connection, matching);
    if (create) {
      matching.make(member -> make(connection, member, matching.names(member)));
    }
    keep(connection, matching.rows());
    accounts.forgetUnseen(connection.org(), connection.id(), begin);
    names.askAgain(connection, ASKED_AT_MOST);
    connections.synced(connection, begin);
    return matching.result();
  }

  private DirectoryMatching matching(StoredConnection connection, Instant begin) {
    var contents = read(connection);
    var employees = contacts.employees(connection.org());
    var known = new ArrayList<Known>();
    known.addAll(
        accounts.find(
            connection.org(),
            connection.id(),
            contents.members().stream().map(it -> it.account().id()).toList()));
    known.addAll(
        accounts.ofPeople(
            connection.org(),
            connection.id(),
            employees.stream().map(Contacts.Contact::person).toList()));
    return new DirectoryMatching(contents, employees, known, begin);
  }

  private PersonId make(
      StoredConnection connection, Directory.Member member, List<String> departments) {
    return contacts.add(
        connection.org(),
        member.account().id(),
        member.name(),
        member.title().orElse(null),
        member.mobile().orElse(null),
        member.email().orElse(null),
        departments);
  }

  private void keep(StoredConnection connection, List<Known> rows) {
    for (var from = 0; from < rows.size(); from += PUT_AT_ONCE) {
      links.keep(connection, rows.subList(from, Math.min(rows.size(), from + PUT_AT_ONCE)));
    }
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
  private void ask(StoredConnection connection, DirectoryMatching matching) {
    var people = matching.wanted();
    for (var from = 0; from < Math.min(people.size(), ASKED_AT_MOST); from += ASKED_AT_ONCE) {
      var some = people.subList(from, Math.min(people.size(), from + ASKED_AT_ONCE));
      try {
        matching.answered(
            some, match(connection, some), person -> contacts.name(connection.org(), person));
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
}
