package org.convoke.server.flows;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.convoke.engine.RunHistory;
import org.convoke.model.DepartmentId;
import org.convoke.model.Id;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Value;
import org.convoke.server.people.Departments;
import org.convoke.server.people.People;

/// The people and departments that a run's values name. Every text that is an id is looked up,
/// because an action's values say no more about themselves. Thread-safe.
@Singleton
class NamedInRuns {

  /// So many different ids are looked up for one page.
  private static final int MAX_IDS = 1_000;

  private final People people;
  private final Departments departments;

  NamedInRuns(People people, Departments departments) {
    this.people = people;
    this.departments = departments;
  }

  RunView.References in(OrgId org, Value.Fields trigger, List<RunHistory.StepEntry> steps) {
    var values = new ArrayList<Value>();
    values.add(trigger);
    for (var step : steps) {
      values.add(step.input());
      values.add(step.output());
    }
    return in(org, values);
  }

  RunView.References in(OrgId org, List<Value> values) {
    var ids = new LinkedHashSet<UUID>();
    values.forEach(value -> collect(value, ids));
    var persons = ids.stream().map(PersonId::new).toList();
    var units = ids.stream().map(DepartmentId::new).collect(Collectors.toSet());
    return new RunView.References(
        List.copyOf(people.find(org, persons).values()), departments.find(org, units));
  }

  private static void collect(Value value, Set<UUID> ids) {
    switch (value) {
      case Value.Text(var text) -> {
        if (ids.size() < MAX_IDS) {
          Id.find(text).ifPresent(ids::add);
        }
      }
      case Value.Items(var items) -> items.forEach(each -> collect(each, ids));
      case Value.Fields(var fields) -> fields.values().forEach(each -> collect(each, ids));
      case Value.Empty _, Value.Flag _, Value.Number _ -> {}
    }
  }
}
