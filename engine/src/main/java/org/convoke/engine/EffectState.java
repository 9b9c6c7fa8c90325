package org.convoke.engine;

import org.convoke.engine.StateTable.Transition;

/// Where an effect is. `EffectState.md` beside it is printed from the table below.
public enum EffectState {
  /// committed before the call; whether it was made is not committed
  INTENDED,
  /// it is made; whoever intends it again is given its outcome
  DONE,
  /// it is surely not made, unless an earlier call is answered yet
  FAILED,
  /// nobody can know; a person decides
  IN_DOUBT,
  /// a person decided not to look any further; it may have been made
  GIVEN_UP;

  /// What happens to an effect.
  public enum Event {
    /// it was made, or found, or a person says that it exists; also an answer that comes late
    HAPPENED,
    /// it was surely not made
    REFUSED,
    /// no answer came, and neither asking again nor looking is safe
    LOST,
    /// a person gives it up
    ABANDONED,
    /// it is intended again
    INTENDED
  }

  static final StateTable<EffectState, Event> TABLE =
      new StateTable<>(
          new Transition<>(INTENDED, Event.HAPPENED, DONE),
          new Transition<>(INTENDED, Event.REFUSED, FAILED),
          new Transition<>(INTENDED, Event.LOST, IN_DOUBT),
          new Transition<>(INTENDED, Event.INTENDED, INTENDED),
          new Transition<>(IN_DOUBT, Event.HAPPENED, DONE),
          new Transition<>(IN_DOUBT, Event.ABANDONED, GIVEN_UP),
          new Transition<>(IN_DOUBT, Event.INTENDED, INTENDED),
          new Transition<>(FAILED, Event.HAPPENED, DONE),
          new Transition<>(FAILED, Event.INTENDED, INTENDED),
          new Transition<>(GIVEN_UP, Event.HAPPENED, DONE),
          new Transition<>(GIVEN_UP, Event.INTENDED, INTENDED));

  /// Where an event leads.
  ///
  /// @throws IllegalStateException when the table does not allow it
  public EffectState after(Event event) {
    return TABLE.after(this, event);
  }
}
