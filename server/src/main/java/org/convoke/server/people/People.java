package org.convoke.server.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.convoke.database.Database;
import org.convoke.database.Statements;
import org.convoke.database.Transaction;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.server.bus.Changed;
import org.convoke.server.bus.Changed.Kind;
import org.convoke.server.bus.Changes;

/// The people of an organization, mostly from memory. What this node changes it sees at once, what
/// another node changes as soon as that tells it ([Changes]), or within 30 s; with whoever changes,
/// those who were merged into him. Thread-safe.
@Singleton
public class People {

  private static final Phrase KIND = Phrase.of("人员", "person");
  private static final Duration LONGEST_STALE = Duration.ofSeconds(30);

  /// About 25 MB of people.
  private static final int CACHED = 50_000;

  private final Database database;
  private final PersonStore store;
  private final Changes changes;
  private final Cache<Key, Person> cache =
      Caffeine.newBuilder().maximumSize(CACHED).expireAfterWrite(LONGEST_STALE).build();

  /// Into whom those of them were merged who show another's name.
  private final Cache<Key, PersonId> merged =
      Caffeine.newBuilder().maximumSize(CACHED).expireAfterWrite(LONGEST_STALE).build();

  /// Counts the changes: what was read before a change is not kept after it.
  private final AtomicLong changed = new AtomicLong();

  People(Database database, PersonStore store, Changes changes) {
    this.database = database;
    this.store = store;
    this.changes = changes;
    changes.forget(Kind.PEOPLE, this::forget, this::forget);
  }

  private record Key(OrgId organization, PersonId person) {}

  /// The people with these ids, in their order; ids that name nobody of this organization are left
  /// out. Departed people are found too: pages still show their names.
  public Map<PersonId, Person> find(OrgId organization, Collection<PersonId> ids) {
    var found = new LinkedHashMap<PersonId, Person>();
    var missing = new ArrayList<PersonId>();
    for (var id : new LinkedHashSet<>(ids)) {
      var cached = cache.getIfPresent(new Key(organization, id));
      if (cached == null) {
        missing.add(id);
      }
      found.put(id, cached == null ? NOBODY : cached);
    }
    if (!missing.isEmpty()) {
      found.putAll(load(organization, missing));
      found.values().removeIf(person -> person == NOBODY);
    }
    return found;
  }

  public Optional<Person> find(OrgId organization, PersonId id) {
    var cached = cache.getIfPresent(new Key(organization, id));
    return cached == null
        ? Optional.ofNullable(load(organization, List.of(id)).get(id))
        : Optional.of(cached);
  }

  /// Who somebody is by now: whoever he was merged into, else himself.
  public PersonId current(OrgId organization, PersonId id) {
    var into = find(organization, id).map(Person::mergedInto);
    return into.orElse(id);
  }

  /// Like [#current(OrgId, PersonId)] of several: each once, in their order.
  public List<PersonId> current(OrgId organization, Collection<PersonId> ids) {
    var found = find(organization, ids);
    return ids.stream()
        .map(id -> Optional.ofNullable(found.get(id)).map(Person::mergedInto).orElse(id))
        .distinct()
        .toList();
  }

  /// Like [#current(OrgId, PersonId)] of some, from the database: none of them is merged, nor goes
  /// back, until the transaction ends. For whoever writes down what a [MergeFollower] moves.
  ///
  /// @return without those who are nobody of this organization
  public Map<PersonId, PersonId> current(
      Transaction transaction, OrgId organization, Collection<PersonId> ids) {
    return store.current(transaction, organization, ids);
  }

  /// @throws NotFound when there is nobody with this id in this organization
  public Person require(OrgId organization, PersonId id) {
    return find(organization, id).orElseThrow(() -> NotFound.of(KIND, id));
  }

  /// Whoever has this user name, however it is written, in any organization.
  public List<SignInCandidate> findByUsername(String username) {
    return store.findByUsername(username).stream()
        .filter(member -> member.person().canSignIn())
        .map(member -> new SignInCandidate(member.organization(), member.person()))
        .toList();
  }

  /// Whoever of an organization has one of these user names, in no order.
  ///
  /// @param usernames in lower case
  List<Person> named(OrgId organization, Collection<String> usernames) {
    return store.findByUsernames(organization, usernames);
  }

  /// Somebody who may be the one who signs in.
  public record SignInCandidate(OrgId organization, Person person) {}

  /// Adds a person within the caller's transaction.
  public void add(Statements statements, OrgId organization, Person person) {
    store.insert(statements, organization, person);
  }

  /// Gives an external person another name, unless he is called something else by now. When it is
  /// committed, the caller tells [#changed].
  ///
  /// @return whether he is called so
  public boolean rename(
      Statements statements, OrgId organization, PersonId person, String before, String name) {
    return store.rename(statements, organization, person, before, name);
  }

  /// Forgets a person that was changed, on all nodes; called when the change is committed.
  public void changed(OrgId organization, PersonId person) {
    forget(organization, person);
    changes.tell(new Changed(organization, Kind.PEOPLE, person.toString()));
  }

  private void forget(Changed change) {
    if (change.id() == null) {
      forget();
    } else {
      forget(change.org(), PersonId.parse(change.id()));
    }
  }

  private void forget(OrgId organization, PersonId person) {
    changed.incrementAndGet();
    cache.invalidate(new Key(organization, person));
    merged
        .asMap()
        .forEach(
            (key, into) -> {
              if (into.equals(person)) {
                cache.invalidate(key);
              }
            });
  }

  private void forget() {
    changed.incrementAndGet();
    cache.invalidateAll();
  }

  private Map<PersonId, Person> load(OrgId organization, List<PersonId> ids) {
    var before = changed.get();
    var loaded = new LinkedHashMap<PersonId, Person>();
    for (var person : store.find(database, organization, ids)) {
      loaded.put(person.id(), person);
      if (changed.get() == before) {
        keep(new Key(organization, person.id()), person);
      }
    }
    return loaded;
  }

  private void keep(Key key, Person person) {
    var into = person.mergedInto();
    if (into != null) {
      merged.put(key, into);
    }
    cache.put(key, person);
  }

  /// Keeps the place of a person who is not in memory.
  private static final Person NOBODY =
      new Person(
          new PersonId(new java.util.UUID(0, 0)),
          "",
          null,
          Person.Kind.EXTERNAL,
          Person.State.DEPARTED,
          null,
          null,
          null,
          List.of(),
          null);
}
