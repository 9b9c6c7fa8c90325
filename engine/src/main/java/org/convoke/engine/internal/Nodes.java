package org.convoke.engine.internal;

import java.time.Instant;
import java.time.InstantSource;
import org.convoke.engine.EngineSettings;
import org.convoke.model.NodeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This node among the others. [#beat()] is called by one thread; [#fence()] by any.
final class Nodes {

  private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);

  private final NodeStore store;
  private final EngineSettings settings;
  private final InstantSource clock;
  private volatile Fence fence;

  /// Registers this node.
  Nodes(NodeStore store, EngineSettings settings, InstantSource clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    this.fence = store.register(settings.node(), settings.name(), clock.instant());
    LOG.info("node {} ({}) has epoch {}", settings.node(), settings.name(), fence.epoch());
  }

  /// Under which this node owns the runs that it starts or adopts now.
  Fence fence() {
    return fence;
  }

  /// Says that this node lives; when others took it for dead, it comes back under a new epoch. The
  /// runs it executes meanwhile fail their next write and are dropped: somebody else has them.
  ///
  /// When another process has registered as this node (its folder was copied with the identity in
  /// it), this one goes on as a new node; otherwise the two would fence each other off for ever.
  void beat() {
    var now = clock.instant();
    if (!store.beat(fence, now)) {
      comeBack(now);
    }
    var removed = store.removeSilent(now.minus(settings.silence()));
    if (removed > 0) {
      LOG.warn("{} nodes were silent for {}: their runs are adopted", removed, settings.silence());
    }
  }

  private void comeBack(Instant now) {
    var lost = fence;
    var isTaken = store.isRegistered(lost.node());
    var node = isTaken ? NodeId.create() : lost.node();
    fence = store.register(node, settings.name(), now);
    LOG.warn(
        "node {} {}: epoch {} is fenced off, going on as {} with {}",
        lost.node(),
        isTaken ? "is another process now" : "was taken for dead",
        lost.epoch(),
        node,
        fence.epoch());
  }

  /// Leaves, so that others need not wait for the silence.
  void leave() {
    store.remove(fence);
  }
}
