package org.convoke.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A state machine as data: what is not in the table cannot happen. Immutable.
final class StateTable<S extends Enum<S>, E extends Enum<E>> {

  /// One line of the table.
  record Transition<S, E>(S from, E event, S to) {}

  private record Cause<S, E>(S from, E event) {}

  private final List<Transition<S, E>> transitions;
  private final Map<Cause<S, E>, S> targets = new HashMap<>();

  @SafeVarargs
  StateTable(Transition<S, E>... transitions) {
    this.transitions = List.of(transitions);
    for (var each : transitions) {
      targets.put(new Cause<>(each.from(), each.event()), each.to());
    }
  }

  S after(S from, E event) {
    var to = targets.get(new Cause<>(from, event));
    if (to == null) {
      throw new IllegalStateException(event + " cannot happen in state " + from);
    }
    return to;
  }

  boolean allows(S from, E event) {
    return targets.containsKey(new Cause<>(from, event));
  }

  /// The table as a Mermaid diagram.
  String diagram() {
    return transitions.stream()
        .map(each -> "    %s --> %s: %s".formatted(each.from(), each.to(), each.event()))
        .collect(Collectors.joining("\n", "```mermaid\nstateDiagram-v2\n", "\n```\n"));
  }
}
