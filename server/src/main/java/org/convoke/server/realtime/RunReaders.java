package org.convoke.server.realtime;

import org.convoke.model.RunId;
import org.convoke.server.access.Caller;

/// Knows who may see a single run. Offered as a bean by the feature that keeps runs; thread-safe,
/// may ask the database.
@FunctionalInterface
public interface RunReaders {

  boolean mayRead(Caller caller, RunId run);
}
