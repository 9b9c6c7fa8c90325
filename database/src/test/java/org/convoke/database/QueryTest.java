package org.convoke.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryTest {

  private TestDatabase test;
  private Database database;

  @BeforeEach
  void start() {
    test = TestDatabase.create();
    database = test.database();
  }

  @AfterEach
  void stop() {
    test.close();
  }

  @Test
  void a_query_is_kept_on_the_server_when_it_is_repeated() {
    assertThat(keptAfterTwenty(false)).isEqualTo(1);
  }

  @Test
  void a_query_that_is_planned_each_time_is_never_kept() {
    assertThat(keptAfterTwenty(true)).isZero();
  }

  @Test
  void a_query_that_takes_longer_than_it_may_is_ended() {
    var query =
        database
            .query("slow", "select pg_sleep(60) is null as slept")
            .within(Duration.ofSeconds(1));
    assertThatThrownBy(() -> query.one(row -> row.flag("slept"))).isInstanceOf(TookTooLong.class);
  }

  /// How many statements the server keeps a plan of, on the connection that ran one 20 times.
  private long keptAfterTwenty(boolean plannedEachTime) {
    return database.inTransaction(
        "test",
        transaction -> {
          for (var number = 0; number < 20; number++) {
            var query = transaction.query("number", "select :number as number");
            (plannedEachTime ? query.plannedEachTime() : query)
                .bind("number", number)
                .one(row -> row.number("number"));
          }
          return transaction
              .query(
                  "kept",
                  """
                  select count(*) as kept
                  from pg_prepared_statements
                  where statement like '%as number'
                  """)
              .one(row -> row.number("kept"));
        });
  }
}
