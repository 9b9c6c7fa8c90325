package org.convoke.server.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.convoke.connectors.Budgets.Budget;
import org.convoke.connectors.Budgets.Window;
import org.convoke.model.LimitExceeded;
import org.convoke.model.Phrase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A platform's allowance is never overspent, whoever asks at the same time.
@QuarkusTest
class BudgetsTest {

  private static final Phrase NAME = Phrase.of("调用", "Calls");
  private static final Budget TWENTY_A_SECOND = new Budget("s", NAME, Window.SECOND, 20);
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:30Z");

  @Inject BudgetStore store;
  @Inject Connections connections;

  private TestPlatformServer platform;
  private StoredConnection connection;

  @BeforeEach
  void start() throws IOException {
    platform = new TestPlatformServer();
    connection = connections.find(TestConnection.to(platform, Map.of()).id()).orElseThrow();
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  /// @param waited what was waited for is noted, and does not pass
  private StoredBudgets at(Instant now, List<Duration> waited) {
    return new StoredBudgets(connection, store, Clock.fixed(now, ZoneOffset.UTC), waited::add);
  }

  private static Budget minute(long limit) {
    return new Budget("m", NAME, Window.MINUTE, limit);
  }

  @Test
  void what_is_spent_is_refused_with_the_time_until_it_is_free() {
    var budgets = at(NOON, new ArrayList<>());
    budgets.spend(List.of(minute(2)));
    budgets.spend(List.of(minute(2)));
    assertThatThrownBy(() -> budgets.spend(List.of(minute(2))))
        .isInstanceOfSatisfying(
            LimitExceeded.class,
            it -> {
              assertThat(it.retryAfter()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
              assertThat(it.detail().zh()).contains("调用").contains("2 次/分钟");
            });
    at(NOON.plusSeconds(30), new ArrayList<>()).spend(List.of(minute(2)));
  }

  @Test
  void of_several_allowances_all_are_spent_or_none() {
    var budgets = at(NOON, new ArrayList<>());
    var day = new Budget("d", NAME, Window.DAY, 10);
    budgets.spend(List.of(day, minute(1)));
    assertThatThrownBy(() -> budgets.spend(List.of(day, minute(1))))
        .isInstanceOf(LimitExceeded.class);
    assertThat(store.list(connection.org(), connection.id()))
        .extracting(BudgetStore.Spent::key, BudgetStore.Spent::spent)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("d", 1L),
            org.assertj.core.groups.Tuple.tuple("m", 1L));
  }

  @Test
  void calls_of_a_second_keep_their_distance_from_each_other() {
    var waited = new ArrayList<Duration>();
    var budgets = at(NOON, waited);
    for (var call = 0; call < 21; call++) {
      budgets.spend(List.of(TWENTY_A_SECOND));
    }
    assertThat(waited).hasSize(20).isSorted();
    assertThat(waited.getFirst()).isBetween(Duration.ofMillis(55), Duration.ofMillis(60));
    assertThat(waited.getLast()).isBetween(Duration.ofMillis(1100), Duration.ofMillis(1200));
  }

  @Test
  void who_finds_no_place_in_his_second_has_spent_nothing() {
    var once = new Budget("once", NAME, Window.SECOND, 1);
    var budgets = at(NOON, new ArrayList<>());
    assertThatThrownBy(
            () ->
                budgets.within(
                    List.of(once, minute(9)),
                    () -> budgets.within(List.of(once, minute(9)), () -> "never")))
        .isInstanceOf(LimitExceeded.class);
    assertThat(store.list(connection.org(), connection.id()))
        .filteredOn(it -> it.key().equals("m"))
        .singleElement()
        .satisfies(it -> assertThat(it.spent()).isEqualTo(1));
  }

  @Test
  void who_would_wait_long_for_his_second_is_put_off() {
    var waited = new ArrayList<Duration>();
    var budgets = at(NOON, waited);
    assertThatThrownBy(
            () -> {
              for (var call = 0; call < 100; call++) {
                budgets.spend(List.of(TWENTY_A_SECOND));
              }
            })
        .isInstanceOf(LimitExceeded.class);
    assertThat(waited)
        .hasSizeGreaterThan(30)
        .allMatch(it -> it.compareTo(Duration.ofSeconds(2)) <= 0);
  }

  @Test
  void a_second_that_the_platform_calls_used_up_is_over_before_the_next_call() {
    var waited = new ArrayList<Duration>();
    var budgets = at(NOON, waited);
    budgets.usedUp(TWENTY_A_SECOND);
    budgets.spend(List.of(TWENTY_A_SECOND));
    assertThat(waited)
        .singleElement()
        .satisfies(it -> assertThat(it).isGreaterThan(Duration.ofSeconds(1)));
  }

  @Test
  void what_the_platform_calls_used_up_is() {
    var budgets = at(NOON, new ArrayList<>());
    budgets.usedUp(minute(100));
    assertThatThrownBy(() -> budgets.spend(List.of(minute(100)))).isInstanceOf(LimitExceeded.class);
  }

  @Test
  void many_at_once_do_not_overspend() throws Exception {
    var budgets = at(NOON, new ArrayList<>());
    var attempts = new ArrayList<Callable<Boolean>>();
    for (var count = 0; count < 40; count++) {
      attempts.add(
          () -> {
            try {
              budgets.spend(List.of(minute(15)));
              return true;
            } catch (LimitExceeded spent) {
              return false;
            }
          });
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      var spent = 0;
      for (var each : threads.invokeAll(attempts)) {
        spent += each.get() ? 1 : 0;
      }
      assertThat(spent).isEqualTo(15);
    }
  }
}
