package org.convoke.server.realtime;

import java.util.Set;
import org.convoke.model.RunId;
import org.convoke.server.access.Caller;

/// Knows who may see which runs. Offered as a bean by the feature that keeps runs; thread-safe, may
/// ask the database once.
@FunctionalInterface
public interface RunReaders {

  /// Those of some runs that the caller may see.
  Set<RunId> readable(Caller caller, Set<RunId> runs);
}
