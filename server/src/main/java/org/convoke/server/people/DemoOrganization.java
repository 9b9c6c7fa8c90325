package org.convoke.server.people;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convoke.database.Database;
import org.convoke.database.Transaction;
import org.convoke.model.DepartmentId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.server.access.Caller;
import org.convoke.server.access.Passwords;
import org.convoke.server.access.Role;
import org.convoke.server.platform.Invitation;
import org.convoke.server.platform.Settings;
import org.convoke.server.platform.Start;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The organization that a server in demo mode shows: 召集演示公司 with its people, whose passwords are
/// all [#PASSWORD]. Made at the first such start. Thread-safe.
@Singleton
public class DemoOrganization implements Invitation {

  public static final String KEY = "demo";
  public static final String PASSWORD = "convoke";
  private static final String OWNER = "admin";

  /// A number of our own among the database's advisory locks.
  private static final long LOCK = 0x636f_6e76_6f6b_6501L;

  /// Offered on the sign-in page: one of each role, and colleagues to chat with.
  private static final List<String> OFFERED =
      List.of(OWNER, "lina", "zhangwei", "wangfang", "liuyang", "chenjing");

  private final Settings settings;
  private final Database database;
  private final Organizations organizations;
  private final Departments departments;
  private final People people;
  private final Passwords passwords;

  DemoOrganization(
      Settings settings,
      Database database,
      Organizations organizations,
      Departments departments,
      People people,
      Passwords passwords) {
    this.settings = settings;
    this.database = database;
    this.organizations = organizations;
    this.departments = departments;
    this.people = people;
    this.passwords = passwords;
  }

  /// A way to sign in, for the sign-in page.
  @Schema(name = "DemoAccount")
  public record Account(String username, String name, Role role, String department) {}

  void begin(@Observes @Priority(Start.DATA) StartupEvent event, Instance<DemoContent> contents) {
    if (!settings.demo()) {
      return;
    }
    // Nodes that start together take turns; the lock ends with the transaction, which says nothing
    // while the organization is made in others.
    database.inTransaction(
        "demo.turn",
        turn -> {
          turn.query(
                  "demo.lock",
                  """
                  select pg_advisory_xact_lock(:lock) is null as locked,
                    set_config('idle_in_transaction_session_timeout', '10min', true)
                  """)
              .bind("lock", LOCK)
              .one(row -> row.flag("locked"));
          make(contents);
          return turn;
        });
  }

  private void make(Instance<DemoContent> contents) {
    if (organizations.findByKey(KEY).isEmpty()) {
      var hash = passwords.hash(PASSWORD);
      database.inTransaction("demo", transaction -> create(transaction, hash));
    }
    var owner = owner();
    contents.forEach(content -> content.install(owner));
  }

  private Caller owner() {
    var organization = organizations.findByKey(KEY).orElseThrow().id();
    var owner =
        people.findByUsername(OWNER).stream()
            .filter(it -> it.organization().equals(organization))
            .findFirst()
            .orElseThrow();
    return new Caller(
        organization, owner.person().id(), Role.OWNER, Caller.EVERY_SCOPE, Locale.CHINESE);
  }

  @Override
  public Optional<Phrase> invite(URI address) {
    return settings.demo()
        ? Optional.of(
            Phrase.of(
                "演示登录：用户名 %1$s，密码 %2$s（或任一成员的用户名，如 zhangwei）",
                "Sign in as %1$s with the password %2$s (or as any member, such as zhangwei)",
                OWNER,
                PASSWORD))
        : Optional.empty();
  }

  /// The accounts to offer; empty when there is no demo.
  public List<Account> accounts() {
    var demo = organizations.findByKey(KEY);
    if (demo.isEmpty()) {
      return List.of();
    }
    var names = departmentNames(demo.get().id());
    return people.named(demo.get().id(), OFFERED).stream()
        .filter(Person::canSignIn)
        .sorted(Comparator.comparing(person -> OFFERED.indexOf(person.username())))
        .map(person -> account(person, names))
        .toList();
  }

  private static Account account(Person person, Map<DepartmentId, String> departmentNames) {
    var department =
        person.departmentIds().stream()
            .findFirst()
            .map(id -> departmentNames.getOrDefault(id, ""))
            .orElse("");
    return new Account(
        person.username() == null ? "" : person.username(),
        person.name(),
        person.role() == null ? Role.MEMBER : person.role(),
        department);
  }

  private Map<DepartmentId, String> departmentNames(OrgId organization) {
    var names = new LinkedHashMap<DepartmentId, String>();
    departments.remembered(organization).forEach(it -> names.put(it.id(), it.name()));
    return names;
  }

  private Organization create(Transaction transaction, Passwords.Hash hash) {
    var organization = organizations.create(transaction, KEY, "召集演示公司", true);
    var ids = new LinkedHashMap<String, DepartmentId>();
    for (var department : DemoPeople.DEPARTMENTS) {
      var parent = department.parent().isEmpty() ? null : ids.get(department.parent());
      var added = departments.add(transaction, organization.id(), department.name(), parent);
      ids.put(department.name(), added.id());
    }
    var members = new ArrayList<PersonId>();
    for (var person : DemoPeople.all(ids)) {
      people.add(transaction, organization.id(), person);
      if (person.username() != null) {
        members.add(person.id());
      }
    }
    passwords.setForAll(transaction, organization.id(), members, hash);
    return organization;
  }
}
