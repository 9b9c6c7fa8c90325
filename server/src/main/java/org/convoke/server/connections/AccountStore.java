package org.convoke.server.connections;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.connectors.Accounts.Account;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.database.Statements;
import org.convoke.database.UniqueViolation;
import org.convoke.model.ConnectionId;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The rows of accounts: which of them belong to whom. Decides nothing. Thread-safe.
@Singleton
class AccountStore {

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private static final String SELECT =
      """
      select account_id, other_ids, person_id, name, mobile, email, title, departments, external,
        origin, seen_at, confirmed, nameless
      from account
      """;

  private final Database database;

  AccountStore(Database database) {
    this.database = database;
  }

  /// How an account became known.
  @Schema(name = "AccountOrigin")
  enum Origin {
    DIRECTORY,
    EVENT,
    HAND,
    SIGN_IN
  }

  /// An account of a connection.
  ///
  /// @param person null: it belongs to nobody that is known
  /// @param confirmed whether somebody who keeps the person said so; false: it was found
  /// @param nameless why the platform did not tell its name; null: it did, or nobody asked
  record Known(
      Account account,
      @Nullable PersonId person,
      String name,
      @Nullable String mobile,
      @Nullable String email,
      @Nullable String title,
      List<String> departments,
      boolean external,
      Origin origin,
      Instant seenAt,
      boolean confirmed,
      @Nullable Phrase nameless) {

    Known {
      departments = List.copyOf(departments);
    }

    /// A colleague's account of which nothing but the name is known.
    static Known named(
        Account account,
        @Nullable PersonId person,
        String name,
        Origin origin,
        Instant seenAt,
        boolean confirmed) {
      return new Known(
          account, person, name, null, null, null, List.of(), false, origin, seenAt, confirmed,
          null);
    }

    /// The same, nobody's.
    Known unlinked() {
      return of(null);
    }

    /// The same, somebody else's; not confirmed.
    ///
    /// @param owner null: nobody's
    Known of(@Nullable PersonId owner) {
      return new Known(
          account,
          owner,
          name,
          mobile,
          email,
          title,
          departments,
          external,
          origin,
          seenAt,
          false,
          nameless);
    }
  }

