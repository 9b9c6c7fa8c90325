package org.convoke.server.connections;

import java.util.List;
import org.convoke.model.FieldProblem;
import org.convoke.model.OrgId;

/// A feature that relies on connections. Every bean of this type is asked before one is deleted.
/// Thread-safe.
public interface ConnectionGuard {

  /// What speaks against the deletion of a connection; empty: nothing.
  ///
  /// @param key of the connection
  List<FieldProblem> objections(OrgId org, String key);
}
