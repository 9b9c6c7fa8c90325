package org.convoke.server;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.convoke.database.Database;
import org.convoke.database.Transaction;
import org.convoke.model.PersonId;
import org.convoke.server.access.Passwords;
import org.convoke.server.access.Role;
import org.convoke.server.people.Organizations;
import org.convoke.server.people.People;
import org.convoke.server.people.Person;
import org.convoke.server.platform.Start;

/// A second organization, `other`, with one person of each role: `otherowner`, `otheradmin`,
/// `otherbuilder`, `othermember`; their password is the demo's.
@Singleton
public class OtherOrganization {

  public static final String KEY = "other";

  private final Database database;
  private final Organizations organizations;
  private final People people;
  private final Passwords passwords;

  OtherOrganization(
      Database database, Organizations organizations, People people, Passwords passwords) {
    this.database = database;
    this.organizations = organizations;
    this.people = people;
    this.passwords = passwords;
  }

  void create(@Observes @Priority(Start.DATA) StartupEvent event) {
    var hash = passwords.hash(Api.PASSWORD);
    database.inTransaction("other", transaction -> create(transaction, hash));
  }

  private int create(Transaction transaction, Passwords.Hash hash) {
    var organization = organizations.create(transaction, KEY, "另一家公司", false).id();
    var members =
        List.of(
            person("孟凡", "otherowner", Role.OWNER),
            person("孔明", "otheradmin", Role.ADMIN),
            person("曾诚", "otherbuilder", Role.BUILDER),
            person("颜回", "othermember", Role.MEMBER));
    members.forEach(member -> people.add(transaction, organization, member));
    passwords.setForAll(transaction, organization, members.stream().map(Person::id).toList(), hash);
    return members.size();
  }

  private static Person person(String name, String username, Role role) {
    return new Person(
        PersonId.create(),
        name,
        username,
        Person.Kind.INTERNAL,
        Person.State.ACTIVE,
        null,
        null,
        null,
        List.of(),
        role);
  }
}
