package org.convoke.engine.internal;

import org.convoke.model.flows.Step;

/// A step at one place of a run: a step inside a loop has a place in each iteration.
///
/// @param path unique within the run: `renamed.yes.rename`, `each.0.createChat`
/// @param iteration the innermost around it
record Place(StepPlan plan, String path, Iteration iteration) {

  Step step() {
    return plan.step();
  }

  /// The beginning of the paths of the steps in an arm.
  String inside(String arm) {
    return path + "." + arm + ".";
  }
}
