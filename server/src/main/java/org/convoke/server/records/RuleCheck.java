package org.convoke.server.records;

import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.Value;
import org.convoke.model.forms.Field;
import org.convoke.model.forms.FieldKind;
import org.convoke.model.forms.Initial;
import org.convoke.server.forms.LinkageOrder;
import org.convoke.server.forms.Reading;
import org.convoke.server.forms.ValueCheck;
import org.convoke.server.people.People;

/// Evaluates every rule of a form for a draft, whatever the browser did, and answers with what
/// shall be stored, or with all faults at once.
///
/// Only what changes is judged: a record stays editable when a person in it has left since. Asks
/// the database only for rules that need it: options and linkage from other forms, and people who
/// are not in memory. Thread-safe.
@Singleton
class RuleCheck {

  private final References references;
  private final OtherForms otherForms;
  private final UniqueCheck uniqueCheck;
  private final People people;

  RuleCheck(References references, OtherForms otherForms, UniqueCheck uniqueCheck, People people) {
    this.references = references;
    this.otherForms = otherForms;
    this.uniqueCheck = uniqueCheck;
    this.people = people;
  }

  /// Fields whose value only the server gives.
  static boolean isComputed(Field field) {
    return field.linkage() != null || field.kind() instanceof FieldKind.Serial;
  }

  /// Whether checking looks at records of other forms, or at others of this one.
  static boolean readsRecords(Field field) {
    return field.linkage() != null
        || OtherForms.source(field).isPresent()
        || UniqueValue.isUnique(field);
  }

  /// The values as they shall be stored, without the serial numbers of a new record. Unique values
  /// are left to the commit, which decides anyway, unless there are other faults to tell.
  ///
  /// @throws Problem that names every fault
  Value.Fields check(Draft draft) {
    return check(draft, false);
  }

  /// The same, with unique values looked up too: for who cannot interpret a failed commit.
  Value.Fields checkUniqueToo(Draft draft) {
    return check(draft, true);
  }

  private Value.Fields check(Draft draft, boolean uniqueToo) {
    var faults = new Faults();
    refuseUnknown(draft, faults);
    var values = new Changes(draft.present().values());
    readGiven(draft, values, faults);
    link(draft, values);
    var changed =
        draft.definition().fields().stream().filter(it -> values.isChanged(it.key())).toList();
    requireValues(draft, values, faults);
    references.check(draft.org(), changed, values, faults);
    otherForms.checkOptions(draft.org(), changed, values, faults);
    if (uniqueToo || !faults.isEmpty()) {
      uniqueCheck.check(draft, values.asFields(), faults);
    }
    faults.throwIfAny();
    return values.asFields();
  }

  /// The linkages of a form for values that are not submitted yet, by field key; a value that
  /// breaks a rule counts as none.
  Value.Fields linked(Draft draft) {
    var values = new Changes(Map.of());
    readGiven(draft, values, new Faults());
    link(draft, values);
    var linked = new LinkedHashMap<String, Value>();
    draft.definition().fields().stream()
        .filter(field -> field.linkage() != null)
        .forEach(field -> linked.put(field.key(), values.get(field.key())));
    return new Value.Fields(linked);
  }

  private static void refuseUnknown(Draft draft, Faults faults) {
    for (var key : draft.given().values().keySet()) {
      if (draft.definition().field(key).isEmpty()) {
        faults.add(
            Phrase.shortened(key),
            "unknown-field",
            Phrase.of(
                "表单“%s”没有字段 %s。",
                "The form \"%s\" has no field %s.", draft.form().name(), Phrase.shortened(key)));
      }
    }
  }

  private void readGiven(Draft draft, Changes values, Faults faults) {
    for (var field : draft.definition().fields()) {
      if (draft.mentions(field)) {
        read(field, draft.given().get(field.key()), values, faults);
      } else if (draft.isNew() && field.initial() != null && !isComputed(field)) {
        read(field, initial(field, field.initial(), draft), values, faults);
      }
    }
  }

  private static void read(Field field, Value given, Changes values, Faults faults) {
    switch (ValueCheck.read(field, given)) {
      case Reading.Accepted(var value) -> values.put(field.key(), value);
      case Reading.Refused refused -> faults.add(field, refused);
    }
  }

  private Value initial(Field field, Initial initial, Draft draft) {
    return switch (initial) {
      case Initial.Value(var value) -> value;
      case Initial.CurrentPerson _ -> currentPerson(field, draft);
      case Initial.CurrentDepartment _ -> currentDepartment(draft);
      case Initial.Now _ -> now(field, draft);
    };
  }

  private static Value currentPerson(Field field, Draft draft) {
    var person = draft.author().person();
    if (person.isEmpty()) {
      return Value.EMPTY;
    }
    return field.kind() instanceof FieldKind.Members
        ? Value.texts(List.of(person.get()))
        : Value.of(person.get());
  }

  private Value currentDepartment(Draft draft) {
    return draft
        .author()
        .person()
        .flatMap(id -> people.find(draft.org(), id))
        .flatMap(person -> person.departmentIds().stream().findFirst())
        .map(Value::of)
        .orElse(Value.EMPTY);
  }

  /// In the server's time zone, until organizations have one of their own.
  private static Value now(Field field, Draft draft) {
    return field.kind() instanceof FieldKind.Date
        ? Value.of(draft.now().atZone(ZoneId.systemDefault()).toLocalDate().toString())
        : Value.of(draft.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /// In the order they need each other. A linkage whose inputs stay keeps its value, even if the
  /// other form says something else by now.
  private void link(Draft draft, Changes values) {
    if (!(LinkageOrder.of(draft.definition()) instanceof LinkageOrder.Ordered(var fields))) {
      return;
    }
    for (var field : fields) {
      var linkage = field.linkage();
      if (linkage != null
          && (draft.isNew()
              || linkage.when().stream().anyMatch(match -> values.isChanged(match.equals())))) {
        values.put(field.key(), otherForms.linked(draft.org(), linkage, values));
      }
    }
  }

  private static void requireValues(Draft draft, Changes values, Faults faults) {
    for (var field : draft.definition().fields()) {
      if (field.required()
          && !(field.kind() instanceof FieldKind.Serial)
          && values.get(field.key()).isEmpty()
          && (draft.isNew() || draft.mentions(field) || values.isChanged(field.key()))
          && !faults.has(field)) {
        faults.add(field, "required", Phrase.of("请填写 %s", "Enter a value for %s", field.label()));
      }
    }
  }

  /// Values on their way from what a record holds to what it shall hold. Confined to one thread.
  static final class Changes {
    private final Map<String, Value> before;
    private final Map<String, Value> values;

    Changes(Map<String, Value> before) {
      this.before = before;
      this.values = new LinkedHashMap<>(before);
    }

    Value get(String key) {
      return values.getOrDefault(key, Value.EMPTY);
    }

    void put(String key, Value value) {
      if (value.isEmpty()) {
        values.remove(key);
      } else {
        values.put(key, value);
      }
    }

    boolean isChanged(String key) {
      return !before.getOrDefault(key, Value.EMPTY).equals(get(key));
    }

    Value.Fields asFields() {
      return new Value.Fields(values);
    }
  }
}
