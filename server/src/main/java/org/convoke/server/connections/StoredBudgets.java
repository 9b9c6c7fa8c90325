package org.convoke.server.connections;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.convoke.connectors.Budgets;
import org.convoke.engine.Waiter;
import org.convoke.model.LimitExceeded;
import org.convoke.model.Phrase;
import org.convoke.server.connections.BudgetStore.Spending;

/// What one connection may ask of its platform, counted in the database. Thread-safe.
final class StoredBudgets implements Budgets {

  /// What a call waits for its turn before it is put off.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final StoredConnection connection;
  private final BudgetStore store;
  private final Clock clock;
  private final Waiter waiter;
  private final Map<String, CallsOfASecond> seconds = new ConcurrentHashMap<>();

  StoredBudgets(StoredConnection connection, BudgetStore store, Clock clock, Waiter waiter) {
    this.connection = connection;
    this.store = store;
    this.clock = clock;
    this.waiter = waiter;
  }

  @Override
  public <T> T within(List<Budget> budgets, Supplier<T> call) {
    if (budgets.isEmpty()) {
      return call.get();
    }
    spend(budgets);
    var guarded = call;
    for (var budget : budgets) {
      if (budget.window() == Window.SECOND) {
        guarded = inItsSecond(budget, guarded);
      }
    }
    return guarded.get();
  }

  private <T> Supplier<T> inItsSecond(Budget budget, Supplier<T> call) {
    var calls = seconds.computeIfAbsent(budget.key(), _ -> new CallsOfASecond(clock));
    return () -> {
      begin(budget, calls);
      try {
        return call.get();
      } finally {
        calls.end();
      }
    };
  }

  private void begin(Budget budget, CallsOfASecond calls) {
    var waited = Duration.ZERO;
    for (var wait = calls.begin(budget.limit());
        !wait.isZero();
        wait = calls.begin(budget.limit())) {
      waited = waited.plus(wait);
      if (waited.compareTo(LONGEST_WAIT) > 0) {
        throw exceeded(budget, wait);
      }
      pause(budget, wait);
    }
  }

  /// Takes one out of every allowance, or none, and waits for the turn.
  void spend(List<Budget> budgets) {
    for (var waited = Duration.ZERO; ; ) {
      var now = clock.instant();
      var wanted = budgets.stream().distinct().map(it -> new Spending(it, begin(it, now))).toList();
      var taken = store.spend(connection.org(), connection.id(), wanted);
      if (taken.missing().isEmpty()) {
        awaitTurn(budgets.getFirst(), taken.due());
        return;
      }
      var last = last(taken.missing());
      var wait = untilEnd(last);
      waited = waited.plus(wait);
      if (waited.compareTo(LONGEST_WAIT) > 0) {
        throw exceeded(last, wait);
      }
      pause(last, wait);
    }
  }

  /// A second is not a window that begins but the distance of its calls.
  private static Instant begin(Budget budget, Instant now) {
    return budget.window() == Window.SECOND ? now : Windows.begin(budget.window(), now);
  }

  /// What taking the turn took is no longer waited for: calls that waited for each other's rows
  /// would be sent together with later ones.
  private void awaitTurn(Budget budget, Instant due) {
    var now = clock.instant();
    if (due.isAfter(now)) {
      pause(budget, Duration.between(now, due));
    }
  }

  /// The one that is free again last.
  private Budget last(List<Budget> missing) {
    return missing.stream().max(Comparator.comparing(this::untilEnd)).orElseThrow();
  }

  private Duration untilEnd(Budget budget) {
    var now = clock.instant();
    return Duration.between(now, Windows.end(budget.window(), now)).plusMillis(1);
  }

  private void pause(Budget budget, Duration wait) {
    try {
      waiter.pause(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw exceeded(budget, wait);
    }
  }

  private static LimitExceeded exceeded(Budget budget, Duration wait) {
    return new LimitExceeded(
        "allowance-spent",
        Phrase.of(
            "“%s”的平台额度（%d 次/%s）已用完，%s后恢复。",
            "The platform's allowance \"%s\" (%d per %s) is spent; it is free again in %s.",
            budget.name(),
            budget.limit(),
            window(budget.window()),
            time(wait)),
        wait);
  }

  private static Phrase window(Window window) {
    return switch (window) {
      case SECOND -> Phrase.of("秒", "second");
      case MINUTE -> Phrase.of("分钟", "minute");
      case HOUR -> Phrase.of("小时", "hour");
      case DAY -> Phrase.of("天", "day");
      case MONTH -> Phrase.of("月", "month");
    };
  }

  private static Phrase time(Duration wait) {
    if (wait.toDays() >= 2) {
      return Phrase.of("%d 天", "%d days", wait.toDays());
    }
    if (wait.toHours() >= 2) {
      return Phrase.of("%d 小时", "%d hours", wait.toHours());
    }
    return wait.toMinutes() >= 2
        ? Phrase.of("%d 分钟", "%d minutes", wait.toMinutes())
        : Phrase.of("%d 秒", "%d s", Math.max(1, wait.toSeconds()));
  }

  @Override
  public void usedUp(Budget budget) {
    var now = clock.instant();
    var began = budget.window() == Window.SECOND ? now.plusSeconds(1) : begin(budget, now);
    store.usedUp(connection.org(), connection.id(), new Spending(budget, began));
  }
}
