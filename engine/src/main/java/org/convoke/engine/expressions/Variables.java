package org.convoke.engine.expressions;

import org.convoke.model.Value;

/// What a run knows when an expression is evaluated.
public interface Variables {

  /// The event: `record`, `before`, `at`, `by`.
  Value.Fields trigger();

  /// The output of a step; no fields when it has not run.
  Value.Fields step(String key);

  /// The `item` and `index` of the iteration that is under way in a `forEach`; no fields outside.
  Value.Fields loop(String key);
}
