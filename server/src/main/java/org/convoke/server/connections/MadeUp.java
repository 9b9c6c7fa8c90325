package org.convoke.server.connections;

import java.util.LinkedHashMap;
import java.util.List;
import org.convoke.connectors.Action;
import org.convoke.model.Value;
import org.convoke.model.ValueType;

/// Outputs that are made up for a dry run: of the types that an action declares.
final class MadeUp {

  private MadeUp() {}

  /// What an action might answer: what it was given under the same name, otherwise nothing of the
  /// type.
  static Value.Fields output(Action action, Value.Fields input) {
    var output = new LinkedHashMap<String, Value>();
    for (var each : action.outputs()) {
      var given = input.get(each.key());
      output.put(each.key(), given.isEmpty() ? nothing(each.type()) : given);
    }
    return Value.fields(output);
  }

  /// Those of some values that an action declares.
  static Value.Fields declared(Action action, Value.Fields values) {
    var output = new LinkedHashMap<String, Value>();
    action.outputs().forEach(each -> output.put(each.key(), values.get(each.key())));
    return Value.fields(output);
  }

  private static Value nothing(ValueType type) {
    return switch (type) {
      case TEXT -> Value.of("");
      case NUMBER -> Value.of(0);
      case BOOLEAN -> Value.of(false);
      case PERSONS, TEXTS -> new Value.Items(List.of());
      case ANY -> Value.NO_FIELDS;
      case DATE, DATETIME, PERSON, DEPARTMENT, CHAT -> Value.EMPTY;
    };
  }
}
