package org.convoke.engine.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convoke.engine.RunOperations.From;
import org.convoke.engine.StepState;
import org.convoke.engine.internal.Journal.Entry;
import org.convoke.model.Value;
import org.convoke.model.flows.Step;

/// What becomes of a journal when its run is done again: some entries leave it, some steps around
/// them open again, the rest stays. A pure function of definition and journal.
///
/// @param dropped paths that leave the journal
/// @param reopened paths of parallel steps and loops of which something is done again
record Rewind(Set<String> dropped, Set<String> reopened) {

  /// @param before the definition that wrote the journal
  /// @param steps the definition that goes on, which may be a newer one
  static Rewind of(List<StepPlan> before, List<StepPlan> steps, List<Entry> journal, From from) {
    var search = new Search(before, steps, journal);
    switch (from) {
      case From.Start _ -> journal.forEach(entry -> search.roots.add(entry.path()));
      case From.Step(var path) -> {
        search.unfinished();
        search.cut(steps, "", path);
      }
      case From.Failed _ -> search.unfinished();
    }
    return search.result();
  }

  /// The step at a path; empty when the definition has none.
  static Optional<StepPlan> find(List<StepPlan> steps, String path) {
    var parts = path.split("\\.");
    var sequence = steps;
    for (var index = 0; ; index += 2) {
      var key = parts[index];
      var plan = sequence.stream().filter(each -> each.key().equals(key)).findFirst();
      if (plan.isEmpty() || index == parts.length - 1) {
        return plan;
      }
      if (index + 2 >= parts.length) {
        return Optional.empty();
      }
      sequence = plan.get().arm(arm(plan.get(), parts[index + 1]));
    }
  }

  /// The name of the arm: all rounds of a loop do the same.
  private static String arm(StepPlan plan, String part) {
    return plan.step() instanceof Step.ForEach ? "" : part;
  }

  private static final class Search {

    private final List<StepPlan> before;
    private final List<StepPlan> steps;
    private final List<Entry> journal;

    /// What leaves the journal, with everything inside.
    private final Set<String> roots = new LinkedHashSet<>();

    private final Set<String> reopened = new LinkedHashSet<>();

    Search(List<StepPlan> before, List<StepPlan> steps, List<Entry> journal) {
      this.before = before;
      this.steps = steps;
      this.journal = journal;
    }

    void unfinished() {
      for (var entry : journal) {
        if (!isKnown(entry)) {
          roots.add(entry.path());
        } else if (entry.state() != StepState.DONE) {
          (canOpenAgain(entry) ? reopened : roots).add(entry.path());
        }
      }
    }

    /// Whether the definition that goes on would have done the same.
    private boolean isKnown(Entry entry) {
      var plan = find(steps, entry.path()).orElse(null);
      var old = find(before, entry.path()).orElse(null);
      return plan != null
          && old != null
          && does(plan.step()).equals(does(old.step()))
          && (entry.branch().isEmpty() || hasArms(plan, entry.branch()));
    }

    /// What a step does, apart from what it is given.
    private static List<Object> does(Step step) {
      return switch (step) {
        case Step.Action action -> List.of(Step.Action.class, action.connection(), action.action());
        case Step.AddRecord add -> List.of(Step.AddRecord.class, add.form());
        case Step.UpdateRecord update -> List.of(Step.UpdateRecord.class, update.form());
        case Step.UpdateRecords update -> List.of(Step.UpdateRecords.class, update.form());
        case Step.DeleteRecord delete -> List.of(Step.DeleteRecord.class, delete.form());
        case Step.DeleteRecords delete -> List.of(Step.DeleteRecords.class, delete.form());
        case Step.SendMessage message ->
            List.of(Step.SendMessage.class, Asked.by(message).orElseThrow());
        case Step.HttpRequest request -> List.of(Step.HttpRequest.class, request.verb());
        case Step.CallFlow call -> List.of(Step.CallFlow.class, call.flow());
        case Step.GetRecord find -> List.of(Step.GetRecord.class, find.form());
        case Step.GetRecords find -> List.of(Step.GetRecords.class, find.form());
        default -> List.of(step.getClass());
      };
    }

    private static boolean hasArms(StepPlan plan, String taken) {
      return List.of(taken.split(",")).stream()
          .allMatch(arm -> plan.arms().stream().anyMatch(each -> each.key().equals(arm)));
    }

    /// A loop whose list could not be evaluated has nothing to go on with.
    private boolean canOpenAgain(Entry entry) {
      return switch (find(steps, entry.path()).map(StepPlan::step).orElse(null)) {
        case Step.Parallel _ -> true;
        case Step.ForEach _ -> entry.input().get("items") instanceof Value.Items;
        case null, default -> false;
      };
    }

    /// Drops a step and what comes after it, in its own sequence and in those around it; opens the
    /// steps around it again.
    boolean cut(List<StepPlan> sequence, String prefix, String target) {
      for (var index = 0; index < sequence.size(); index++) {
        var plan = sequence.get(index);
        var path = prefix + plan.key();
        if (target.equals(path)) {
          drop(sequence.subList(index, sequence.size()), prefix);
          return true;
        }
        if (target.startsWith(path + ".")) {
          inside(plan, path, target);
          drop(sequence.subList(index + 1, sequence.size()), prefix);
          return true;
        }
      }
      return false;
    }

    private void inside(StepPlan plan, String path, String target) {
      var rest = target.substring(path.length() + 1);
      var part = rest.substring(0, Math.max(0, rest.indexOf('.')));
      if (plan.step() instanceof Step.Branch) {
        later(plan, part).forEach(arm -> roots.add(path + "." + arm));
      } else {
        reopened.add(path);
      }
      cut(plan.arm(arm(plan, part)), path + "." + part + ".", target);
    }

    /// The arms after one: of a branch that takes all, one comes after the other.
    private static List<String> later(StepPlan plan, String arm) {
      var keys = plan.arms().stream().map(StepPlan.Arm::key).toList();
      return keys.subList(keys.indexOf(arm) + 1, keys.size());
    }

    private void drop(List<StepPlan> sequence, String prefix) {
      sequence.forEach(plan -> roots.add(prefix + plan.key()));
    }

    Rewind result() {
      var dropped = new LinkedHashSet<String>();
      var open = new ArrayList<String>();
      for (var entry : journal) {
        if (isDropped(entry.path())) {
          dropped.add(entry.path());
        } else if (reopened.contains(entry.path())) {
          open.add(entry.path());
        }
      }
      return new Rewind(Set.copyOf(dropped), Set.copyOf(open));
    }

    private boolean isDropped(String path) {
      for (var end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
        if (roots.contains(path.substring(0, end))) {
          return true;
        }
      }
      return false;
    }
  }
}
