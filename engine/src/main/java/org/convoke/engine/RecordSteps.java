package org.convoke.engine;

import java.util.List;
import org.convoke.model.FormId;
import org.convoke.model.Problem;
import org.convoke.model.Value;
import org.convoke.model.conditions.Condition;
import org.convoke.model.flows.Step;

/// What steps do with records. Implemented by the application, which checks every rule of the form
/// as for a person's submission. Outputs hold `id`, `serial`, `createdBy`, `createdAt`, `updatedAt`
/// and the record's values by field key. Thread-safe.
public interface RecordSteps {

  /// Adds a record.
  ///
  /// @throws Problem when the form is gone or a rule is broken
  Change add(StepContext context, String form, Value.Fields values);

  /// Changes the fields given; an empty value clears one.
  ///
  /// @param record id of the record
  /// @throws Problem when the record or form is gone or a rule is broken
  Change update(StepContext context, String form, String record, Value.Fields values);

  /// The newest record that meets a condition without expressions; its output also holds `found`:
  /// when false, everything else is absent.
  ///
  /// @throws Problem `query-too-broad` when the search takes too long
  Value.Fields find(StepContext context, String form, Condition where);

  /// Which records of a form.
  ///
  /// @param where a condition without expressions
  /// @param order empty: the newest first
  /// @param limit how many at most
  /// @param all whether it is an error that there are more
  record Search(Condition where, List<Step.Order> order, int limit, boolean all) {}

  /// The records that meet a condition: `records`, a list of what [#find] answers for one, and
  /// their `count`.
  ///
  /// @throws Problem `query-too-broad` when the search takes too long, `result-too-large`
  Value.Fields findAll(StepContext context, String form, Search search);

  /// Changes the fields given of every record that is found; its output holds their `ids` and
  /// `count`.
  ///
  /// @throws Problem as [#update] and [#findAll], and `too-many-records`
  Change updateAll(StepContext context, String form, Search search, Value.Fields values);

  /// Deletes a record; its output holds the `id`.
  ///
  /// @throws Problem when the record or form is gone
  Change delete(StepContext context, String form, String record);

  /// Deletes every record that is found; its output holds their `ids` and `count`.
  ///
  /// @throws Problem as [#findAll], and `too-many-records`
  Change deleteAll(StepContext context, String form, Search search);

  /// Sees to it that from now on every change of the form's records says, as [RecordEvent#watched],
  /// that runs may wait for it. Once it has answered, no change is committed, here or on another
  /// node, that does not.
  ///
  /// @throws Problem when the form is gone
  FormId watch(StepContext context, String form);

  /// Whether adding to the form looks at other records (options or linkage from a form), so that
  /// earlier changes of the run must be committed first.
  boolean addingReadsRecords(StepContext context, String form);
}
