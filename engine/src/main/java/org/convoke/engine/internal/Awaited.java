package org.convoke.engine.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convoke.model.PersonId;
import org.jspecify.annotations.Nullable;

/// Whom the steps of a run wait for, while it is executed: a step that is asked for once more says
/// it no longer. Confined to one thread.
final class Awaited {

  private final Map<String, PersonId> byPath = new HashMap<>();

  /// Whose steps some changes are.
  Set<PersonId> of(List<Journal.Change> changes) {
    var people = new HashSet<PersonId>();
    for (var change : changes) {
      var path = change.entry().path();
      var named = named(change);
      if (named != null) {
        byPath.put(path, named);
      }
      if (byPath.containsKey(path)) {
        people.add(byPath.get(path));
      }
    }
    return people;
  }

  /// Whoever is awaited when a run ends, by whatever lane: nothing waits for them from then on.
  Set<PersonId> all(Journal journal) {
    var people = new HashSet<>(byPath.values());
    journal.awaited().forEach(people::add);
    return people;
  }

  private static @Nullable PersonId named(Journal.Change change) {
    var now = change.entry().awaited();
    return now != null || change.committed() == null ? now : change.committed().awaited();
  }
}
