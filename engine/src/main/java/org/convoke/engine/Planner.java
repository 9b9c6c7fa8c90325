package org.convoke.engine;

import java.time.InstantSource;
import org.convoke.engine.internal.Walk;

/// Says what a run would do without doing it. What comes next is decided by the same interpreter as
/// in a run, which knows nothing but the definition and what steps answered; here they answer what
/// a [Rehearsal] makes up. Thread-safe.
public final class Planner {

  /// Steps of one plan; nobody reads more.
  public static final int MAX_STEPS = 500;

  private final InstantSource clock;

  public Planner(InstantSource clock) {
    this.clock = clock;
  }

  /// Goes through a flow, up to [#MAX_STEPS] steps or 10 s, those of flows that are called
  /// included.
  public FlowPlan plan(FlowPlan.Question question, Rehearsal rehearsal) {
    return new Walk(question, rehearsal, clock).plan();
  }
}
