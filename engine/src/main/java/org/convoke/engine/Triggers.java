package org.convoke.engine;

import java.util.List;
import org.convoke.database.UnitOfWork;
import org.convoke.model.FlowId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Problem;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.model.flows.Trigger;

/// Starts runs for events. Thread-safe.
public interface Triggers {

  /// Adds to a unit of work the runs that an event starts, so that they commit with the change
  /// itself. Reads nothing from the database: published flows are cached.
  ///
  /// @return the runs, to be launched once the unit is committed
  Started start(UnitOfWork unit, RecordEvent event);

  /// Adds to a unit of work the run that an event starts of one flow. Plans nothing when the flow
  /// is not enabled, or its trigger does not take the event: a button's filter, which the record
  /// does not meet any more.
  ///
  /// @throws Problem when the trigger cannot compute its key
  Started start(UnitOfWork unit, FlowEvent event);

  /// Adds to a unit of work the runs that an event of a platform starts, and tells runs that wait
  /// for it. An event that was handed in before starts nothing new.
  Started start(UnitOfWork unit, PlatformEvent event);

  /// What an organization's enabled flows start from, oldest flow first.
  List<Offer> offers(OrgId org);

  /// Those of [#offers] that a person can press on a record: buttons whose filter it meets.
  ///
  /// @param record as [RecordEvent#record]
  /// @param by who would press it
  List<Button> buttons(OrgId org, String formKey, Value.Fields record, PersonId by);

  /// A flow that is enabled.
  record Offer(FlowId flow, String flowKey, String flowName, Trigger trigger) {}

  /// @param flow key of the flow, which names the button
  record Button(String flow, String label) {}

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
