package org.convoke.engine.internal;

import java.time.Duration;
import org.convoke.database.DatabaseFailure;
import org.convoke.engine.EngineParts;
import org.convoke.engine.EngineSettings;
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
  private final FlowTriggers triggers;

  public Machinery(EngineSettings settings, EngineParts parts) {
    var store = new RunStore(parts.database());
    this.flows = new PublishedFlows(parts.database(), parts.clock());
    this.nodes = new Nodes(new NodeStore(parts.database()), settings, parts.clock());
    this.runs = new Runs(settings, parts.threads(), work -> execute(work, parts, store));
    this.adoption = new Adoption(store, flows, nodes, runs, parts.clock());
    this.triggers =
        new FlowTriggers(
            flows,
            nodes,
            work -> {
              var run = work.run();
              parts
                  .listener()
                  .changed(run.key().org(), run.key().run(), run.flow(), RunState.READY);
              runs.take(work);
            });
  }

  public Triggers triggers() {
    return triggers;
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

  public void flowsChanged(OrgId org) {
    flows.drop(org);
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

  private static void execute(Work work, EngineParts parts, RunStore store)
      throws InterruptedException {
    Execution execution;
    try {
      execution = new Execution(work, parts, store);
    } catch (IllegalStateException | IllegalArgumentException e) {
      LOG.error("run {} is on a version that cannot be executed", work.key().run(), e);
      Execution.giveUp(work, parts);
      return;
    }
    execution.run();
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
