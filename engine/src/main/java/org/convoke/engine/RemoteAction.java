package org.convoke.engine;

import java.util.Optional;
import org.convoke.connectors.EffectKey;
import org.convoke.connectors.Repeatability;
import org.convoke.model.Value;

/// An action of a connector that changes something outside our database. What it is asked for is
/// committed before it is called, and what came of it after; between the two anything may die.
/// Thread-safe; called on virtual threads, so it simply blocks, within a limit of its own.
public non-sealed interface RemoteAction extends StepAction {

  /// What can be done when it is not known whether a call succeeded.
  ///
  /// @param input the step's inputs by name
  Repeatability repeatability(Value.Fields input);

  /// Asks for the change.
  ///
  /// @param key the same for the same intention, whatever dies, is retried or published in between
  /// @param input the step's inputs by name, already evaluated
  /// @return what came of it; an exception counts as [Answer.Unknown]
  Answer call(StepContext context, EffectKey key, Value.Fields input);

  /// Looks for what an earlier call with this key may have made. Called only when
  /// [Repeatability.Findable].
  ///
  /// @return empty: it is surely not there; [Answer.Done]: there it is; anything else: nobody can
  ///   tell now
  Optional<Answer> find(StepContext context, EffectKey key, Value.Fields input);
}
