package org.convoke.sandbox.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What persons do in a platform's client, by name. Filled once at start, then only read.
public final class ActionTable {

  private final Map<String, Action> actions = new TreeMap<>();

  /// Adds one.
  public void on(String name, Action action) {
    actions.put(name, action);
  }

  List<String> names() {
    return List.copyOf(actions.keySet());
  }

  /// @throws Platform.Unknown when there is no such action or object
  JsonNode act(String name, Body input) {
    var action = actions.get(name);
    if (action == null) {
      throw new Platform.Unknown("there is no action " + name + "; there are " + names());
    }
    return action.act(input);
  }
}
