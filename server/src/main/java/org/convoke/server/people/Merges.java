package org.convoke.server.people;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.convoke.database.Database;
import org.convoke.database.Transaction;
import org.convoke.model.Conflict;
import org.convoke.model.Id;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.server.access.Caller;
import org.convoke.server.access.Permissions;

/// Makes one of two people who turn out to be the same, and undoes it. Thread-safe.
///
/// Whoever is merged stays as a row that points at the other: records, messages and runs that name
/// him keep doing so, show the other's name, and flows that act on him act on the other. What only
/// one can have (accounts, memberships) goes over, and is remembered so that it can go back.
@Singleton
class Merges {

  private static final Phrase KIND = Phrase.of("合并", "merge");

  private final Database database;
  private final PersonStore people;
  private final MergeStore store;
  private final People cache;
  private final List<MergeFollower> followers;
  private final Clock clock;

  Merges(
      Database database,
      PersonStore people,
      MergeStore store,
      People cache,
      @All List<MergeFollower> followers,
      Clock clock) {
    this.database = database;
    this.people = people;
    this.store = store;
    this.cache = cache;
    this.followers = followers;
    this.clock = clock;
  }

  /// Merges a person into another.
  ///
  /// @throws Conflict when he signs in, is or has somebody merged, or both have what only one can
  Merge merge(Caller caller, PersonId person, PersonId into) {
    var org = caller.organization();
    requireOthers(person, into);
    var merge =
        database.inTransaction(
            "person.merge",
            transaction -> {
              var both = locked(transaction, org, person, into);
              requireMergeable(transaction, org, both.person());
              requireNotMerged(both.into());
              requireActive(both.into());
              Permissions.requireMayKeep(caller, both.into().role());
              var made = made(transaction, caller, both);
              store.insert(transaction, org, made);
              store.mark(transaction, org, person, into, made.at());
              return made;
            });
    forget(org, merge);
    followers.forEach(it -> it.moved(org, into, moved(merge, it)));
    return merge;
  }

  private Merge made(Transaction transaction, Caller caller, Both both) {
    var person = both.person();
    var into = both.into();
    var moved = new LinkedHashMap<String, Value>();
    for (var follower : followers) {
      moved.put(follower.key(), follower.move(transaction, caller.organization(), person, into));
    }
    return new Merge(
        Id.next(),
        person.id(),
        person.name(),
        into.id(),
        Value.fields(moved),
        caller.person(),
        now());
  }

  /// Undoes the merge of a person: he is himself again and has back what went over, as far as the
  /// other still has it.
  Person undo(Caller caller, PersonId person) {
    var org = caller.organization();
    var undone =
        database.inTransaction(
            "person.unmerge",
            transaction -> {
              var merge =
                  store.find(transaction, org, person).orElseThrow(() -> NotFound.of(KIND, person));
              var both = locked(transaction, org, person, merge.into());
              Permissions.requireMayKeep(caller, both.into().role());
              followers.forEach(
                  it ->
                      it.moveBack(transaction, org, both.person(), both.into(), moved(merge, it)));
              store.undone(transaction, org, merge, caller.person(), now());
              store.mark(transaction, org, person, null, now());
              return merge;
            });
    forget(org, undone);
    followers.forEach(it -> it.movedBack(org, undone.into(), moved(undone, it)));
    return cache.require(org, person);
  }

  /// Who was merged into a person, the newest first.
  List<Merge> into(OrgId org, PersonId person) {
    return store.into(org, person);
  }

  private void forget(OrgId org, Merge merge) {
    cache.changed(org, merge.person());
    cache.changed(org, merge.into());
  }

  private static Value.Fields moved(Merge merge, MergeFollower follower) {
    return merge.moved().get(follower.key()) instanceof Value.Fields fields
        ? fields
        : Value.NO_FIELDS;
  }

  private record Both(Person person, Person into) {}

  /// In one order, so that two merges of the same people wait for each other.
  private Both locked(Transaction transaction, OrgId org, PersonId person, PersonId into) {
    Stream.of(person, into)
        .sorted(java.util.Comparator.comparing(PersonId::value))
        .forEach(it -> people.locked(transaction, org, it));
    return new Both(people.locked(transaction, org, person), people.locked(transaction, org, into));
  }

  private static void requireOthers(PersonId person, PersonId into) {
    if (person.equals(into)) {
      throw new Conflict(
          "same-person", Phrase.of("请选择另一个人。", "Choose somebody else to merge into."));
    }
  }

  private void requireMergeable(Transaction transaction, OrgId org, Person person) {
    requireNotMerged(person);
    if (person.username() != null) {
      throw new Conflict(
          "person-signs-in",
          Phrase.of(
              "%1$s 有用户名，可以登录，不能并入他人。请反过来合并，或先清除其用户名。",
              "%1$s has a user name and may sign in, so cannot be merged into somebody. Merge the"
                  + " other way round, or take the user name away first.",
              person.name()));
    }
    if (!store.into(transaction, org, person.id()).isEmpty()) {
      throw new Conflict(
          "person-has-merged",
          Phrase.of(
              "已有人并入 %1$s。请反过来合并，或先撤销那次合并。",
              "Somebody was merged into %1$s. Merge the other way round, or undo that first.",
              person.name()));
    }
  }

  private static void requireActive(Person into) {
    if (!into.isActive()) {
      throw new Conflict(
          "person-departed",
          Phrase.of(
              "%1$s 已离职，不能把他人并入。",
              "%1$s has departed; nobody can be merged into him.", into.name()));
    }
  }

  /// @throws Conflict when the person turned out to be another
  static void requireNotMerged(Person person) {
    if (person.isMerged()) {
      throw new Conflict(
          "person-merged",
          Phrase.of(
              "此人已并入 %1$s。请修改 %1$s，或先撤销合并。",
              "This person was merged into %1$s. Change %1$s, or undo the merge first.",
              person.name()));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
