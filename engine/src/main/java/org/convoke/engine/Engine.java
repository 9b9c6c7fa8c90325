package org.convoke.engine;

import java.time.Duration;
import org.convoke.engine.internal.Machinery;
import org.convoke.model.OrgId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Executes flows on one node. Registers the node when made; adopts and executes once started.
/// Thread-safe.
public final class Engine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  /// What runs under way are given to end when the node stops.
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final EngineSettings settings;
  private final Waiter waiter;
  private final Machinery machinery;
  private final Thread heartbeat;
  private boolean troubled;

  public Engine(EngineSettings settings, EngineParts parts) {
    this.settings = settings;
    this.waiter = parts.waiter();
    this.machinery = new Machinery(settings, parts);
    // A platform thread: a node whose virtual threads are all busy is not dead.
    this.heartbeat = Thread.ofPlatform().name("engine-heartbeat").unstarted(this::live);
  }

  /// Starts runs for events.
  public Triggers triggers() {
    return machinery.triggers();
  }

  /// Adopts what this node left behind, then keeps saying that it lives.
  public void start() {
    look();
    heartbeat.start();
  }

  /// One heartbeat and one look for runs that nobody executes. Called by the engine's own thread
  /// once started; a test calls it by hand.
  public void look() {
    machinery.look();
  }

  /// Forgets what it knows of an organization's published flows: one was published, enabled,
  /// disabled, renamed or deleted.
  public void flowsChanged(OrgId org) {
    machinery.flowsChanged(org);
  }

  /// Runs that are executed now.
  public int running() {
    return machinery.running();
  }

  /// Runs that wait in memory.
  public int queued() {
    return machinery.queued();
  }

  /// Waits until no run is in memory.
  ///
  /// @return whether that came before the limit
  public boolean awaitIdle(Duration limit) {
    return machinery.awaitIdle(limit);
  }

  /// Takes no more runs, lets those under way end within 10 s, and leaves; what is unfinished is
  /// adopted by other nodes, or by this one when it starts again.
  @Override
  public void close() {
    stopHeartbeat();
    machinery.close(GRACE);
  }

  /// A heartbeat after the farewell would register the node again.
  private void stopHeartbeat() {
    heartbeat.interrupt();
    try {
      heartbeat.join(GRACE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void live() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        waiter.pause(settings.heartbeat());
        look();
        troubled = false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        complainOnce(e);
      }
    }
  }

  /// The loop must survive; an outage is told once, not every two seconds.
  private void complainOnce(RuntimeException e) {
    if (!troubled) {
      LOG.error("heartbeat failed; the node goes on trying", e);
    }
    troubled = true;
  }
}
