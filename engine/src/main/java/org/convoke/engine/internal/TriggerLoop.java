package org.convoke.engine.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convoke.engine.RunError;
import org.convoke.model.FlowId;
import org.convoke.model.Phrase;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Trigger;

/// Finds which flows trigger each other, when runs have done so too often in a row.
final class TriggerLoop {

  private TriggerLoop() {}

  /// Why a run of this flow is not executed.
  static RunError error(Program program, List<Program> enabled) {
    var names =
        shortest(program, enabled).stream()
            .map(each -> "“" + each.flowName() + "”")
            .collect(Collectors.joining(" → "));
    return new RunError(
        "trigger-loop",
        Phrase.of("循环触发", "Trigger loop"),
        Phrase.of(
            "连续触发超过 %1$d 次，已停止。请检查这些自动化的触发条件：%2$s。",
            "Stopped after %1$d runs that triggered each other. Check the triggers of: %2$s.",
            FlowTriggers.MAX_DEPTH,
            names),
        "");
  }

  /// The shortest way from a flow back to itself; only the flow when there is none.
  private static List<Program> shortest(Program start, List<Program> enabled) {
    var cameFrom = new HashMap<FlowId, Program>();
    var queue = new ArrayDeque<Program>(List.of(start));
    while (!queue.isEmpty()) {
      var at = queue.remove();
      for (var next : enabled) {
        if (triggers(at, next) && cameFrom.putIfAbsent(next.flow(), at) == null) {
          if (next.flow().equals(start.flow())) {
            return way(start, cameFrom);
          }
          queue.add(next);
        }
      }
    }
    return List.of(start);
  }

  private static List<Program> way(Program start, Map<FlowId, Program> cameFrom) {
    var way = new ArrayList<Program>(List.of(start));
    var at = Optional.ofNullable(cameFrom.get(start.flow()));
    while (at.isPresent() && !at.get().flow().equals(start.flow())) {
      way.addFirst(at.get());
      at = Optional.ofNullable(cameFrom.get(at.get().flow()));
    }
    way.addFirst(start);
    return way;
  }

  private static boolean triggers(Program from, Program to) {
    var trigger = to.definition().trigger();
    return from.definition().allSteps().anyMatch(step -> triggers(step, trigger));
  }

  private static boolean triggers(Step step, Trigger trigger) {
    return switch (step) {
      case Step.AddRecord add ->
          trigger instanceof Trigger.RecordCreated(var form, _) && form.equals(add.form());
      case Step.UpdateRecord update -> isUpdated(update.form(), trigger);
      case Step.UpdateRecords update -> isUpdated(update.form(), trigger);
      case Step.DeleteRecord delete -> isDeleted(delete.form(), trigger);
      case Step.DeleteRecords delete -> isDeleted(delete.form(), trigger);
      default -> false;
    };
  }

  private static boolean isUpdated(String form, Trigger trigger) {
    return trigger instanceof Trigger.RecordUpdated updated && updated.form().equals(form);
  }

  private static boolean isDeleted(String form, Trigger trigger) {
    return trigger instanceof Trigger.RecordDeleted deleted && deleted.form().equals(form);
  }
}
