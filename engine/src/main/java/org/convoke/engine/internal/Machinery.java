package org.convoke.engine.internal;

import java.time.Duration;
import org.convoke.database.DatabaseFailure;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.EngineParts;
import org.convoke.engine.EngineSettings;
import org.convoke.engine.RunError;
import org.convoke.engine.RunOperations;
import org.convoke.engine.RunState;
import org.convoke.engine.Triggers;
import org.convoke.model.OrgId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The parts of an engine, put together. Public only for the engine.
public final class Machinery {

  private static final Logger LOG = LoggerFactory.getLogger(Machinery.class);

  private final PublishedFlows flows;
  private final Nodes nodes;
  private final Runs runs;
  private final Adoption adoption;
  private final Timer timer;
  private final Subscriptions subscriptions;
  private final Turns turns;
  private final FlowTriggers triggers;
  private final Operations operations;
  private final FlowCalls flowCalls;

  public Machinery(EngineSettings settings, EngineParts parts) {
    var store = new RunStore(parts.database());
    this.flows = new PublishedFlows(parts.database(), parts.clock());
    this.nodes = new Nodes(new NodeStore(parts.database()), settings, parts.clock());
    var effects = new EffectStore(parts.database());
    this.runs = new Runs(settings, parts.threads(), work -> execute(work, parts, store, effects));
    var calls = new CallStore(parts.database());
    var journals = new JournalStore(parts.database());
    var launcher =
        new Launcher(journals, calls, new SubscriptionStore(parts.database()), flows, runs);
    this.turns = new Turns(parts.database(), parts.clock());
    this.subscriptions = new Subscriptions(parts.database(), parts.records(), parts.clock());
    this.timer = new Timer(store, nodes, runs, launcher, parts.clock());
    this.adoption = new Adoption(store, launcher, nodes, runs, parts.clock());
    this.operations =
        new Operations(
            parts.database(),
            flows,
            nodes,
            launcher,
            timer::isDue,
            parts.listener(),
            parts.clock());
    this.triggers =
        new FlowTriggers(
            flows,
            nodes,
            new Ahead(parts, effects, store, settings.maxStepsAhead()),
            new Launching(runs, parts.listener(), () -> timer.isDue(parts.clock().instant())));
    this.flowCalls = new FlowCalls(calls, flows, triggers, operations);
  }

  public Triggers triggers() {
    return triggers;
  }

  public RunOperations operations() {
    return operations;
  }

  /// Called by one thread.
  public void beat() {
    nodes.beat();
  }

  /// Called by one thread, which may be another than that of the heartbeat.
  public void adopt() {
    var adopted = adoption.look();
    if (adopted > 0) {
      LOG.info("adopted {} runs", adopted);
    }
  }

  /// Brings events to the runs that wait for them, lets in those whose turn has come, and wakes
  /// what is due. Called by one thread, which may be another than the others.
  public void wake() {
    try {
      subscriptions.look();
      turns.look();
    } finally {
      timer.look();
    }
  }

  /// Waits for what is due next.
  public void awaitDue(Duration atMost) throws InterruptedException {
    timer.pause(atMost);
  }

  public void flowsChanged(OrgId org) {
    flows.drop(org);
  }

  public void flowsChanged() {
    flows.drop();
  }

  public boolean awaitIdle(Duration limit) {
    return runs.awaitIdle(limit);
  }

  public int running() {
    return runs.running();
  }

  public int queued() {
    return runs.queued();
  }

  private void execute(Work work, EngineParts parts, RunStore store, EffectStore effects)
      throws InterruptedException {
    Running running;
    try {
      running = Running.of(work, parts);
    } catch (IllegalStateException | IllegalArgumentException e) {
      LOG.error("run {} is on a version that cannot be executed", work.key().run(), e);
      giveUp(work, parts);
      return;
    }
    new Execution(running, store, effects, flowCalls, subscriptions, timer::isDue).run();
  }

  /// Ends a run whose version cannot be executed.
  private static void giveUp(Work work, EngineParts parts) {
    var run = work.run();
    var now = parts.clock().instant();
    var unit = new UnitOfWork();
    RunStore.advance(
        unit,
        new RunStore.Advance(
            run.key(),
            run.owner(),
            run.attempt(),
            run.state(),
            run.state().after(RunState.Event.BROKE),
            RunError.unexpected(""),
            now,
            now,
            null,
            run.signals(),
            null));
    TurnStore.end(unit, run.key(), run.flow());
    if (run.caller() != null) {
      CallStore.signal(unit, run.key().org(), run.caller().run(), now);
    }
    parts.commits().commit(unit);
  }

  public void close(Duration limit) {
    runs.close(limit);
    try {
      nodes.leave();
    } catch (DatabaseFailure e) {
      LOG.warn("could not say good-bye; others will find this node silent", e);
    }
  }
}
