package org.convoke.engine.internal;

import org.convoke.connectors.EffectKey;
import org.convoke.engine.EngineParts;
import org.convoke.engine.StepContext;

/// A run that is executed now, and what it is made of. Immutable.
record Running(Work work, Program program, RunTrigger trigger, EngineParts parts) {

  /// @throws IllegalStateException when the run's version cannot be executed
  static Running of(Work work, EngineParts parts) {
    var trigger = RunTrigger.of(work.run().trigger());
    return new Running(work, work.program().get(), trigger, parts);
  }

  RunKey key() {
    return work.key();
  }

  StepContext context(String path) {
    return new StepContext(
        key().org(),
        key().run(),
        work.run().flow(),
        program.flowName(),
        path,
        trigger.form(),
        trigger.record(),
        trigger.by(),
        work.run().depth(),
        parts.clock().instant());
  }

  EffectKey effectKey(String path) {
    return EffectKeys.of(work.run(), path);
  }
}
