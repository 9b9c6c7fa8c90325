package org.convoke.engine.internal;

import java.util.List;
import java.util.function.Supplier;

/// A run to be executed by this node.
///
/// @param program answers the version it is on; asks the database when that is an old one
/// @param journal what was committed before
record Work(RunStore.Stored run, Supplier<Program> program, List<Journal.Entry> journal) {

  RunKey key() {
    return run.key();
  }
}
