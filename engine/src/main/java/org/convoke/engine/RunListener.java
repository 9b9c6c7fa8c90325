package org.convoke.engine;

import org.convoke.model.FlowId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.RunId;

/// Told when a run's state was committed, for sockets and metrics. Called by the thread that
/// executes the run: it must not fail and not wait. What it is told may be lost in a crash.
@FunctionalInterface
public interface RunListener {

  void changed(OrgId org, RunId run, FlowId flow, RunState state);

  /// What waits for a person is not what it was: a step began to wait for him, or goes on.
  default void awaited(OrgId org, PersonId person) {}
}
