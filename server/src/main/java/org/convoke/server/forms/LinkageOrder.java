package org.convoke.server.forms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.convoke.model.forms.Field;
import org.convoke.model.forms.FormDefinition;

/// In which order the linkages of a form are evaluated: a field that another linkage compares with
/// comes before it.
public sealed interface LinkageOrder {

  /// @param fields the fields with linkage, each after those it needs
  record Ordered(List<Field> fields) implements LinkageOrder {}

  /// There is no order.
  ///
  /// @param fields the fields of one circle, the first again at the end
  record Cycle(List<Field> fields) implements LinkageOrder {}

  static LinkageOrder of(FormDefinition definition) {
    var search = new Search(definition);
    for (var field : definition.fields()) {
      search.visit(field, List.of());
    }
    return search.cycle.isEmpty() ? new Ordered(List.copyOf(search.done)) : new Cycle(search.cycle);
  }

  /// Depth first: a field is done when everything it needs is. Confined to one thread.
  final class Search {
    private final FormDefinition definition;
    private final Set<String> settled = new HashSet<>();
    private final List<Field> done = new ArrayList<>();
    private List<Field> cycle = List.of();

    private Search(FormDefinition definition) {
      this.definition = definition;
    }

    private void visit(Field field, List<Field> path) {
      var start = path.indexOf(field);
      if (start >= 0) {
        cycle = and(path.subList(start, path.size()), field);
      }
      var linkage = field.linkage();
      if (start >= 0 || linkage == null || settled.contains(field.key()) || !cycle.isEmpty()) {
        return;
      }
      for (var match : linkage.when()) {
        definition.field(match.equals()).ifPresent(next -> visit(next, and(path, field)));
      }
      settled.add(field.key());
      done.add(field);
    }

    private static List<Field> and(List<Field> fields, Field last) {
      var longer = new ArrayList<>(fields);
      longer.add(last);
      return List.copyOf(longer);
    }
  }
}
