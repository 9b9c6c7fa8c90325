package org.convoke.engine.internal;

import java.time.InstantSource;
import org.convoke.engine.EngineSettings;
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
  void beat() {
    var now = clock.instant();
    if (!store.beat(fence, now)) {
      var lost = fence.epoch();
      fence = store.register(settings.node(), settings.name(), now);
      LOG.warn(
          "node {} was taken for dead: epoch {} is fenced off, going on with {}",
          settings.node(),
          lost,
          fence.epoch());
    }
    var removed = store.removeSilent(now.minus(settings.silence()));
    if (removed > 0) {
      LOG.warn("{} nodes were silent for {}: their runs are adopted", removed, settings.silence());
    }
  }

  /// Leaves, so that others need not wait for the silence.
  void leave() {
    store.remove(fence);
  }
}
