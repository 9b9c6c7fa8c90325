package org.convoke.server.people;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.database.Statements;
import org.convoke.database.Transaction;
import org.convoke.model.DepartmentId;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.server.access.Role;
import org.convoke.server.people.Person.Kind;
import org.convoke.server.people.Person.State;

/// The rows of people. Decides nothing.
@Singleton
class PersonStore {

  private static final String SELECT =
      """
      select person.org_id, person.id, coalesce(other.name, person.name) as name,
        person.username, coalesce(other.kind, person.kind) as kind,
        coalesce(other.state, person.state) as state,
        person.title, person.mobile, person.email, person.role, person.merged_into,
        array(
          select department_id
          from person_department
          where person_department.org_id = person.org_id
            and person_department.person_id = person.id
          order by position
        ) as department_ids
      from person
      left join person as other
        on other.org_id = person.org_id and other.id = person.merged_into
      """;

  private final Database database;
  private final Clock clock;

  PersonStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  List<Person> find(Statements statements, OrgId organization, Collection<PersonId> ids) {
    return statements
        .query("person.find", SELECT + "where person.org_id = :org and person.id = any(:ids)")
        .bind("org", organization.value())
        .bind("ids", ids.stream().map(PersonId::value).toList())
        .list(PersonStore::person);
  }

  /// A person as he is now; nobody else changes him until the transaction ends.
  ///
  /// @throws NotFound when there is no such person
  Person locked(Transaction transaction, OrgId organization, PersonId id) {
    transaction
        .query(
            "person.lock",
            """
            select id
            from person
            where org_id = :org and id = :id
            for update
            """)
        .bind("org", organization.value())
        .bind("id", id.value())
        .optional(row -> row.uuid("id"));
    return find(transaction, organization, List.of(id)).stream()
        .findFirst()
        .orElseThrow(() -> NotFound.of(Phrase.of("人员", "person"), id));
  }

