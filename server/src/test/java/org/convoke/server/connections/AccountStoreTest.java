package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.convoke.database.Database;
import org.convoke.model.ConnectionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Accounts of a company that has many.
@QuarkusTest
class AccountStoreTest {

  @Inject AccountStore store;
  @Inject Database database;

  private final ConnectionId connection = ConnectionId.create();

  @AfterEach
  void forget() {
    database
        .update("test.forget", "delete from account where connection_id = :id")
        .bind("id", connection.value())
        .execute();
  }

  @Test
  void whom_to_ask_for_again_is_found_without_reading_everybody() {
    many();
    assertThat(store.nameless(TestConnection.org(), connection, 10)).hasSize(10);
    assertThat(plan()).anyMatch(it -> it.contains("account_nameless"));
  }

  /// 20,000, of which 20 have no name.
  private void many() {
    database
        .update(
            "test.accounts",
            """
            insert into account (org_id, connection_id, account_id, other_ids, name, departments,
              external, origin, seen_at, confirmed, nameless)
            select :org, :connection, 'a' || number, '{}', 'a' || number, '{}', true, 'EVENT',
              now(), false, case when number % 1000 = 0 then '{"zh":"无","en":"none"}'::jsonb end
            from generate_series(1, 20000) as number
            """)
        .bind("org", TestConnection.org().value())
        .bind("connection", connection.value())
        .execute();
    database.update("test.analyze", "analyze account").execute();
  }

  private List<String> plan() {
    return database
        .query(
            "test.plan",
            """
            explain select account_id
            from account
            where org_id = :org and connection_id = :connection and nameless is not null
            order by asked_at nulls first, account_id
            limit 10
            """)
        .bind("org", TestConnection.org().value())
        .bind("connection", connection.value())
        .list(row -> row.text("QUERY PLAN"));
  }
}
