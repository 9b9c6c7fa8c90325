package org.convoke.engine;

import org.convoke.model.NotFound;
import org.convoke.model.OrgId;

/// Finds the action that a step names. Implemented by the application. Thread-safe.
@FunctionalInterface
public interface LocalActions {

  /// @param connection key of a connection of the organization
  /// @param action key of one of its actions
  /// @throws NotFound when there is no such connection or action (any more)
  StepAction find(OrgId org, String connection, String action);
}
