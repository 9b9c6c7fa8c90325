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
/// @param path unique within the version
/// @param inputs what the step is given, by name
/// @param record where `updateRecord` finds the record's id; otherwise nothing
/// @param where the condition of `getRecord`; otherwise one that everything meets
/// @param arms of a branch, in the order they are tried; the last may be [Arm#OTHERWISE]
record StepPlan(
    Step step,
    String path,
    Map<String, Expression> inputs,
    Expression record,
    ConditionPlan where,
    List<Arm> arms) {

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
