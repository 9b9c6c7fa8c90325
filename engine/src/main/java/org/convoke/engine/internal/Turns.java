package org.convoke.engine.internal;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.convoke.database.Database;
import org.convoke.engine.internal.TurnStore.Queue;
import org.convoke.model.Json;
import org.convoke.model.Problem;
import org.convoke.model.Value;

/// Lets runs in whose flow executes only so many at once, or one after the other. A run has its
/// place from when it is let in until its end, also while it waits or is in doubt. [#look()] is
/// called by one thread.
final class Turns {

  /// Runs let in by one transaction.
  private static final int AT_ONCE = 200;

  private final Database database;
  private final InstantSource clock;

  Turns(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// By what a run is put in order: what the flow says, or its record, or nothing but itself. A key
  /// that cannot be computed for a run holds nobody up.
  static String key(Program program, Value.Fields trigger, String businessKey) {
    return EffectKeys.hash(
        program
            .order()
            .flatMap(order -> computed(() -> order.evaluate(new Journal(trigger, List.of()))))
            .or(() -> record(trigger))
            .orElse(businessKey));
  }

  private static Optional<String> computed(Supplier<Value> order) {
    try {
      return Optional.of(order.get()).filter(value -> !value.isEmpty()).map(Json::write);
    } catch (Problem problem) {
      return Optional.empty();
    }
  }

  private static Optional<String> record(Value.Fields trigger) {
    return trigger.get("record") instanceof Value.Fields record && !record.text("id").isEmpty()
        ? Optional.of(record.text("id"))
        : Optional.empty();
  }

  /// Makes those due whose turn has come.
  void look() {
    for (var queue : new TurnStore(database).queues()) {
      while (admit(queue) == AT_ONCE) {
        // the next ones
      }
    }
  }

  private int admit(Queue queue) {
    return database.inTransaction(
        "turn.admit",
        transaction -> {
          var store = new TurnStore(transaction);
          store.hold(queue.flow());
          return store.admit(queue, clock.instant(), AT_ONCE);
        });
  }
}
