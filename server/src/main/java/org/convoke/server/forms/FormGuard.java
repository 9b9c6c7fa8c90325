package org.convoke.server.forms;

import java.util.List;
import org.convoke.database.Transaction;
import org.convoke.model.FieldProblem;

/// A feature that relies on forms as they are. Every bean of this type is asked before a form is
/// saved or deleted. Thread-safe.
public interface FormGuard {

  /// What speaks against a change; empty: nothing. The code of the first becomes the code of the
  /// conflict: `form-in-use`, `field-in-use` with the field as `definition.fields.<key>`.
  List<FieldProblem> objections(FormChange change);

  /// What speaks against it now that no record of the form is written until it is saved or deleted.
  /// What a guard writes here is committed with the change, or not at all.
  default List<FieldProblem> objectionsWhileSaving(Transaction transaction, FormChange change) {
    return List.of();
  }
}
