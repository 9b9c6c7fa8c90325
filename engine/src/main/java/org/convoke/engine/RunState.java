package org.convoke.engine;

import org.convoke.engine.StateTable.Transition;

/// Where a run is. The table below is the whole truth; `RunState.md` beside it is printed from it.
public enum RunState {
  /// committed with what triggered it; no step is
  READY,
  /// some steps are committed
  RUNNING,
  DONE,
  FAILED;

  /// What happens to a run.
  public enum Event {
    /// some steps were committed, others follow
    ADVANCED,
    /// the last step was committed
    FINISHED,
    /// a step failed for good
    BROKE
  }

  static final StateTable<RunState, Event> TABLE =
      new StateTable<>(
          new Transition<>(READY, Event.ADVANCED, RUNNING),
          new Transition<>(READY, Event.FINISHED, DONE),
          new Transition<>(READY, Event.BROKE, FAILED),
          new Transition<>(RUNNING, Event.ADVANCED, RUNNING),
          new Transition<>(RUNNING, Event.FINISHED, DONE),
          new Transition<>(RUNNING, Event.BROKE, FAILED));

  /// Where an event leads.
  ///
  /// @throws IllegalStateException when the table does not allow it
  public RunState after(Event event) {
    return TABLE.after(this, event);
  }

  /// Whether nothing happens to it any more.
  public boolean isFinal() {
    return TABLE.isFinal(this);
  }
}
