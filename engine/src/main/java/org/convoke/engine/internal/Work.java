package org.convoke.engine.internal;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// A run to be executed by this node.
///
/// @param program answers the version it is on; asks the database when that is an old one
/// @param journal what was committed before
/// @param fresh paths of steps that are called, and whose intent was surely never carried out
record Work(
    RunStore.Stored run,
    Supplier<Program> program,
    List<Journal.Entry> journal,
    Set<String> fresh) {

  RunKey key() {
    return run.key();
  }
}
