package org.convoke.engine;

import org.convoke.model.Problem;
import org.convoke.model.Value;
import org.convoke.model.conditions.Condition;

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
  Value.Fields find(StepContext context, String form, Condition where);

  /// Whether adding to the form looks at other records (options or linkage from a form), so that
  /// earlier changes of the run must be committed first.
  boolean addingReadsRecords(StepContext context, String form);
}
