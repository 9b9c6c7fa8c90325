package org.convoke.server.flows;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.convoke.model.Value;

/// Where two values differ.
///
/// @param field where: `input.members`, `input.values.name`, `output.results.0`
record ValueDifference(String field, Value expected, Value actual) {

  /// More help nobody.
  private static final int MOST = 50;

  /// The innermost differences; at most 50. What is empty differs from nothing else that is.
  static List<ValueDifference> between(String field, Value expected, Value actual) {
    var found = new ArrayList<ValueDifference>();
    collect(field, expected, actual, found);
    return found;
  }

  private static void collect(
      String field, Value expected, Value actual, List<ValueDifference> found) {
    if (found.size() >= MOST
        || expected.equals(actual)
        || (expected.isEmpty() && actual.isEmpty())) {
      return;
    }
    if (expected instanceof Value.Fields one && actual instanceof Value.Fields other) {
      var names = new LinkedHashSet<>(one.values().keySet());
      names.addAll(other.values().keySet());
      names.forEach(name -> collect(field + "." + name, one.get(name), other.get(name), found));
      return;
    }
    if (expected instanceof Value.Items(var one)
        && actual instanceof Value.Items(var other)
        && one.size() == other.size()
        && one.stream().anyMatch(Value.Fields.class::isInstance)) {
      for (var index = 0; index < one.size(); index++) {
        collect(field + "." + index, one.get(index), other.get(index), found);
      }
      return;
    }
    found.add(new ValueDifference(field, expected, actual));
  }
}
