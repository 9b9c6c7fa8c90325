package org.convoke.server.records;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.List;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.RecordEvent;
import org.convoke.engine.Triggers;

/// Starts nothing: what is used while no engine is there.
@Singleton
@DefaultBean
class NoTriggers implements Triggers {

  @Override
  public Started start(UnitOfWork unit, RecordEvent event) {
    return new Started() {
      @Override
      public List<StartedRun> planned() {
        return List.of();
      }

      @Override
      public List<StartedRun> runs() {
        return List.of();
      }

      @Override
      public void launch() {}
    };
  }
}
