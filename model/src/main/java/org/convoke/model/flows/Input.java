package org.convoke.model.flows;

import org.convoke.model.ValueType;
import org.jspecify.annotations.Nullable;

/// What a flow is given from outside, by name.
///
/// @param key its name in expressions
/// @param label what people call it; null: its key
/// @param type null only in a draft
/// @param required whether a call without it is refused
public record Input(
    String key, @Nullable String label, @Nullable ValueType type, boolean required) {

  public Input {
    key = key == null ? "" : key;
  }

  /// What it means; anything while a draft has not said.
  public ValueType meaning() {
    return type == null ? ValueType.ANY : type;
  }
}
