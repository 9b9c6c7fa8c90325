package org.convoke.server.connections;

import org.convoke.engine.StepAction;

/// An action that flows have of their own, without a connection. Thread-safe.
public interface OwnAction {

  /// One of those that [org.convoke.engine.LocalActions] names.
  String key();

  StepAction carriedOut();
}
