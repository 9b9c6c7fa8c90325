package org.convoke.engine;

import org.convoke.engine.StateTable.Transition;

/// Where a step of a run is. `StepState.md` beside it is printed from the table below.
public enum StepState {
  /// not in the journal
  PENDING,
  DONE,
  FAILED;

  /// What happens to a step.
  public enum Event {
    COMMITTED,
    BROKE
  }

  static final StateTable<StepState, Event> TABLE =
      new StateTable<>(
          new Transition<>(PENDING, Event.COMMITTED, DONE),
          new Transition<>(PENDING, Event.BROKE, FAILED));

  /// Where an event leads.
  ///
  /// @throws IllegalStateException when the table does not allow it
  public StepState after(Event event) {
    return TABLE.after(this, event);
  }
}
