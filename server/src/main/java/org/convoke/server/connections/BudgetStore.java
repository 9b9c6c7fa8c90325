package org.convoke.server.connections;

import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.Budgets.Budget;
import org.convoke.connectors.Budgets.Window;
import org.convoke.database.Database;
import org.convoke.database.Row;
import org.convoke.database.Statements;
import org.convoke.model.ConnectionId;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;

/// The rows of budgets: one for each allowance, with the window that is counted. Thread-safe.
///
/// Windows of a second are rows too: a call to a platform takes a hundred times as long as the
/// row's update, and shares by node would be wrong whenever a node comes or goes.
@Singleton
class BudgetStore {

  /// In a second there are as many distances as fit, and one call more: so the limit less one is
  /// spread over it. And a call may arrive so much later or sooner than it is sent, in seconds.
  private static final double SECOND_AND_JITTER = 1.05;

  /// How far ahead calls of a second take their turns.
  private static final double SECONDS_AHEAD = 2;

  private final Database database;

  BudgetStore(Database database) {
    this.database = database;
  }

  /// An allowance in the window that is open now; an allowance of a second, now.
  record Spending(Budget budget, Instant beganAt) {}

  /// What came of it.
  ///
  /// @param missing those that have nothing left; empty: it is spent
  /// @param due when the call may be made; earlier than now: at once
  record Taken(List<Budget> missing, Instant due) {}

  private record Turn(String key, Instant at) {}

  /// How much of an allowance was spent in a window.
  record Spent(String key, Phrase name, Window window, long allowed, long spent, Instant beganAt) {}

  /// Ends a transaction in which not everything could be spent.
  private static final class NotAll extends RuntimeException {
    private final transient List<Budget> missing;

    NotAll(List<Budget> missing) {
      super("not every allowance had something left", null, false, false);
      this.missing = missing;
    }
  }

  /// Takes one out of each, or none.
  ///
  /// @param wanted each allowance once
  Taken spend(OrgId org, ConnectionId connection, List<Spending> wanted) {
    if (wanted.size() == 1) { // nothing to take back: one statement commits by itself
      return taken(wanted, spend(database, org, connection, wanted));
    }
    try {
      return database.inTransaction(
          "budget.spend",
          transaction -> {
            var taken = taken(wanted, spend(transaction, org, connection, wanted));
            if (!taken.missing().isEmpty()) {
              throw new NotAll(taken.missing());
            }
            return taken;
          });
    } catch (NotAll notAll) {
      return new Taken(notAll.missing, Instant.MIN);
    }
  }

  private static Taken taken(List<Spending> wanted, List<Turn> turns) {
    var spent = turns.stream().map(Turn::key).collect(toSet());
    return new Taken(
        wanted.stream().map(Spending::budget).filter(it -> !spent.contains(it.key())).toList(),
        turns.stream().map(Turn::at).max(Comparator.naturalOrder()).orElse(Instant.MIN));
  }

  /// Takes one out of each that has something left. In one order, so that two calls with the same
  /// allowances wait for each other. A node whose clock is behind counts in the window that another
  /// has begun.
  ///
  /// The calls of a second take turns at equal distances: those that two counted seconds allow
  /// could all arrive in one of the platform's.
  private static List<Turn> spend(
      Statements statements, OrgId org, ConnectionId connection, List<Spending> wanted) {
    return statements
        .query(
            "budget.spend",
            """
            insert into connection_budget as budget
              (org_id, connection_id, key, name, "window", allowed, spent, began_at)
            select :org, :connection, key, name, "window", allowed, 1, began
            from jsonb_to_recordset(:wanted::jsonb) as wanted (key text collate "C",
              name jsonb, "window" text, allowed bigint, began timestamptz)
            order by key
            on conflict (org_id, connection_id, key) do update set
              name = excluded.name,
              "window" = excluded."window",
              allowed = excluded.allowed,
              spent = case when budget.began_at < excluded.began_at
                then 1 else least(budget.spent, excluded.allowed - 1) + 1 end,
              began_at = case when excluded."window" = 'SECOND'
                then greatest(excluded.began_at,
                  budget.began_at + make_interval(secs => :second / greatest(excluded.allowed - 1, 1)))
                else greatest(budget.began_at, excluded.began_at) end
            where case when excluded."window" = 'SECOND'
              then budget.began_at + make_interval(secs => :second / greatest(excluded.allowed - 1, 1))
                <= excluded.began_at + make_interval(secs => :ahead)
              else budget.began_at < excluded.began_at or budget.spent < excluded.allowed end
            returning budget.key, budget.began_at
            """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("wanted", Json.write(wanted.stream().map(BudgetStore::fields).toList()))
        .bind("second", SECOND_AND_JITTER)
        .bind("ahead", SECONDS_AHEAD)
        .list(row -> new Turn(row.text("key"), row.instant("began_at")));
  }

  private static Map<String, Object> fields(Spending wanted) {
    return Map.of(
        "key", wanted.budget().key(),
        "name", wanted.budget().name(),
        "window", wanted.budget().window(),
        "allowed", wanted.budget().limit(),
        "began", wanted.beganAt().toString());
  }

  void usedUp(OrgId org, ConnectionId connection, Spending spending) {
    var budget = spending.budget();
    database
        .update(
            "budget.usedUp",
            """
            insert into connection_budget as budget
              (org_id, connection_id, key, name, "window", allowed, spent, began_at)
            values (:org, :connection, :key, :name::jsonb, :window, :allowed, :allowed, :began)
            on conflict (org_id, connection_id, key) do update set
              allowed = excluded.allowed,
              spent = greatest(excluded.allowed,
                case when budget.began_at < excluded.began_at then 0 else budget.spent end),
              began_at = greatest(budget.began_at, excluded.began_at)
            """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .bind("key", budget.key())
        .bind("name", Json.write(budget.name()))
        .bind("window", budget.window())
        .bind("allowed", budget.limit())
        .bind("began", spending.beganAt())
        .execute();
  }

  List<Spent> list(OrgId org, ConnectionId connection) {
    return database
        .query(
            "budget.list",
            """
            select key, name, "window", allowed, spent, began_at
            from connection_budget
            where org_id = :org and connection_id = :connection
            order by key
            limit 200
            """)
        .bind("org", org.value())
        .bind("connection", connection.value())
        .list(BudgetStore::spent);
  }

  private static Spent spent(Row row) throws SQLException {
    return new Spent(
        row.text("key"),
        Json.read(row.text("name"), Phrase.class),
        Window.valueOf(row.text("window")),
        row.number("allowed"),
        row.number("spent"),
        row.instant("began_at"));
  }
}
