package org.convoke.server.flows;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.convoke.database.CommitPipeline;
import org.convoke.database.Database;
import org.convoke.database.RowsMissing;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.Effects;
import org.convoke.engine.Engine;
import org.convoke.engine.EngineParts;
import org.convoke.engine.EngineSettings;
import org.convoke.engine.LocalActions;
import org.convoke.engine.Planner;
import org.convoke.engine.RecordSteps;
import org.convoke.engine.RunAttempts;
import org.convoke.engine.RunCalls;
import org.convoke.engine.RunHistory;
import org.convoke.server.bus.Changed.Kind;
import org.convoke.server.bus.Changes;
import org.convoke.server.forms.Forms;
import org.convoke.server.platform.HostName;
import org.convoke.server.platform.Settings;
import org.convoke.server.platform.Start;

/// The engine within the server: made of what the features offer, started once the organization is
/// there, and stopped before the database is.
@Singleton
class EngineNode {

  @Produces
  @Singleton
  Engine engine(
      Settings settings,
      Database database,
      CommitPipeline pipeline,
      Forms forms,
      RecordSteps records,
      LocalActions actions,
      RunNews news,
      Changes changes,
      Clock clock,
      MeterRegistry metrics) {
    var node = NodeIdentity.take(settings.data());
    var engine =
        new Engine(
            EngineSettings.of(node, HostName.get()),
            new EngineParts(
                database,
                unit -> commit(unit, pipeline, forms),
                records,
                actions,
                news,
                threads(),
                clock,
                duration -> Thread.sleep(duration)));
    changes.forget(Kind.FLOWS, it -> engine.flowsChanged(it.org()), engine::flowsChanged);
    Gauge.builder("convoke.runs.running", engine, Engine::running).register(metrics);
    Gauge.builder("convoke.runs.queued", engine, Engine::queued).register(metrics);
    return engine;
  }

  @Produces
  @Singleton
  RunHistory history(Database database) {
    return new RunHistory(database);
  }

  @Produces
  @Singleton
  RunAttempts attempts(Database database) {
    return new RunAttempts(database);
  }

  @Produces
  @Singleton
  RunCalls calls(Database database) {
    return new RunCalls(database);
  }

  @Produces
  @Singleton
  Effects effects(Database database) {
    return new Effects(database);
  }

  @Produces
  @Singleton
  Planner planner(Clock clock) {
    return new Planner(clock);
  }

  void start(@Observes @Priority(Start.WORK) StartupEvent event, Instance<Engine> engine) {
    engine.get().start();
  }

  void stop(@Observes ShutdownEvent event, Instance<Engine> engine) {
    engine.get().close();
  }

  /// A step's record may have been checked against a form that another node has saved since; the
  /// engine prepares the step again, and shall find the form as it is.
  private static void commit(UnitOfWork unit, CommitPipeline pipeline, Forms forms) {
    try {
      pipeline.commit(unit);
    } catch (RowsMissing e) {
      forms.changed();
      throw e;
    }
  }

  private static Executor threads() {
    var threads = Thread.ofVirtual().name("run-", 1).factory();
    return task -> threads.newThread(task).start();
  }
}
