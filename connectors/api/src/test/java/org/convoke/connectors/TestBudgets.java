package org.convoke.connectors;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.convoke.model.LimitExceeded;
import org.convoke.model.Phrase;

/// Budgets counted in memory, by the connection's clock; nobody waits. Thread-safe.
public final class TestBudgets implements Budgets {

  private final Clock clock;
  private final Map<String, Spent> spent = new HashMap<>();

  private record Spent(ZonedDateTime window, long count) {}

  TestBudgets(Clock clock) {
    this.clock = clock;
  }

  @Override
  public <T> T within(List<Budget> budgets, Supplier<T> call) {
    spend(budgets);
    return call.get();
  }

  private synchronized void spend(List<Budget> budgets) {
    budgets.forEach(this::requireFree);
    budgets.forEach(it -> set(it, count(it) + 1));
  }

  @Override
  public synchronized void usedUp(Budget budget) {
    set(budget, budget.limit());
  }

  /// How much of an allowance is spent in the window that is now.
  ///
  /// @param key of the budget
  public synchronized long spent(String key) {
    var known = spent.get(key);
    return known == null ? 0 : known.count();
  }

  private void requireFree(Budget budget) {
    if (count(budget) >= budget.limit()) {
      throw new LimitExceeded(
          "budget-spent",
          Phrase.of("%s 已用完。", "%s is spent.", budget.name()),
          Duration.between(clock.instant(), end(begin(budget), budget).toInstant()));
    }
  }

  private long count(Budget budget) {
    var known = spent.get(budget.key());
    return known == null || !known.window().equals(begin(budget)) ? 0 : known.count();
  }

  private void set(Budget budget, long count) {
    spent.put(budget.key(), new Spent(begin(budget), count));
  }

  private ZonedDateTime begin(Budget budget) {
    var now = ZonedDateTime.now(clock);
    return switch (budget.window()) {
      case SECOND -> now.truncatedTo(ChronoUnit.SECONDS);
      case MINUTE -> now.truncatedTo(ChronoUnit.MINUTES);
      case HOUR -> now.truncatedTo(ChronoUnit.HOURS);
      case DAY -> now.truncatedTo(ChronoUnit.DAYS);
      case MONTH -> now.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
    };
  }

  private static ZonedDateTime end(ZonedDateTime begin, Budget budget) {
    return switch (budget.window()) {
      case SECOND -> begin.plusSeconds(1);
      case MINUTE -> begin.plusMinutes(1);
      case HOUR -> begin.plusHours(1);
      case DAY -> begin.plusDays(1);
      case MONTH -> begin.plusMonths(1);
    };
  }
}
