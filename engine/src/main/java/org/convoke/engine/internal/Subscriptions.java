package org.convoke.engine.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.convoke.database.Database;
import org.convoke.database.Transaction;
import org.convoke.engine.RecordEvent;
import org.convoke.engine.RecordSteps;
import org.convoke.engine.StepContext;
import org.convoke.engine.internal.HappeningStore.Happening;
import org.convoke.engine.internal.HappeningStore.Written;
import org.convoke.engine.internal.SubscriptionStore.Waiting;
import org.convoke.model.Json;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.model.conditions.Condition;
import org.convoke.model.flows.Until;

/// Brings events to the runs that wait for them, without memory of either.
///
/// An event is committed with a row in `happening`, a waiting step with a row in
/// `run_subscription`. After each commit somebody looks for the other side: whoever comes second
/// finds the first, so that no event is missed, and both rows say whether somebody has looked yet,
/// so that a crash in between only delays it. `docs/concurrency.md` has the argument.
///
/// [#begin] is called by any thread, [#look()] by one.
final class Subscriptions {

  /// Happenings in one transaction.
  private static final int PAGE = 20;

  /// Subscriptions that are read, and told, at once.
  private static final int CONCERNED = 500;

  /// Subscriptions that are looked at by one statement, which settles those without anything to
  /// hear.
  private static final int LOOKED_AT = 200;

  /// Subscriptions that are looked at one by one before events have their turn again.
  private static final int CAUGHT_UP = 50;

  /// Turns of both in one look: what is due by time waits for its end.
  private static final int ROUNDS = 5;

  /// How long a happening is kept for steps that began to wait before it, and whose subscription is
  /// committed after it. A commit takes moments; what is tried for longer begins anew.
  private static final Duration KEPT = Duration.ofHours(1);

  private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(1);

  private static final int CLEANED_AT_ONCE = 5_000;

  private final Database database;
  private final RecordSteps records;
  private final InstantSource clock;
  private long cleanedAt;

  Subscriptions(Database database, RecordSteps records, InstantSource clock) {
    this.database = database;
    this.records = records;
    this.clock = clock;
  }

  /// What a step waits to hear from now on. Asks the database for the moment; everything that is to
  /// be too old for the step is committed before.
  ///
  /// @param input as [WaitSteps#input] made it
  Subscription begin(Until.Event event, StepContext context, Value.Fields input) {
    var source =
        switch (event) {
          case Until.RecordChange change ->
              Subscription.records(records.watch(context, change.form()), kind(change));
          case Until.PlatformEvent platform ->
              Subscription.platform(platform.connection(), platform.event());
        };
    return new Subscription(
        new RunKey(context.org(), context.run()),
        context.path(),
        source,
        Json.read(Json.write(input.get("where")), Condition.class),
        new SubscriptionStore(database).moment());
  }

  private static RecordEvent.Kind kind(Until.RecordChange change) {
    return switch (change.event()) {
      case null -> RecordEvent.Kind.CREATED;
      case CREATED -> RecordEvent.Kind.CREATED;
      case UPDATED -> RecordEvent.Kind.UPDATED;
      case DELETED -> RecordEvent.Kind.DELETED;
    };
  }

  /// Tells whoever waits for what happened, and whoever missed something. Thousands that began to
  /// wait at once hold up no event: events have their turn in between.
  void look() {
    var round = 0;
    do {
      matchAll();
    } while (catchUpPage() && ++round < ROUNDS);
    clean();
  }

  /// Until nothing is left: who commits meanwhile something of a source that is held here leaves
  /// it.
  private void matchAll() {
    while (matchPage() > 0) {
      // the next page
    }
  }

  private int matchPage() {
    return database.inTransaction(
        "happening.match",
        transaction -> {
          var happenings = new HappeningStore(transaction);
          var page = happenings.takeUnmatched(PAGE);
          for (var event : page) {
            match(new SubscriptionStore(transaction), event);
            happenings.matched(event.happening());
          }
          return page.size();
        });
  }

  private void match(SubscriptionStore store, Written event) {
    var fields = fields(event.happening());
    var keys = Subscription.matchKeys(fields);
    var page = store.concerned(event, keys, null, CONCERNED);
    while (!page.isEmpty()) {
      tell(
          store,
          event.happening(),
          page.stream().filter(each -> Subscription.holds(each.where(), fields)).toList());
      page =
          page.size() < CONCERNED
              ? List.of()
              : store.concerned(event, keys, page.getLast(), CONCERNED);
    }
  }

  private void tell(SubscriptionStore store, Happening event, List<Waiting> steps) {
    if (steps.isEmpty()) {
      return;
    }
    Set<RunId> runs = Set.copyOf(steps.stream().map(each -> each.run().run()).distinct().toList());
    store.holdRuns(event.org(), runs);
    store.tell(event, steps, clock.instant());
  }

  /// @return whether there may be more
  private boolean catchUpPage() {
    var store = new SubscriptionStore(database);
    var quiet = store.settleQuiet(LOOKED_AT);
    var others = store.fresh(CAUGHT_UP);
    for (var subscription : others) {
      database.inTransaction(
          "subscription.catchUp", transaction -> catchUp(transaction, subscription));
    }
    return quiet == LOOKED_AT || others.size() == CAUGHT_UP;
  }

  private boolean catchUp(Transaction transaction, Subscription subscription) {
    var store = new SubscriptionStore(transaction);
    store.holdRuns(subscription.run().org(), Set.of(subscription.run().run()));
    var missed =
        new HappeningStore(transaction)
            .since(subscription).stream()
                .map(Written::happening)
                .filter(each -> Subscription.holds(subscription.where(), fields(each)))
                .findFirst();
    missed.ifPresent(
        event ->
            store.tell(
                event,
                List.of(new Waiting(subscription.run(), subscription.path(), subscription.where())),
                clock.instant()));
    store.settled(subscription);
    return missed.isPresent();
  }

  /// What conditions are about.
  private static Value.Fields fields(Happening happening) {
    return happening.data().values().values().stream()
        .filter(Value.Fields.class::isInstance)
        .map(Value.Fields.class::cast)
        .findFirst()
        .orElse(Value.NO_FIELDS);
  }

  private void clean() {
    var now = clock.millis();
    if (now - cleanedAt >= BETWEEN_CLEANINGS.toMillis()) {
      cleanedAt = now;
      new HappeningStore(database).forget(KEPT, CLEANED_AT_ONCE);
    }
  }
}
