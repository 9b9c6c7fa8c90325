package org.convoke.server.records;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convoke.model.DepartmentId;
import org.convoke.model.Id;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.forms.Field;
import org.convoke.model.forms.FieldKind;
import org.convoke.model.forms.FormDefinition;
import org.convoke.server.people.Department;
import org.convoke.server.people.Departments;
import org.convoke.server.people.People;
import org.convoke.server.people.Person;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// People and departments that values name. Thread-safe.
@Singleton
class References {

  private final People people;
  private final Departments departments;

  References(People people, Departments departments) {
    this.people = people;
    this.departments = departments;
  }

  /// The people and departments that some records name, for whoever shows them.
  @Schema(name = "References")
  record Named(List<Person> people, List<Department> departments) {}

  /// Refuses ids that name nobody, and people who left.
  void check(OrgId org, List<Field> fields, RuleCheck.Changes values, Faults faults) {
    var ofPeople = fields.stream().filter(References::namesPeople).toList();
    if (!ofPeople.isEmpty()) {
      checkPeople(org, ofPeople, values, faults);
    }
    var ofDepartments = fields.stream().filter(References::namesDepartments).toList();
    if (!ofDepartments.isEmpty()) {
      checkDepartments(org, ofDepartments, values, faults);
    }
  }

  private void checkPeople(OrgId org, List<Field> fields, RuleCheck.Changes values, Faults faults) {
    var ids =
        fields.stream()
            .flatMap(field -> ids(values.get(field.key()), PersonId::new).stream())
            .collect(Collectors.toSet());
    var known = people.find(org, ids);
    for (var field : fields) {
      for (var text : values.get(field.key()).asTexts()) {
        var person = Id.find(text).map(PersonId::new).map(known::get);
        if (person.isEmpty()) {
          faults.add(field, "unknown-person", unknown(field, Phrase.of("人员", "person"), text));
        } else if (!person.get().isActive()) {
          faults.add(field, "person-departed", departed(field, person.get()));
        }
      }
    }
  }

  private void checkDepartments(
      OrgId org, List<Field> fields, RuleCheck.Changes values, Faults faults) {
    var ids =
        fields.stream()
            .flatMap(field -> ids(values.get(field.key()), DepartmentId::new).stream())
            .collect(Collectors.toSet());
    var known = departments.find(org, ids).stream().map(Department::id).collect(Collectors.toSet());
    for (var field : fields) {
      for (var text : values.get(field.key()).asTexts()) {
        if (Id.find(text).map(DepartmentId::new).filter(known::contains).isEmpty()) {
          faults.add(
              field, "unknown-department", unknown(field, Phrase.of("部门", "department"), text));
        }
      }
    }
  }

  private static Phrase unknown(Field field, Phrase kind, String text) {
    var shown = Phrase.shortened(text);
    return new Phrase(
        "“%s”中有不存在的%s：%s。".formatted(field.label(), kind.zh(), shown),
        "\"%s\" names a %s that does not exist: %s.".formatted(field.label(), kind.en(), shown));
  }

  private static Phrase departed(Field field, Person person) {
    return Phrase.of(
        "%2$s 已离职，不能填入“%1$s”。",
        "%2$s has left and cannot be entered in \"%1$s\".", field.label(), person.name());
  }

  /// The people and departments that records and their history name, whether active or not.
  Named of(OrgId org, FormDefinition definition, List<Value.Fields> values, Set<PersonId> others) {
    var persons = new LinkedHashSet<>(others);
    var units = new LinkedHashSet<DepartmentId>();
    for (var field : definition.fields()) {
      for (var each : values) {
        if (namesPeople(field)) {
          persons.addAll(ids(each.get(field.key()), PersonId::new));
        } else if (namesDepartments(field)) {
          units.addAll(ids(each.get(field.key()), DepartmentId::new));
        }
      }
    }
    return new Named(
        persons.isEmpty() ? List.of() : List.copyOf(people.find(org, persons).values()),
        units.isEmpty() ? List.of() : departments.find(org, units));
  }

  /// The same for records, with who created them.
  Named of(OrgId org, FormDefinition definition, List<FormRecord> records) {
    var creators =
        records.stream()
            .map(FormRecord::createdBy)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return of(org, definition, records.stream().map(FormRecord::values).toList(), creators);
  }

  private static boolean namesPeople(Field field) {
    return field.kind() instanceof FieldKind.Member || field.kind() instanceof FieldKind.Members;
  }

  private static boolean namesDepartments(Field field) {
    return field.kind() instanceof FieldKind.Department;
  }

  private static <T> List<T> ids(Value value, Function<UUID, T> type) {
    var ids = new ArrayList<T>();
    value.asTexts().forEach(text -> Id.find(text).map(type).ifPresent(ids::add));
    return ids;
  }
}
