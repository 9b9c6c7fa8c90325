package org.convoke.server.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convoke.engine.Change;
import org.convoke.engine.RecordSteps;
import org.convoke.engine.StepContext;
import org.convoke.model.FormId;
import org.convoke.model.NotFound;
import org.convoke.model.RecordId;
import org.convoke.model.Value;
import org.convoke.model.conditions.Condition;
import org.convoke.model.conditions.Operand;
import org.convoke.model.forms.FieldKind;
import org.convoke.server.forms.Form;
import org.convoke.server.forms.Forms;

/// Records as they would be in one dry run: those of the database, covered by what the run would
/// have added, changed and deleted. Every rule of a form is checked; nothing is written, and no
/// serial number taken. Confined to one thread.
final class RehearsedRecords implements RecordSteps {

  private final Forms forms;
  private final RuleCheck rules;
  private final StepRecords records;

  /// Added or changed, by id.
  private final Map<String, FormRecord> imagined = new LinkedHashMap<>();

  private final Set<String> added = new LinkedHashSet<>();
  private final Set<String> deleted = new LinkedHashSet<>();

  RehearsedRecords(Forms forms, RuleCheck rules, StepRecords records) {
    this.forms = forms;
    this.rules = rules;
    this.records = records;
  }

  /// A record that is not there: its number, and those of its serial fields, are zero.
  static FormRecord imagined(Draft draft, Value.Fields values) {
    return new FormRecord(
        draft.org(),
        draft.form().id(),
        RecordId.create(),
        0,
        1,
        FormRecord.State.ACTIVE,
        draft.author().person().orElse(null),
        null,
        draft.now(),
        draft.now(),
        numbered(draft, values));
  }

  private static Value.Fields numbered(Draft draft, Value.Fields values) {
    var all = new LinkedHashMap<>(values.values());
    for (var field : draft.definition().fields()) {
      if (field.kind() instanceof FieldKind.Serial(var prefix, var digits, _)) {
        var zeros = "0".repeat(digits == null ? SerialNumbers.DEFAULT_DIGITS : digits);
        all.put(field.key(), Value.of((prefix == null ? "" : prefix) + zeros));
      }
    }
    return Value.fields(all);
  }

  @Override
  public Change add(StepContext context, String formKey, Value.Fields values) {
    var form = forms.require(context.org(), formKey);
    var draft = StepRecords.draft(context, form, null, values);
    var record = imagined(draft, rules.checkUniqueToo(draft));
    imagined.put(record.id().toString(), record);
    added.add(record.id().toString());
    return Change.nothing(record.outline());
  }

  @Override
  public Change update(StepContext context, String formKey, String id, Value.Fields values) {
    var form = forms.require(context.org(), formKey);
    var before = require(form, id);
    var draft = StepRecords.draft(context, form, before, values);
    var after = before.changed(rules.checkUniqueToo(draft), draft.now());
    imagined.put(id, after);
    return Change.nothing(after.outline());
  }

  private FormRecord require(Form form, String id) {
    if (deleted.contains(id)) {
      throw NotFound.of(Records.KIND, id);
    }
    return Optional.ofNullable(imagined.get(id))
        .filter(record -> record.form().equals(form.id()))
        .orElseGet(() -> records.require(form, id));
  }

  @Override
  public Value.Fields find(StepContext context, String formKey, Condition where) {
    var form = forms.require(context.org(), formKey);
    var found = covered(form, where, List.of(records.find(context, formKey, where)));
    return found.isEmpty()
        ? Value.fields(Map.of("found", Value.of(false)))
        : found.getFirst().with(Map.of("found", Value.of(true)));
  }

  @Override
  public Value.Fields findAll(StepContext context, String formKey, Search search) {
    var form = forms.require(context.org(), formKey);
    var there = new ArrayList<Value.Fields>();
    if (records.findAll(context, formKey, search).get("records") instanceof Value.Items list) {
      list.values().forEach(each -> there.add((Value.Fields) each));
    }
    var found =
        covered(form, search.where(), there).stream()
            .limit(search.limit())
            .<Value>map(each -> each)
            .toList();
    return Value.fields(Map.of("records", new Value.Items(found), "count", Value.of(found.size())));
  }

  /// What was found, as it would be by now, behind what was added and meets the condition too.
  private List<Value.Fields> covered(Form form, Condition where, List<Value.Fields> there) {
    var found = new ArrayList<Value.Fields>();
    for (var id : added.stream().toList().reversed()) {
      var record = imagined.get(id);
      if (record != null && !deleted.contains(id) && record.form().equals(form.id())) {
        found.add(record.outline());
      }
    }
    there.stream()
        .filter(each -> !each.text("id").isEmpty() && !deleted.contains(each.text("id")))
        .map(this::asItWouldBe)
        .forEach(found::add);
    return found.stream().filter(each -> meets(where, each)).toList();
  }

  private Value.Fields asItWouldBe(Value.Fields there) {
    var record = imagined.get(there.text("id"));
    return record == null ? there : record.outline();
  }

  private static boolean meets(Condition where, Value.Fields record) {
    return where.holds(
        operand ->
            switch (operand) {
              case Operand.Field(var key) -> record.get(key);
              case Operand.Literal(var value) -> value;
              case Operand.Expression _ -> Value.EMPTY;
            });
  }

  @Override
  public Change updateAll(StepContext context, String formKey, Search search, Value.Fields values) {
    var ids = ids(context, formKey, search);
    ids.forEach(id -> update(context, formKey, id, values));
    return Change.nothing(together(ids));
  }

  @Override
  public Change delete(StepContext context, String formKey, String id) {
    require(forms.require(context.org(), formKey), id);
    deleted.add(id);
    return Change.nothing(Value.fields(Map.of("id", Value.of(id))));
  }

  @Override
  public Change deleteAll(StepContext context, String formKey, Search search) {
    var ids = ids(context, formKey, search);
    deleted.addAll(ids);
    return Change.nothing(together(ids));
  }

  private List<String> ids(StepContext context, String formKey, Search search) {
    return findAll(context, formKey, search).get("records") instanceof Value.Items list
        ? list.values().stream().map(each -> ((Value.Fields) each).text("id")).toList()
        : List.of();
  }

  private static Value.Fields together(List<String> ids) {
    return Value.fields(Map.of("ids", Value.texts(ids), "count", Value.of(ids.size())));
  }

  /// Nobody waits in a dry run: says only whether the form is there.
  @Override
  public FormId watch(StepContext context, String formKey) {
    return forms.require(context.org(), formKey).id();
  }

  @Override
  public boolean addingReadsRecords(StepContext context, String formKey) {
    return records.addingReadsRecords(context, formKey);
  }
}
