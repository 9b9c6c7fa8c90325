package org.convoke.sandbox.shared;

import com.fasterxml.jackson.databind.JsonNode;

/// What a person does in a platform's client.
@FunctionalInterface
public interface Action {
  /// Does it and tells what became of it.
  JsonNode act(Body input);
}
