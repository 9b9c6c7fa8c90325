package org.convoke.engine;

import java.time.Duration;
import org.convoke.engine.internal.Machinery;
import org.convoke.model.OrgId;

/// Executes flows on one node. Registers the node when made; adopts and executes once started.
/// Thread-safe.
public final class Engine implements AutoCloseable {

  /// What runs under way are given to end when the node stops.
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Machinery machinery;
  private final Thread heartbeat;
  private final Thread adoption;
  private final Thread timer;

  public Engine(EngineSettings settings, EngineParts parts) {
    this.machinery = new Machinery(settings, parts);
    this.heartbeat = thread("engine-heartbeat", settings, machinery::beat, parts.waiter());
    this.adoption = thread("engine-adoption", settings, machinery::adopt, parts.waiter());
    this.timer = thread("engine-timer", settings, machinery::wake, machinery::awaitDue);
  }

  /// A platform thread: a node whose virtual threads are all busy is not dead.
  private static Thread thread(String name, EngineSettings settings, Runnable task, Waiter waiter) {
    var loop = new Loop(name, task, settings.heartbeat(), waiter);
    return Thread.ofPlatform().name(name).unstarted(loop);
  }

  /// Starts runs for events.
  public Triggers triggers() {
    return machinery.triggers();
  }

  /// What people do to runs.
  public RunOperations operations() {
    return machinery.operations();
  }

  /// Keeps saying that this node lives and, on threads of their own so that much to do never
  /// silences the node, looks for runs that nobody executes (first for those it left behind) and
  /// for runs whose time has come.
  public void start() {
    machinery.beat();
    heartbeat.start();
    adoption.start();
    timer.start();
  }

  /// One heartbeat, one look for runs that nobody executes and one for runs whose time has come:
  /// what the engine's own threads do once started, for a test that does it by hand.
  public void look() {
    machinery.beat();
    machinery.adopt();
    machinery.wake();
  }

  /// Forgets what it knows of an organization's published flows: one was published, enabled,
  /// disabled, renamed or deleted.
  public void flowsChanged(OrgId org) {
    machinery.flowsChanged(org);
  }

  /// The same for every organization: some of it may have changed unheard.
  public void flowsChanged() {
    machinery.flowsChanged();
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
    adoption.interrupt();
    timer.interrupt();
    stopHeartbeat();
    machinery.close(GRACE);
  }

  /// A heartbeat after the farewell would register the node again. Adoption need not be waited for:
  /// what it takes after the farewell is an orphan still.
  private void stopHeartbeat() {
    heartbeat.interrupt();
    try {
      heartbeat.join(GRACE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
