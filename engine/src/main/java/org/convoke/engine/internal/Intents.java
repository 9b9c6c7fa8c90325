package org.convoke.engine.internal;

import java.util.Optional;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.EffectState;
import org.convoke.engine.RemoteAction;
import org.convoke.engine.StepContext;
import org.convoke.model.Conflict;
import org.convoke.model.Phrase;
import org.convoke.model.Value;

/// Writes what a run intends to do outside of the database into its next commit. Confined to one
/// thread.
final class Intents {

  private final Running running;
  private final RemoteCalls calls;
  private final EffectStore effects;
  private final UnitOfWork changes;

  Intents(Running running, Preparation.Executors executors, UnitOfWork changes) {
    this.running = running;
    this.calls = executors.calls();
    this.effects = executors.effects();
    this.changes = changes;
  }

  /// What is known of the effect of a step.
  Optional<EffectStore.Stored> known(Place place) {
    return effects.find(running.key().org(), running.effectKey(place.path()));
  }

  /// Intends what a step asks for, unless it was done under the same key by an earlier attempt or
  /// version: that is not done again.
  ///
  /// @return what was made then; empty when it is intended now
  /// @throws Conflict when the step asked for something else then
  Optional<Value.Fields> intend(
      Place place, StepContext context, Value.Fields input, RemoteAction action) {
    var asked = Asked.by(place.step()).orElseThrow();
    var known = known(place);
    if (known.isPresent() && !known.get().isOf(asked.connection(), asked.action())) {
      throw otherAction(place);
    }
    if (known.isPresent() && known.get().isDone()) {
      return Optional.of(known.get().outcome());
    }
    intend(place, context, input, known, action.repeatability(input).stored());
    return Optional.empty();
  }

  /// Intends once more what was put off.
  void again(Place place, StepContext context, Value.Fields input, EffectStore.Stored known) {
    intend(place, context, input, Optional.of(known), known.repeatability());
  }

  private void intend(
      Place place,
      StepContext context,
      Value.Fields input,
      Optional<EffectStore.Stored> known,
      String repeatability) {
    var asked = Asked.by(place.step()).orElseThrow();
    EffectStore.intend(
        changes,
        new EffectStore.Intent(
            running.key(),
            running.effectKey(place.path()),
            context.flow(),
            place.path(),
            asked.connection(),
            asked.action(),
            input,
            repeatability,
            context.now()));
    if (known.isEmpty() || known.get().state() == EffectState.FAILED) {
      calls.isFresh(place.path());
    }
  }

  /// A newer version asks for something else under the same name.
  private static Conflict otherAction(Place place) {
    return new Conflict(
        "effect-of-another-action",
        Phrase.of(
            "节点 %s 在此次运行中已经执行过另一个动作，其结果不能用于现在的动作。请为新动作换一个节点。",
            "In this run the step %s has asked for another action before; its result is not one of"
                + " this action. Use a new step for the new action.",
            place.path()));
  }
}
