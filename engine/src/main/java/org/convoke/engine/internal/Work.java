package org.convoke.engine.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.convoke.engine.StepState;
import org.convoke.model.Value;

/// A run to be executed by this node.
///
/// @param program answers the version it is on; asks the database when that is an old one
/// @param journal what was committed before
/// @param called what it has called, by the paths of its steps
/// @param heard what its waiting steps have heard of, by their paths
/// @param fresh paths of steps that are called, and whose intent was surely never carried out
record Work(
    RunStore.Stored run,
    Supplier<Program> program,
    List<Journal.Entry> journal,
    Map<String, CallStore.Called> called,
    Map<String, Value.Fields> heard,
    Set<String> fresh) {

  /// Whether what a step called was at its end when this execution began. A step that calls anew in
  /// this execution waits for the next.
  boolean hasReturned(String path) {
    var end = called.get(path);
    return end != null
        && end.state().isFinal()
        && journal.stream()
            .anyMatch(entry -> entry.path().equals(path) && entry.state() == StepState.WAITING);
  }

  RunKey key() {
    return run.key();
  }
}
