package org.convoke.model.conditions;

import org.convoke.model.Value;

/// One side of a comparison.
public sealed interface Operand {

  /// A field of the record in question, or one of the names every record has (`createdBy`).
  record Field(String key) implements Operand {}

  /// A value written into the condition.
  record Literal(Value value) implements Operand {}

  /// A CEL expression over the run, only in flows.
  record Expression(String cel) implements Operand {}
}