  List<Known> ofPeople(OrgId org, ConnectionId connection, Collection<PersonId> people) {
    return database
        .query(
            "account.ofPeople",
            SELECT
                + """
                where org_id = :org and connection_id = :connection and person_id = any(:people)
                """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("people", people.stream().map(PersonId::value).toList())
        .list(AccountStore::known);
  }

  List<Known> find(
      Statements statements, OrgId org, ConnectionId connection, Collection<String> ids) {
    return statements
        .query(
            "account.find",
            SELECT
                + """
                where org_id = :org and connection_id = :connection
                  and account_id = any(:ids::text[])
                """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("ids", ids)
        .list(AccountStore::known);
  }

  Optional<Known> find(OrgId org, ConnectionId connection, String id) {
    return find(database, org, connection, List.of(id)).stream().findFirst();
  }

  List<Known> find(OrgId org, ConnectionId connection, Collection<String> ids) {
    return ids.isEmpty() ? List.of() : find(database, org, connection, ids);
  }

  /// @param linked null: all
  /// @param pattern of a name; null: any
  List<Known> page(
      OrgId org,
      ConnectionId connection,
      @Nullable Boolean linked,
      @Nullable String pattern,
      String afterName,
      String afterId,
      int limit) {
    return database
        .query(
            "account.page",
            SELECT
                + """
                where org_id = :org and connection_id = :connection
                  and (name collate reading_order, account_id) > (:afterName, :afterId)
                  and (:linked::boolean is null or (person_id is not null) = :linked)
                  and (:pattern::text is null or name ilike :pattern or account_id ilike :pattern
                    or mobile ilike :pattern or email ilike :pattern)
                order by name collate reading_order, account_id
                limit :limit
                """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("linked", linked)
        .bind("pattern", pattern)
        .bind("afterName", afterName)
        .bind("afterId", afterId)
        .bind("limit", limit)
        .list(AccountStore::known);
  }

  /// How many belong to somebody, and how many to nobody.
  record Counts(long linked, long unlinked) {}

  Counts counts(OrgId org, ConnectionId connection) {
    return database
        .query(
            "account.counts",
            """
            select count(person_id) as linked, count(*) - count(person_id) as unlinked
            from account
            where org_id = :org and connection_id = :connection
            """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .one(row -> new Counts(row.number("linked"), row.number("unlinked")));
  }

  /// Writes what is known of an account. Whose it is stays as it is, unless nobody's.
  ///
  /// @throws UniqueViolation when the person has another account of this connection
  void put(Statements statements, OrgId org, ConnectionId connection, Known known) {
    putAll(statements, org, connection, List.of(known));
  }

  /// Like [#put(Statements, OrgId, ConnectionId, Known)] of many, with one statement.
  ///
  /// @param all each account once
  void putAll(Statements statements, OrgId org, ConnectionId connection, List<Known> all) {
    statements
        .update(
            "account.put",
            """
            insert into account (org_id, connection_id, account_id, other_ids, person_id, name,
              mobile, email, title, departments, external, origin, seen_at, linked_at, confirmed,
              nameless, asked_at)
            select :org, :connection, id, other_ids, person, name, mobile, email, title,
              departments, external, origin, seen, case when person is not null then seen end,
              confirmed, nameless, case when nameless is not null then seen end
            from jsonb_to_recordset(:accounts::jsonb) as known (id text, other_ids jsonb,
              person uuid, name text, mobile text, email text, title text, departments text[],
              external boolean, origin text, seen timestamptz, confirmed boolean,
              nameless jsonb)
            on conflict (org_id, connection_id, account_id) do update set
              other_ids = account.other_ids || excluded.other_ids,
              person_id = coalesce(account.person_id, excluded.person_id),
              name = case when excluded.name = '' then account.name else excluded.name end,
              mobile = coalesce(excluded.mobile, account.mobile),
              email = coalesce(excluded.email, account.email),
              title = coalesce(excluded.title, account.title),
              departments = case when excluded.origin = 'DIRECTORY'
                then excluded.departments else account.departments end,
              external = excluded.external,
              origin = case when excluded.origin = 'DIRECTORY'
                then excluded.origin else account.origin end,
              seen_at = excluded.seen_at,
              linked_at = coalesce(account.linked_at, excluded.linked_at),
              confirmed = case when account.person_id is null
                then excluded.confirmed else account.confirmed end,
              nameless = case when excluded.origin = 'DIRECTORY'
                  or excluded.origin = 'EVENT' and excluded.nameless is null
                    and excluded.name <> ''
                then null else coalesce(excluded.nameless, account.nameless) end,
              asked_at = coalesce(excluded.asked_at, account.asked_at)
            """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("accounts", Json.write(all.stream().map(AccountStore::fields).toList()))
        .execute();
  }

  private static Map<String, @Nullable Object> fields(Known known) {
    var fields = new HashMap<String, @Nullable Object>();
    fields.put("id", known.account().id());
    fields.put("other_ids", known.account().otherIds());
    fields.put("person", known.person() == null ? null : known.person().toString());
    fields.put("name", known.name());
    fields.put("mobile", known.mobile());
    fields.put("email", known.email());
    fields.put("title", known.title());
    fields.put("departments", known.departments());
    fields.put("external", known.external());
    fields.put("origin", known.origin());
    fields.put("seen", known.seenAt().toString());
    fields.put("confirmed", known.confirmed());
    fields.put("nameless", known.nameless());
    return fields;
  }

  /// Those whose names the platform did not tell when it was asked, by when that was.
  List<Known> nameless(OrgId org, ConnectionId connection, int limit) {
    return database
        .query(
            "account.nameless",
            SELECT
                + """
                where org_id = :org and connection_id = :connection and nameless is not null
                order by asked_at nulls first, account_id
                limit :limit
                """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("limit", limit)
        .list(AccountStore::known);
  }

  /// Writes what the platform calls an account by now.
  void name(
      Statements statements,
      OrgId org,
      ConnectionId connection,
      String id,
      String name,
      Instant now) {
    statements
        .update(
            "account.name",
            """
            update account
            set name = :name, nameless = null, seen_at = :now
            where org_id = :org and connection_id = :connection and account_id = :id
            """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("id", id)
        .bind("name", name)
        .bind("now", now)
        .execute();
  }

  /// Writes that the platform was asked for a name, and why it does not tell it.
  void refused(OrgId org, ConnectionId connection, String id, Phrase why, Instant now) {
    database
        .update(
            "account.refused",
            """
            update account
            set nameless = :why::jsonb, asked_at = :now
            where org_id = :org and connection_id = :connection and account_id = :id
            """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("id", id)
        .bind("why", Json.write(why))
        .bind("now", now)
        .execute();
  }

  /// Says whose an account is, and that somebody said so; null: nobody's.
  ///
  /// @return false when there is no such account
  /// @throws UniqueViolation when the person has another account of this connection
  boolean link(
      Statements statements,
      OrgId org,
      ConnectionId connection,
      String id,
      @Nullable PersonId person,
      Instant now) {
    return statements
            .update(
                "account.link",
                """
                update account
                set person_id = :person, linked_at = :at, confirmed = :person::uuid is not null
                where org_id = :org and connection_id = :connection and account_id = :id
                """)
            .bind("org", org.value())
            .bind("connection", connection.value())
            .bind("id", id)
            .bind("person", person == null ? null : person.value())
            .bind("at", person == null ? null : now)
            .execute()
        == 1;
  }

  /// Takes a person's account of this connection away from him.
  void unlinkPerson(Statements statements, OrgId org, ConnectionId connection, PersonId person) {
    statements
        .update(
            "account.unlinkPerson",
            """
            update account
            set person_id = null, linked_at = null, confirmed = false
            where org_id = :org and connection_id = :connection and person_id = :person
            """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("person", person.value())
        .execute();
  }

  /// Forgets accounts of the directory that belong to nobody and were not seen any more.
  void forgetUnseen(OrgId org, ConnectionId connection, Instant before) {
    database
        .update(
            "account.forgetUnseen",
            """
            delete from account
            where org_id = :org and connection_id = :connection and origin = 'DIRECTORY'
              and person_id is null and seen_at < :before
            """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("before", before)
        .execute();
  }

  private static Known known(Row row) throws SQLException {
    return new Known(
        new Account(row.text("account_id"), texts(row.text("other_ids"))),
        row.optionalUuid("person_id").map(PersonId::new).orElse(null),
        row.text("name"),
        row.optionalText("mobile").orElse(null),
        row.optionalText("email").orElse(null),
        row.optionalText("title").orElse(null),
        row.texts("departments"),
        row.flag("external"),
        Origin.valueOf(row.text("origin")),
        row.instant("seen_at"),
        row.flag("confirmed"),
        row.optionalText("nameless").map(it -> Json.read(it, Phrase.class)).orElse(null));
  }

  private static Map<String, String> texts(String json) {
    try {
      return Json.MAPPER.readValue(json, TEXTS);
    } catch (IOException e) {
      throw new IllegalStateException("an account's ids are texts by name", e);
    }
  }
}
