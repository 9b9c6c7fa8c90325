package org.convoke.engine.internal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.convoke.engine.StepState;

/// How far a run has come, and what comes next.
///
/// @param items in the order of the definition; what is to be done when it is [Status#OPEN]
record Frontier(Status status, List<Item> items) {

  /// How far a sequence of steps has come.
  enum Status {
    /// something is to be done, or waited for
    OPEN,
    /// every step is done
    ENDED,
    /// a step has failed, and whatever went on beside it has ended
    FAILED,
    /// a step has ended the whole run
    STOPPED
  }

  /// The first item of a kind.
  Optional<Item> first(Predicate<Item> kind) {
    if (status != Status.OPEN) {
      return Optional.empty();
    }
    for (var item : items) {
      if (kind.test(item)) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  /// Whether a step in such a state is waited for.
  boolean has(StepState state) {
    return items.stream()
        .anyMatch(item -> item instanceof Item.Pending(_, var entry) && entry.state() == state);
  }

  /// When the earliest of the waiting steps is due.
  Optional<Instant> wakeAt() {
    return items.stream()
        .filter(Item.Pending.class::isInstance)
        .map(item -> ((Item.Pending) item).entry().wakeAt())
        .filter(Objects::nonNull)
        .min(Instant::compareTo);
  }

  /// Something that is to be done.
  sealed interface Item {

    Place place();

    /// This step is to be done.
    record Perform(Place place) implements Item {}

    /// The steps inside this one have ended.
    ///
    /// @param failed whether one has failed
    record Close(Place place, boolean failed) implements Item {}

    /// Something else must happen first: an answer, a moment, a person's decision.
    record Pending(Place place, Journal.Entry entry) implements Item {}
  }
}
