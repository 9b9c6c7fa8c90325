package org.convoke.server.people;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.convoke.database.Database;
import org.convoke.database.UniqueViolation;
import org.convoke.model.DepartmentId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.server.access.Role;
import org.jspecify.annotations.Nullable;

/// How employees are reached, to find them on a platform. Thread-safe.
@Singleton
public class Contacts {

  /// More than any organization of ours has.
  private static final int MOST = 200_000;

  private static final int MAX_TEXT = 100;
  private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,59}");

  private final Database database;
  private final People people;
  private final Departments departments;

  Contacts(Database database, People people, Departments departments) {
    this.database = database;
    this.people = people;
    this.departments = departments;
  }

  /// @param mobile as it was written; empty: none
  /// @param email empty: none
  public record Contact(PersonId person, String mobile, String email) {}

  /// Everybody who works here.
  public List<Contact> employees(OrgId org) {
    return database
        .query(
            "person.contacts",
            """
            select id, coalesce(mobile, '') as mobile, coalesce(email, '') as email
            from person
            where org_id = :org and kind = 'INTERNAL' and state = 'ACTIVE' and merged_into is null
            order by id
            limit :most
            """)
        .bind("org", org.value())
        .bind("most", MOST)
        .list(
            row ->
                new Contact(new PersonId(row.uuid("id")), row.text("mobile"), row.text("email")));
  }

  /// Customers and partners who are reached by these mobile numbers, written as here.
  public List<Contact> customers(OrgId org, Collection<String> mobiles) {
    return database
        .query(
            "person.customersByMobile",
            """
            select id, mobile, coalesce(email, '') as email
            from person
            where org_id = :org and kind = 'EXTERNAL' and state = 'ACTIVE' and merged_into is null
              and mobile = any(:mobiles::text[])
            order by id
            limit :most
            """)
        .bind("org", org.value())
        .bind("mobiles", mobiles)
        .bind("most", MOST)
        .list(
            row ->
                new Contact(new PersonId(row.uuid("id")), row.text("mobile"), row.text("email")));
  }

  /// What people call somebody.
  public Optional<String> name(OrgId org, PersonId person) {
    return people.find(org, person).map(Person::name);
  }

  /// A mobile number as it can be compared: its digits, mainland ones without the country code.
  public static String comparable(String mobile) {
    var digits = mobile.replaceAll("[^0-9]", "");
    return digits.length() == 13 && digits.startsWith("86") ? digits.substring(2) : digits;
  }

  /// Adds an employee without a password, who signs in with a platform, to those of the named
  /// departments that exist once.
  ///
  /// @param username left out when it is none, or taken: then he cannot sign in
  public PersonId add(
      OrgId org,
      String username,
      String name,
      @Nullable String title,
      @Nullable String mobile,
      @Nullable String email,
      List<String> departmentNames) {
    var person =
        new Person(
            PersonId.create(),
            shortened(name.isBlank() ? "?" : name.strip()),
            null,
            Person.Kind.INTERNAL,
            Person.State.ACTIVE,
            title == null ? null : shortened(title),
            mobile,
            email,
            named(org, departmentNames),
            null);
    if (!USERNAME.matcher(username).matches() || !isAdded(org, withUsername(person, username))) {
      isAdded(org, person);
    }
    return person.id();
  }

  private boolean isAdded(OrgId org, Person person) {
    try {
      database.inTransaction(
          "person.addFound",
          transaction -> {
            people.add(transaction, org, person);
            return person;
          });
      return true;
    } catch (UniqueViolation taken) {
      return false;
    }
  }

  private static Person withUsername(Person person, String username) {
    return new Person(
        person.id(),
        person.name(),
        username,
        person.kind(),
        person.state(),
        person.title(),
        person.mobile(),
        person.email(),
        person.departmentIds(),
        Role.MEMBER);
  }

  private List<DepartmentId> named(OrgId org, List<String> names) {
    var found = new ArrayList<DepartmentId>();
    var all = departments.remembered(org); // for each of many people
    for (var name : names) {
      var same = all.stream().filter(it -> it.name().equals(name)).toList();
      if (same.size() == 1) {
        found.add(same.getFirst().id());
      }
    }
    return found.stream().distinct().toList();
  }

  private static String shortened(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }
}
