package org.convoke.server.connections;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
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

  private static final Executor A_SECOND_LATER =
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  private final StoredConnection connection;
  private final BudgetStore store;
  private final Clock clock;
  private final Waiter waiter;
  private final Map<Budget, CallsOfASecond> seconds = new ConcurrentHashMap<>();

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
    // The place first: who gets none has spent nothing.
    return inItsSeconds(
        budgets.stream().filter(it -> it.window() == Window.SECOND).toList(),
        () -> {
          spend(budgets);
          return call.get();
        });
  }

  private <T> T inItsSeconds(List<Budget> budgets, Supplier<T> call) {
    if (budgets.isEmpty()) {
      return call.get();
    }
    var budget = budgets.getFirst();
    return seconds
        .computeIfAbsent(budget, it -> new CallsOfASecond(it.limit(), A_SECOND_LATER))
        .within(
            LONGEST_WAIT,
            () -> inItsSeconds(budgets.subList(1, budgets.size()), call),
            () -> crowded(budget));
  }

  private static LimitExceeded crowded(Budget budget) {
    return new LimitExceeded(
        "allowance-spent",
        Phrase.of(
            "“%s”的平台额度（%d 次/秒）正被先前的调用占用，1 秒后再试。",
            "Earlier calls hold the platform's allowance \"%s\" (%d per second); tried again in 1 s.",
            budget.name(),
            budget.limit()),
        Duration.ofSeconds(1));
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
