package org.convoke.engine;

import org.convoke.engine.StateTable.Transition;

/// Where a run is. The table below is the whole truth; `RunState.md` beside it is printed from it.
public enum RunState {
  /// committed with what triggered it, or retried; no step is under way
  READY,
  /// some steps are committed
  RUNNING,
  /// it left memory until a time or an event
  WAITING,
  /// it left memory until a person says what became of an effect
  IN_DOUBT,
  DONE,
  FAILED,
  CANCELLED;

  /// What happens to a run.
  public enum Event {
    /// some steps were committed, others follow
    ADVANCED,
    /// nothing can be done before a time or an event
    WAITED,
    /// nothing can be done before a person decides
    DOUBTED,
    /// its time has come, the event happened, or the person decided
    WOKEN,
    /// the last step was committed
    FINISHED,
    /// a step failed for good
    BROKE,
    /// a person ended it
    CANCELLED,
    /// a person lets it try again
    RETRIED
  }

  static final StateTable<RunState, Event> TABLE =
      new StateTable<>(
          new Transition<>(READY, Event.ADVANCED, RUNNING),
          new Transition<>(READY, Event.WAITED, WAITING),
          new Transition<>(READY, Event.DOUBTED, IN_DOUBT),
          new Transition<>(READY, Event.FINISHED, DONE),
          new Transition<>(READY, Event.BROKE, FAILED),
          new Transition<>(READY, Event.CANCELLED, CANCELLED),
          new Transition<>(RUNNING, Event.ADVANCED, RUNNING),
          new Transition<>(RUNNING, Event.WAITED, WAITING),
          new Transition<>(RUNNING, Event.DOUBTED, IN_DOUBT),
          new Transition<>(RUNNING, Event.FINISHED, DONE),
          new Transition<>(RUNNING, Event.BROKE, FAILED),
          new Transition<>(RUNNING, Event.CANCELLED, CANCELLED),
          new Transition<>(WAITING, Event.WOKEN, RUNNING),
          new Transition<>(WAITING, Event.CANCELLED, CANCELLED),
          new Transition<>(IN_DOUBT, Event.WOKEN, RUNNING),
          new Transition<>(IN_DOUBT, Event.CANCELLED, CANCELLED),
          new Transition<>(FAILED, Event.RETRIED, READY),
          new Transition<>(CANCELLED, Event.RETRIED, READY));

  /// Where an event leads.
  ///
  /// @throws IllegalStateException when the table does not allow it
  public RunState after(Event event) {
    return TABLE.after(this, event);
  }

  /// Whether an event can happen to it.
  public boolean allows(Event event) {
    return TABLE.allows(this, event);
  }

  /// Whether nothing happens to it unless a person wants it.
  public boolean isFinal() {
    return switch (this) {
      case DONE, FAILED, CANCELLED -> true;
      case READY, RUNNING, WAITING, IN_DOUBT -> false;
    };
  }

  /// Whether a node has it in memory, or should.
  public boolean isExecuted() {
    return this == READY || this == RUNNING;
  }
}