  /// Whoever people are by now, as [People#current(Transaction, OrgId, Collection)]. Waits for a
  /// merge that has begun, and lets the next one wait.
  Map<PersonId, PersonId> current(
      Transaction transaction, OrgId organization, Collection<PersonId> ids) {
    return transaction
        .query(
            "person.current",
            """
            select id, coalesce(merged_into, id) as current
            from person
            where org_id = :org and id = any(:ids)
            order by id
            for share
            """)
        .bind("org", organization.value())
        .bind("ids", ids.stream().map(PersonId::value).toList())
        .list(row -> Map.entry(new PersonId(row.uuid("id")), new PersonId(row.uuid("current"))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// People with this user name, however it is written, in every organization: few.
  List<Member> findByUsername(String username) {
    return database
        .query(
            "person.byUsername",
            SELECT
                + "where lower(person.username) = lower(:username) order by person.org_id limit 20")
        .bind("username", username)
        .list(row -> new Member(new OrgId(row.uuid("org_id")), person(row)));
  }

  /// Those with these user names, as they are written.
  List<Person> findByUsernames(OrgId organization, Collection<String> usernames) {
    return database
        .query(
            "person.byUsernames",
            SELECT
                + """
                where person.org_id = :org
                  and lower(person.username) = any(:usernames::text[])
                """)
        .bind("org", organization.value())
        .bind("usernames", usernames)
        .list(PersonStore::person);
  }

  /// A person and his organization.
  record Member(OrgId organization, Person person) {}

  /// A page by name, Chinese ones by pinyin.
  List<Person> page(
      OrgId organization, PeopleFilter filter, String afterName, UUID afterId, int limit) {
    return database
        .query(
            "person.page",
            SELECT
                + """
                where person.org_id = :org and person.merged_into is null
                  and (person.name collate reading_order, person.id) > (:afterName, :afterId)
                  and (:text::text is null
                    or person.name ilike :text or person.username ilike :text
                    or person.mobile ilike :text or person.email ilike :text)
                  and (:kind::text is null or person.kind = :kind)
                  and (:state::text is null or person.state = :state)
                  and (:department::uuid is null or exists (
                    select 1
                    from person_department
                    where person_department.org_id = person.org_id
                      and person_department.person_id = person.id
                      and person_department.department_id = :department))
                order by person.name collate reading_order, person.id
                limit :limit
                """)
        .bind("org", organization.value())
        .bind("afterName", afterName)
        .bind("afterId", afterId)
        .bind("text", filter.pattern())
        .bind("kind", filter.kind())
        .bind("state", filter.state())
        .bind("department", filter.department() == null ? null : filter.department().value())
        .bind("limit", limit)
        .list(PersonStore::person);
  }

  void insert(Statements statements, OrgId organization, Person person) {
    bind(
            statements.update(
                "person.insert",
                """
                insert into person (org_id, id, name, username, kind, state, title, mobile, email,
                  role, created_at, updated_at)
                values (:org, :id, :name, :username, :kind, :state, :title, :mobile, :email,
                  :role, :now, :now)
                """),
            organization,
            person)
        .execute();
    putDepartments(statements, organization, person);
  }

  /// @return false when he is called otherwise, or is no external person
  boolean rename(
      Statements statements, OrgId organization, PersonId person, String before, String name) {
    return statements
            .update(
                "person.rename",
                """
                update person
                set name = :name, updated_at = :now
                where org_id = :org and id = :id and kind = 'EXTERNAL' and name = :before
                """)
            .bind("org", organization.value())
            .bind("id", person.value())
            .bind("before", before)
            .bind("name", name)
            .bind("now", clock.instant())
            .execute()
        == 1;
  }

  void update(Statements statements, OrgId organization, Person person) {
    bind(
            statements.update(
                "person.update",
                """
                update person
                set name = :name, username = :username, kind = :kind, state = :state,
                  title = :title, mobile = :mobile, email = :email, role = :role,
                  updated_at = :now
                where org_id = :org and id = :id
                """),
            organization,
            person)
        .execute();
    statements
        .update(
            "person.leaveDepartments",
            "delete from person_department where org_id = :org and person_id = :id")
        .bind("org", organization.value())
        .bind("id", person.id().value())
        .execute();
    putDepartments(statements, organization, person);
  }

  private void putDepartments(Statements statements, OrgId organization, Person person) {
    if (person.departmentIds().isEmpty()) {
      return;
    }
    statements
        .update(
            "person.joinDepartments",
            """
            insert into person_department (org_id, person_id, department_id, position)
            select :org, :id, department_id, position
            from unnest(:departments) with ordinality as given (department_id, position)
            """)
        .bind("org", organization.value())
        .bind("id", person.id().value())
        .bind("departments", person.departmentIds().stream().map(DepartmentId::value).toList())
        .execute();
  }

  /// Locks the owners, so that two changes cannot each take away the last but one.
  long otherOwners(Statements statements, OrgId organization, PersonId person) {
    return statements
        .query(
            "person.otherOwners",
            """
            select id
            from person
            where org_id = :org and role = 'OWNER' and state = 'ACTIVE'
            order by id
            for update
            """)
        .bind("org", organization.value())
        .list(row -> row.uuid("id"))
        .stream()
        .filter(id -> !id.equals(person.value()))
        .count();
  }

  private org.convoke.database.Update bind(
      org.convoke.database.Update update, OrgId organization, Person person) {
    return update
        .bind("org", organization.value())
        .bind("id", person.id().value())
        .bind("name", person.name())
        .bind("username", person.username())
        .bind("kind", person.kind())
        .bind("state", person.state())
        .bind("title", person.title())
        .bind("mobile", person.mobile())
        .bind("email", person.email())
        .bind("role", person.role())
        .bind("now", clock.instant());
  }

  private static Person person(Row row) throws SQLException {
    return new Person(
        new PersonId(row.uuid("id")),
        row.text("name"),
        row.optionalText("username").orElse(null),
        Kind.valueOf(row.text("kind")),
        State.valueOf(row.text("state")),
        row.optionalText("title").orElse(null),
        row.optionalText("mobile").orElse(null),
        row.optionalText("email").orElse(null),
        row.uuids("department_ids").stream().map(DepartmentId::new).toList(),
        row.optionalText("role").map(Role::valueOf).orElse(null),
        row.optionalUuid("merged_into").map(PersonId::new).orElse(null));
  }
}
