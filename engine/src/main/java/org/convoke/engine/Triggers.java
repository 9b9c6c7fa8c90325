package org.convoke.engine;

import java.util.List;
import org.convoke.database.UnitOfWork;
import org.convoke.model.FlowId;
import org.convoke.model.RunId;

/// Starts runs for events. Thread-safe.
public interface Triggers {

  /// Adds to a unit of work the runs that an event starts, so that they commit with the change
  /// itself. Reads nothing from the database: published flows are cached.
  ///
  /// @return the runs, to be launched once the unit is committed
  Started start(UnitOfWork unit, RecordEvent event);

  /// Runs that wait for their unit's commit.
  interface Started {

    /// The runs as they will be unless the event was seen before; known before the commit, so that
    /// an answer can be stored with it.
    List<StartedRun> planned();

    /// The runs, once the unit is committed. An event that was seen before finds the runs that
    /// exist.
    List<StartedRun> runs();

    /// Executes the new ones at once on this node. Returns immediately. Runs that are never
    /// launched (a crash) are adopted.
    void launch();
  }

  /// @param flowKey key of the flow
  /// @param flowName what people call it
  record StartedRun(RunId id, FlowId flow, String flowKey, String flowName) {}
}
