package org.convoke.server.secrets;

import java.util.List;
import org.convoke.model.FieldProblem;
import org.convoke.model.OrgId;

/// A feature that relies on secrets. Every bean of this type is asked before one is deleted.
/// Thread-safe.
public interface SecretGuard {

  /// What speaks against the deletion of a secret; empty: nothing.
  List<FieldProblem> objections(OrgId org, String name);
}
