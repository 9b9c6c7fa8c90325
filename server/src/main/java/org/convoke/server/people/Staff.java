package org.convoke.server.people;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.convoke.database.Database;
import org.convoke.database.Transaction;
import org.convoke.database.UniqueViolation;
import org.convoke.model.Conflict;
import org.convoke.model.DepartmentId;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.server.access.AccessChanged;
import org.convoke.server.access.Caller;
import org.convoke.server.access.Passwords;
import org.convoke.server.access.Permissions;
import org.convoke.server.access.Role;
import org.convoke.server.access.Sessions;
import org.convoke.server.platform.Cursor;
import org.convoke.server.platform.Page;
import org.convoke.server.platform.Paging;
import org.jspecify.annotations.Nullable;

/// Keeping people: who may change whom, and what must hold afterwards. Thread-safe.
///
/// An administrator keeps everybody except administrators and owners, whom owners keep. There is
/// always an active owner.
@Singleton
public class Staff {

  private final Database database;
  private final PersonStore store;
  private final People people;
  private final Departments departments;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Event<AccessChanged> accessChanges;

  Staff(
      Database database,
      PersonStore store,
      People people,
      Departments departments,
      Passwords passwords,
      Sessions sessions,
      Event<AccessChanged> accessChanges) {
    this.database = database;
    this.store = store;
    this.people = people;
    this.departments = departments;
    this.passwords = passwords;
    this.sessions = sessions;
    this.accessChanges = accessChanges;
  }

  /// People by name.
  Page<Person> page(OrgId organization, PeopleFilter filter, Paging paging) {
    var found = store.page(organization, filter, afterName(paging), afterId(paging), paging.rows());
    return Page.of(found, paging, person -> Cursor.of(person.name(), person.id()));
  }

  private static String afterName(Paging paging) {
    return paging.isFirst() ? "" : paging.after().getFirst();
  }

  private static UUID afterId(Paging paging) {
    if (paging.isFirst()) {
      return new UUID(0, 0);
    }
    try {
      return UUID.fromString(paging.after().getLast());
    } catch (IllegalArgumentException e) {
      throw Cursor.invalid();
    }
  }

  /// Adds a person; without a user name he cannot sign in.
  Person add(Caller caller, PersonDraft draft, @Nullable String password) {
    var person = draft.person(PersonId.create());
    requireDepartments(caller.organization(), person.departmentIds());
    Permissions.requireMayKeep(caller, person.role());
    var hash = Optional.ofNullable(password).map(it -> passwords.hash("password", it));
    return saved(
        person,
        () ->
            database.inTransaction(
                "person.add",
                transaction -> {
                  store.insert(transaction, caller.organization(), person);
                  hash.ifPresent(
                      it -> passwords.set(transaction, caller.organization(), person.id(), it));
                  return person;
                }));
  }

  /// Changes a person. Who has departed is signed out everywhere.
  Person change(Caller caller, PersonId id, PersonChanges changes) {
    var organization = caller.organization();
    var saved =
        saved(
            changes.applied(people.require(organization, id)).person(id),
            () ->
                database.inTransaction(
                    "person.change", transaction -> update(transaction, caller, id, changes)));
    people.changed(organization, id);
    if (saved.isActive()) {
      accessChanges.fire(new AccessChanged(organization, id));
    } else {
      sessions.endAll(organization, id);
    }
    return saved;
  }

  /// Applies the changes to the person as he is now, not as a cache remembers him, so that two
  /// changes at once do not undo each other.
  private Person update(
      Transaction transaction, Caller caller, PersonId id, PersonChanges changes) {
    var before = store.locked(transaction, caller.organization(), id);
    Merges.requireNotMerged(before);
    var after = changes.applied(before).person(id);
    requireDepartments(caller.organization(), after.departmentIds());
    Permissions.requireMayKeep(caller, before.role());
    Permissions.requireMayKeep(caller, after.role());
    var isOwner = after.role() == Role.OWNER && after.isActive();
    if (!isOwner && store.otherOwners(transaction, caller.organization(), id) == 0) {
      throw new Conflict(
          "last-owner",
          Phrase.of("组织至少要有一位在职的所有者。", "An organization needs at least one active owner."));
    }
    store.update(transaction, caller.organization(), after);
    return after;
  }

  /// Gives somebody else a password and signs him out everywhere: whoever used the old one is out.
  void changePassword(Caller caller, PersonId id, @Nullable String password) {
    var person = people.require(caller.organization(), id);
    Permissions.requireMayKeep(caller, person.role());
    if (person.username() == null) {
      throw Invalid.field("username", "required", Phrase.of("请先设置用户名。", "Set a user name first."));
    }
    var hash = passwords.hash("password", password);
    passwords.set(database, caller.organization(), id, hash);
    sessions.endAll(caller.organization(), id);
  }

  private void requireDepartments(OrgId organization, List<DepartmentId> wanted) {
    var known = departments.find(organization, wanted).stream().map(Department::id).toList();
    for (var id : wanted) {
      if (!known.contains(id)) {
        throw Invalid.field(
            "departmentIds",
            "unknown-department",
            Phrase.of("没有部门 %s。", "There is no department %s.", id));
      }
    }
  }

  private static Person saved(Person person, java.util.function.Supplier<Person> save) {
    try {
      return save.get();
    } catch (UniqueViolation e) {
      if (!e.constraint().equals("person_username")) {
        throw e;
      }
      var taken =
          Phrase.of(
              "用户名 %s 已被使用。", "The user name %s is taken.", String.valueOf(person.username()));
      throw new Conflict(
          "username-taken", taken, List.of(new FieldProblem("username", "duplicate-value", taken)));
    }
  }
}
