package org.convoke.server.flows;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.Engine;
import org.convoke.engine.RecordEvent;
import org.convoke.engine.Triggers;

/// The engine's triggers as a bean of their own: records start runs, and runs write records, so one
/// of the two must find the other late.
@ApplicationScoped
class EngineTriggers implements Triggers {

  private final Instance<Engine> engine;

  EngineTriggers(Instance<Engine> engine) {
    this.engine = engine;
  }

  @Override
  public Started start(UnitOfWork unit, RecordEvent event) {
    return engine.get().triggers().start(unit, event);
  }
}
