package org.convoke.server.records;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.convoke.model.Value;

/// One field of a change.
///
/// @param before empty: it had no value
/// @param after empty: it has none any more
public record FieldChange(String field, Value before, Value after) {

  /// What differs between two sets of values, in the order of the second.
  static List<FieldChange> between(Value.Fields before, Value.Fields after) {
    var keys = new LinkedHashSet<>(after.values().keySet());
    keys.addAll(before.values().keySet());
    var changes = new ArrayList<FieldChange>();
    for (var key : keys) {
      var old = before.get(key);
      var now = after.get(key);
      if (!old.equals(now) && !(old.isEmpty() && now.isEmpty())) {
        changes.add(new FieldChange(key, old, now));
      }
    }
    return changes;
  }
}
