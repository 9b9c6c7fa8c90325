package org.convoke.engine.internal;

import org.convoke.model.flows.Step;

/// What is prepared, but not committed, has changed.
///
/// @param records whether records
/// @param anything whether records or what actions change
record Uncommitted(boolean records, boolean anything) {

  static final Uncommitted NOTHING = new Uncommitted(false, false);

  /// The record whose change starts the run.
  static final Uncommitted RECORD = new Uncommitted(true, true);

  Uncommitted and(Step step) {
    var changesRecords = changesRecords(step);
    return new Uncommitted(
        records || changesRecords, anything || changesRecords || Asked.by(step).isPresent());
  }

  private static boolean changesRecords(Step step) {
    return switch (step) {
      case Step.AddRecord _,
          Step.UpdateRecord _,
          Step.UpdateRecords _,
          Step.DeleteRecord _,
          Step.DeleteRecords _ ->
          true;
      default -> false;
    };
  }
}
