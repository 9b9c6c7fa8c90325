package org.convoke.engine.internal;

import java.util.ArrayList;
import java.util.List;
import org.convoke.engine.internal.Frontier.Item;
import org.convoke.engine.internal.Frontier.Status;
import org.convoke.model.Value;
import org.convoke.model.flows.Step;

/// Says what comes next: a pure function of a definition and a journal. After a crash the journal
/// that was committed leads to the same place. Rounds of a loop that have ended stay so, and are
/// not looked at again; the journal remembers how many.
final class Interpreter {

  private final Journal journal;
  private final List<Item> items = new ArrayList<>(2);

  private Interpreter(Journal journal) {
    this.journal = journal;
  }

  static Frontier frontier(List<StepPlan> steps, Journal journal) {
    var interpreter = new Interpreter(journal);
    var status = interpreter.sequence(steps, "", Iteration.NONE);
    return new Frontier(status, interpreter.items);
  }

  private Status sequence(List<StepPlan> steps, String prefix, Iteration iteration) {
    for (var step : steps) {
      var path = prefix.isEmpty() ? step.key() : prefix + step.key();
      var status = step(new Place(step, path, iteration));
      if (status != Status.ENDED) {
        return status;
      }
    }
    return Status.ENDED;
  }

  private Status step(Place place) {
    var entry = journal.entry(place.path());
    if (entry == null) {
      return open(new Item.Perform(place));
    }
    if (place.step() instanceof Step.Stop) {
      return Status.STOPPED;
    }
    return switch (entry.state()) {
      case DONE -> place.step() instanceof Step.Branch ? taken(place, entry) : Status.ENDED;
      case FAILED -> Status.FAILED;
      case RUNNING -> inside(place, entry);
      case CALLING, WAITING, IN_DOUBT -> open(new Item.Pending(place, entry));
      case PENDING ->
          throw new IllegalStateException(place.path() + " is in the journal and pending");
    };
  }

  private Status open(Item item) {
    items.add(item);
    return Status.OPEN;
  }

  /// The arms that a branch took, one after the other.
  private Status taken(Place branch, Journal.Entry entry) {
    if (entry.branch().isEmpty()) {
      return Status.ENDED;
    }
    for (var arm : entry.branch().split(",")) {
      var status = sequence(branch.plan().arm(arm), branch.inside(arm), branch.iteration());
      if (status != Status.ENDED) {
        return status;
      }
    }
    return Status.ENDED;
  }

  private Status inside(Place place, Journal.Entry entry) {
    var status =
        place.step() instanceof Step.ForEach each ? loop(place, each, entry) : lanes(place);
    return switch (status) {
      case ENDED -> open(new Item.Close(place, false));
      case FAILED -> open(new Item.Close(place, true));
      case OPEN, STOPPED -> status;
    };
  }

  /// All branches of a parallel step at once.
  private Status lanes(Place parallel) {
    var together = Status.ENDED;
    for (var lane : parallel.plan().arms()) {
      var status = sequence(lane.steps(), parallel.inside(lane.key()), parallel.iteration());
      together = together(together, status);
    }
    return together;
  }

  /// As many iterations as may be under way at once; when one has failed, none begins any more.
  private Status loop(Place loop, Step.ForEach each, Journal.Entry entry) {
    var steps = loop.plan().arm("");
    var values = items(entry.input());
    var together = Status.ENDED;
    var open = 0;
    var failed = false;
    var known = journal.ended(loop.path());
    for (var index = known; index < values.size() && open < each.width(); index++) {
      var iteration = Iteration.of(loop, index, values.get(index));
      if (failed && !hasBegun(steps, iteration)) {
        break;
      }
      var status = sequence(steps, iteration.scope(), iteration);
      if (status == Status.ENDED && index == known) {
        known++;
      }
      open += status == Status.OPEN ? 1 : 0;
      failed |= status == Status.FAILED;
      together = together(together, status);
    }
    journal.hasEnded(loop.path(), known);
    return together;
  }

  private boolean hasBegun(List<StepPlan> steps, Iteration iteration) {
    return journal.entry(iteration.scope() + steps.getFirst().key()) != null;
  }

  /// What ends the run comes first, then what is under way, then what has failed.
  private static Status together(Status one, Status other) {
    if (one == Status.STOPPED || other == Status.STOPPED) {
      return Status.STOPPED;
    }
    if (one == Status.OPEN || other == Status.OPEN) {
      return Status.OPEN;
    }
    return one == Status.FAILED ? one : other;
  }

  /// What a loop goes through, as it was journaled when it began.
  static List<Value> items(Value.Fields input) {
    return input.get("items") instanceof Value.Items list ? list.values() : List.of();
  }
}
