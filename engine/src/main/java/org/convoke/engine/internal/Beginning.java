package org.convoke.engine.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convoke.engine.Triggers.StartedRun;
import org.convoke.model.RunId;

/// A run that is about to be inserted, and what it is executed by.
record Beginning(RunStore.NewRun run, Program program, RunTrigger trigger) {

  StartedRun started(RunId id) {
    return new StartedRun(id, program.flow(), program.flowKey(), program.flowName());
  }

  Work work() {
    var stored =
        new RunStore.Stored(
            run.key(),
            run.flow(),
            run.version(),
            run.businessKey(),
            run.state(),
            run.owner(),
            1,
            run.depth(),
            trigger.data(),
            0,
            run.caller());
    return new Work(stored, () -> program, List.of(), Map.of(), Map.of(), Set.of());
  }
}
