package org.convoke.server.connections;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.convoke.database.Row;
import org.convoke.database.Transaction;
import org.convoke.model.Conflict;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.server.people.MergeFollower;
import org.convoke.server.people.Person;

/// The accounts of people who turned out to be one go over: of each connection a person has at most
/// one. Whoever signs in with them is the other from then on, once somebody confirms them where
/// that is asked for. Thread-safe.
@Singleton
class MergedAccounts implements MergeFollower {

  @Override
  public String key() {
    return "accounts";
  }

  @Override
  public Value.Fields move(Transaction transaction, OrgId org, Person from, Person into) {
    requireNoneOfBoth(transaction, org, from, into);
    var moved =
        transaction
            .query(
                "account.merge",
                """
                with before as (
                  select connection_id, account_id, linked_at, confirmed
                  from account
                  where org_id = :org and person_id = :from
                  for update
                ), moved as (
                  update account
                  set person_id = :into, confirmed = false
                  from before
                  where account.org_id = :org and account.connection_id = before.connection_id
                    and account.account_id = before.account_id
                  returning 1
                )
                select connection_id, account_id, linked_at, confirmed
                from before
                """)
            .bind("org", org.value())
            .bind("from", from.id().value())
            .bind("into", into.id().value())
            .list(MergedAccounts::moved);
    return Value.fields(Map.of("items", new Value.Items(List.copyOf(moved))));
  }

  private static Value.Fields moved(Row row) throws SQLException {
    return Value.fields(
        Map.<String, Value>of(
            "connection", Value.of(row.uuid("connection_id").toString()),
            "account", Value.of(row.text("account_id")),
            "linked", linkedAt(row),
            "confirmed", Value.of(row.flag("confirmed"))));
  }

  private static Value linkedAt(Row row) throws SQLException {
    return row.optionalInstant("linked_at")
        .<Value>map(it -> Value.of(it.toString()))
        .orElse(Value.EMPTY);
  }

  private static void requireNoneOfBoth(
      Transaction transaction, OrgId org, Person from, Person into) {
    var names =
        transaction
            .query(
                "account.ofBoth",
                """
                select connection.name
                from account
                join account as other on other.org_id = account.org_id
                  and other.connection_id = account.connection_id
                join connection on connection.org_id = account.org_id
                  and connection.id = account.connection_id
                where account.org_id = :org and account.person_id = :from
                  and other.person_id = :into
                order by connection.name
                limit 20
                """)
            .bind("org", org.value())
            .bind("from", from.id().value())
            .bind("into", into.id().value())
            .list(row -> row.text("name"));
    if (!names.isEmpty()) {
      throw new Conflict(
          "both-have-accounts",
          Phrase.of(
              "两人在同一连接（%1$s）上各有账号，因此不是同一个人，或先在“管理 → 连接 → 账号”中取消其中一个的关联。",
              "Both have an account of the same connection (%1$s): either they are two people, or"
                  + " first unlink one under Administration → Connections → Accounts.",
              Phrase.list(names)));
    }
  }

  /// Whether an account is confirmed comes back only when nobody linked it since: what was said
  /// later holds. Merges of before do not tell when it was linked, so it is to be confirmed anew.
  @Override
  public void moveBack(
      Transaction transaction, OrgId org, Person from, Person into, Value.Fields moved) {
    transaction
        .update(
            "account.unmerge",
            """
            update account
            set person_id = :from,
              confirmed = case when account.linked_at = moved.linked
                then moved.confirmed else account.confirmed end
            from jsonb_to_recordset(:moved::jsonb)
              as moved (connection uuid, account text collate "C", linked timestamptz,
                confirmed boolean)
            where account.org_id = :org and account.connection_id = moved.connection
              and account.account_id = moved.account and account.person_id = :into
            """)
        .bind("org", org.value())
        .bind("from", from.id().value())
        .bind("into", into.id().value())
        .bind("moved", Json.write(moved.get("items")))
        .execute();
  }
}
