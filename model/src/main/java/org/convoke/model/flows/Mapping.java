package org.convoke.model.flows;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.convoke.model.Value;

/// Where an input's value comes from: `{"value": …}`, `{"cel": "…"}`, and in HTTP requests
/// `{"secret": "…"}`.
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(Mapping.Literal.class),
  @JsonSubTypes.Type(Mapping.Expression.class),
  @JsonSubTypes.Type(Mapping.Secret.class)
})
public sealed interface Mapping {

  /// Always the same value.
  record Literal(Value value) implements Mapping {}

  /// A secret of the organization by its name. Put in its place when the request is sent, and kept
  /// nowhere.
  record Secret(String secret) implements Mapping {
    public Secret {
      secret = secret == null ? "" : secret;
    }
  }

  /// A CEL expression over `trigger` and `steps`.
  record Expression(String cel) implements Mapping {
    public Expression {
      cel = cel == null ? "" : cel;
    }
  }
}
