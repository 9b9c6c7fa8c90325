package org.convoke.engine.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.convoke.engine.StepState;
import org.convoke.engine.internal.Frontier.Item.Pending;
import org.convoke.model.NotFound;
import org.jspecify.annotations.Nullable;

/// The remote steps of one run that are under way, each on a virtual thread of its own. Confined to
/// the thread that executes the run, but for the queue that the calls end in.
final class RemoteCalls {

  /// @param death what a call ended with instead of a verdict; null: nothing
  private record Ended(String path, @Nullable Verdict verdict, @Nullable Throwable death) {}

  private final Running running;
  private final Steps steps;
  private final EffectStore effects;
  private final RunStore store;
  private final LinkedBlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
  private final Map<String, Thread> underWay = new HashMap<>();

  /// Held until they are written: an answer that is not written must not be asked for again.
  private final Map<String, Verdict> verdicts = new HashMap<>();

  /// Steps whose intent this execution committed, and which were not called yet.
  private final Set<String> fresh = new HashSet<>();

  /// Whether a call found that the run is not this node's any more.
  private boolean lost;

  RemoteCalls(Running running, Steps steps, EffectStore effects, RunStore store) {
    this.running = running;
    this.steps = steps;
    this.effects = effects;
    this.store = store;
  }

  /// Notes that the intent of a step, which is about to be committed, was surely never called.
  void isFresh(String path) {
    fresh.add(path);
  }

  Optional<Verdict> verdict(String path) {
    return Optional.ofNullable(verdicts.get(path));
  }

  Map<String, Verdict> verdicts() {
    return Map.copyOf(verdicts);
  }

  /// Forgets the verdicts that are written.
  void written(Journal journal) {
    verdicts.keySet().removeIf(path -> journal.require(path).state() != StepState.CALLING);
  }

  boolean isLost() {
    return lost;
  }

  boolean areUnderWay() {
    return !underWay.isEmpty();
  }

  /// Starts the call of a step whose intent is committed, unless it is under way, or was answered
  /// late to whoever had the run before.
  void start(Pending pending) {
    var path = pending.place().path();
    if (underWay.containsKey(path) || verdicts.containsKey(path)) {
      return;
    }
    if (fresh.remove(path)) {
      var since = pending.entry().startedAt();
      start(pending, new RemoteCall.Intent(running.parts().clock().instant(), since, true));
      return;
    }
    var stored = effects.find(running.key().org(), running.effectKey(path));
    if (stored.isPresent() && stored.get().isDone()) {
      verdicts.put(path, Verdict.known(stored.get()));
      return;
    }
    var at = stored.map(EffectStore.Stored::intendedAt).orElse(pending.entry().startedAt());
    start(pending, new RemoteCall.Intent(at, at, false));
  }

  private void start(Pending pending, RemoteCall.Intent intent) {
    var path = pending.place().path();
    try {
      var call = call(pending, intent);
      underWay.put(path, Thread.ofVirtual().name("call-" + path).start(() -> make(path, call)));
    } catch (NotFound gone) {
      verdicts.put(path, RemoteCall.gone(intent.isFresh()));
    }
  }

  private RemoteCall call(Pending pending, RemoteCall.Intent intent) {
    var context = running.context(pending.place().path());
    var key = running.effectKey(context.path());
    var action = steps.remote(pending.place().step(), context);
    return new RemoteCall(
        action,
        context,
        key,
        pending.entry().input(),
        intent,
        running.parts(),
        () -> store.isExecuted(running.work().run()));
  }

  private void make(String path, RemoteCall call) {
    try {
      ended.add(new Ended(path, call.make().orElse(null), null));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Throwable death) {
      // the thread that executes the run must hear of it, or it would wait forever
      ended.add(new Ended(path, null, death));
    }
  }

  /// Waits until at least one call has ended.
  void await() throws InterruptedException {
    if (underWay.isEmpty()) {
      return;
    }
    note(ended.take());
    for (var more = ended.poll(); more != null; more = ended.poll()) {
      note(more);
    }
  }

  private void note(Ended end) {
    underWay.remove(end.path());
    switch (end.death()) {
      case Error error -> throw error;
      case RuntimeException unexpected -> throw unexpected;
      case null -> {}
      default -> throw new IllegalStateException("a call ended oddly", end.death());
    }
    if (end.verdict() == null) {
      lost = true;
    } else {
      verdicts.put(end.path(), end.verdict());
    }
  }

  /// Ends what is under way because the node stops.
  void interrupt() {
    underWay.values().forEach(Thread::interrupt);
  }
}
