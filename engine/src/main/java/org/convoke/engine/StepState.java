package org.convoke.engine;

import org.convoke.engine.StateTable.Transition;

/// Where a step of a run is. `StepState.md` beside it is printed from the table below.
public enum StepState {
  /// not in the journal
  PENDING,
  /// a parallel step or a loop: steps inside it are under way
  RUNNING,
  /// what it intends outside our database is committed, what came of it is not
  CALLING,
  /// it waits for a time or an event, or until it may be called again
  WAITING,
  /// nobody can know whether it happened; a person decides
  IN_DOUBT,
  DONE,
  FAILED;

  /// What happens to a step.
  public enum Event {
    /// its steps inside begin
    OPENED,
    /// its intent was committed
    INTENDED,
    /// it begins to wait
    WAITED,
    /// the other side's allowance is spent: it is called later
    PUT_OFF,
    /// no answer came, and neither asking again nor looking is safe
    LOST,
    COMMITTED,
    BROKE,
    /// a retry does something inside it again
    REOPENED
  }

  static final StateTable<StepState, Event> TABLE =
      new StateTable<>(
          new Transition<>(PENDING, Event.COMMITTED, DONE),
          new Transition<>(PENDING, Event.BROKE, FAILED),
          new Transition<>(PENDING, Event.OPENED, RUNNING),
          new Transition<>(RUNNING, Event.COMMITTED, DONE),
          new Transition<>(RUNNING, Event.BROKE, FAILED),
          new Transition<>(PENDING, Event.WAITED, WAITING),
          new Transition<>(WAITING, Event.COMMITTED, DONE),
          new Transition<>(WAITING, Event.BROKE, FAILED),
          new Transition<>(PENDING, Event.INTENDED, CALLING),
          new Transition<>(PENDING, Event.LOST, IN_DOUBT),
          new Transition<>(CALLING, Event.COMMITTED, DONE),
          new Transition<>(CALLING, Event.BROKE, FAILED),
          new Transition<>(CALLING, Event.LOST, IN_DOUBT),
          new Transition<>(CALLING, Event.PUT_OFF, WAITING),
          new Transition<>(WAITING, Event.INTENDED, CALLING),
          new Transition<>(IN_DOUBT, Event.INTENDED, CALLING),
          new Transition<>(IN_DOUBT, Event.COMMITTED, DONE),
          new Transition<>(IN_DOUBT, Event.BROKE, FAILED),
          new Transition<>(RUNNING, Event.REOPENED, RUNNING),
          new Transition<>(DONE, Event.REOPENED, RUNNING),
          new Transition<>(FAILED, Event.REOPENED, RUNNING));

  /// Where an event leads.
  ///
  /// @throws IllegalStateException when the table does not allow it
  public StepState after(Event event) {
    return TABLE.after(this, event);
  }

  /// Whether nothing more comes of it in this attempt.
  public boolean isEnd() {
    return this == DONE || this == FAILED;
  }
}
