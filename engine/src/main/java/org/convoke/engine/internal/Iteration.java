package org.convoke.engine.internal;

import java.util.Map;
import java.util.Optional;
import org.convoke.model.Value;

/// One round of a loop, within those around it. Immutable.
///
/// @param loop key of the loop; empty outside of all loops
/// @param scope the beginning of the paths of its steps: `each.0.`; empty outside of all loops
/// @param variables its `item` and `index`
/// @param outer the iteration around it; empty outside of all loops
record Iteration(String loop, String scope, Value.Fields variables, Optional<Iteration> outer) {

  /// Outside of all loops.
  static final Iteration NONE = new Iteration("", "", Value.NO_FIELDS, Optional.empty());

  static Iteration of(Place loop, int index, Value item) {
    return new Iteration(
        loop.step().key(),
        loop.inside(Integer.toString(index)),
        Value.fields(Map.of("item", item, "index", Value.of(index))),
        Optional.of(loop.iteration()));
  }
}
