package org.convoke.model.flows;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.convoke.model.Value;

/// Where an input's value comes from: `{"value": …}` or `{"cel": "…"}`.
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(Mapping.Literal.class),
  @JsonSubTypes.Type(Mapping.Expression.class)
})
public sealed interface Mapping {

  /// Always the same value.
  record Literal(Value value) implements Mapping {}

  /// A CEL expression over `trigger` and `steps`.
  record Expression(String cel) implements Mapping {
    public Expression {
      cel = cel == null ? "" : cel;
    }
  }
}
