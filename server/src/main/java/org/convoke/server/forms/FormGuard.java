package org.convoke.server.forms;

import java.util.List;
import org.convoke.database.Transaction;
import org.convoke.model.FieldProblem;

/// A feature that relies on forms as they are. Every bean of this type is asked before a form is
/// saved or deleted. Thread-safe.
///
/// It is asked three times, so that records wait for as little as possible: at first what costs
/// little, then what reads whole forms while records go on being written, and at last what has
/// changed meanwhile.
public interface FormGuard {

  /// What speaks against a change; empty: nothing. The code of the first becomes the code of the
  /// conflict: `form-in-use`, `field-in-use` with the field as `definition.fields.<key>`.
  List<FieldProblem> objections(FormChange change);

  /// What speaks against it in what there is, while records go on being written to the form as it
  /// is now. Nobody else saves the form meanwhile. What a guard writes here stays, also when the
  /// form is not saved after all.
  default List<FieldProblem> objectionsBeforeSaving(Transaction transaction, FormChange change) {
    return List.of();
  }

  /// What speaks against it now that no record of the form is written until it is saved or deleted.
  /// What a guard writes here is committed with the change, or not at all.
  ///
  /// @param since before the guard was asked the last time; nobody saved the form since
  default List<FieldProblem> objectionsWhileSaving(
      Transaction transaction, FormChange change, Moment since) {
    return List.of();
  }
}
