package org.convoke.engine;

import org.convoke.model.Problem;
import org.convoke.model.Value;

/// An action of a connector that changes only our own database. Thread-safe.
public non-sealed interface LocalAction extends StepAction {

  /// Says what the action would change. Neighbouring steps of a run share a transaction, so changes
  /// of earlier steps may not be written yet unless [#readsEarlierChanges()].
  ///
  /// @param input the step's inputs by name, already evaluated and of the declared types, missing
  ///   ones absent or [Value#EMPTY]
  /// @throws Problem when it cannot be done: the step fails with this reason
  Change prepare(StepContext context, Value.Fields input);

  /// Whether [#prepare] looks at things that an earlier step of the same run may have changed. Then
  /// those changes are committed first.
  boolean readsEarlierChanges();
}
