package org.convoke.engine.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convoke.engine.expressions.Expression;
import org.convoke.engine.expressions.Variables;
import org.convoke.model.Value;
import org.convoke.model.flows.Step;

/// A step of a published version with its expressions compiled. Immutable.
///
/// @param inputs what the step is given, by name
/// @param settings the other expressions of the step by the name of their property: `record`,
///   `items`
/// @param where the condition of a search, or of the event that is waited for; otherwise one that
///   everything meets
/// @param arms the steps inside: of a branch in the order they are tried, the last may be
///   [Arm#OTHERWISE]; of a parallel step one for each of its branches; of a loop the one that is
///   repeated
record StepPlan(
    Step step,
    Map<String, Expression> inputs,
    Map<String, Expression> settings,
    ConditionPlan where,
    List<Arm> arms) {

  private static final Expression NOTHING = new Expression.Constant(Value.EMPTY);

  /// One way through a branch.
  record Arm(String key, ConditionPlan when, List<StepPlan> steps) {
    static final String OTHERWISE = "otherwise";
  }

  String key() {
    return step.key();
  }

  /// What the step is given, evaluated.
  Value.Fields input(Variables variables) {
    var input = new LinkedHashMap<String, Value>(inputs.size() * 2);
    for (var each : inputs.entrySet()) {
      input.put(each.getKey(), each.getValue().evaluate(variables));
    }
    return Value.fields(input);
  }

  /// The value of a property of the step; empty when it has none.
  Value setting(String name, Variables variables) {
    return settings.getOrDefault(name, NOTHING).evaluate(variables);
  }

  /// The steps of an arm; none when there is no such arm.
  List<StepPlan> arm(String key) {
    for (var arm : arms) {
      if (arm.key().equals(key)) {
        return arm.steps();
      }
    }
    return List.of();
  }
}
