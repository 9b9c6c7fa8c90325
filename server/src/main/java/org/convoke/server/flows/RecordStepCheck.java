package org.convoke.server.flows;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convoke.model.Phrase;
import org.convoke.model.ValueType;
import org.convoke.model.conditions.Condition;
import org.convoke.model.flows.Mapping;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Until;
import org.convoke.model.forms.Field;
import org.convoke.model.forms.FieldKind;
import org.convoke.server.forms.Form;
import org.jspecify.annotations.Nullable;

/// Checks the steps that read and write records. Confined to one check.
final class RecordStepCheck {

  private static final Phrase RECORD = Phrase.of("数据", "record");

  private final Catalog catalog;
  private final ValueCheck values;
  private final ConditionCheck conditions;

  RecordStepCheck(Catalog catalog, ValueCheck values, ConditionCheck conditions) {
    this.catalog = catalog;
    this.values = values;
    this.conditions = conditions;
  }

  void add(String path, Step.AddRecord step, Set<String> before) {
    var form = form(path + ".form", step.form());
    if (form.isEmpty()) {
      return;
    }
    fieldValues(path + ".values", form.get(), step.values(), before);
    for (var field : form.get().definition().fields()) {
      var given = Optional.ofNullable(step.values().get(field.key()));
      if (mustBeGiven(field) && given.map(ValueCheck::isBlank).orElse(true)) {
        values.add(
            path + ".values." + field.key(),
            "required",
            FlowCheck.required(Phrase.same(field.label())));
      }
    }
  }

  private static boolean mustBeGiven(Field field) {
    return field.required()
        && field.initial() == null
        && field.linkage() == null
        && !(field.kind() instanceof FieldKind.Serial);
  }

  void update(String path, Step.UpdateRecord step, Set<String> before) {
    var form = form(path + ".form", step.form());
    record(
        path + ".record",
        step.record(),
        Phrase.of("请选择要更新哪条数据。", "Choose which record is updated."),
        before);
    changes(path, form, step.values(), before);
  }

  private void record(String path, @Nullable Mapping record, Phrase ifMissing, Set<String> before) {
    if (record == null || ValueCheck.isBlank(record)) {
      values.add(path, "required", ifMissing);
    } else {
      values.mapping(path, record, ValueType.TEXT, RECORD, before);
    }
  }

  private void changes(
      String path, Optional<Form> form, Map<String, Mapping> given, Set<String> before) {
    if (given.isEmpty()) {
      values.add(
          path + ".values", "required", Phrase.of("请选择要更新的字段。", "Choose the fields to update."));
    }
    form.ifPresent(each -> fieldValues(path + ".values", each, given, before));
  }

  private void fieldValues(
      String path, Form form, Map<String, Mapping> mappings, Set<String> before) {
    mappings.forEach(
        (key, mapping) -> {
          var at = path + "." + key;
          var field = form.definition().field(key);
          if (field.isEmpty()) {
            values.add(at, "unknown-field", unknownField(form, key));
          } else if (isComputed(field.get())) {
            values.add(
                at,
                "not-writable",
                Phrase.of(
                    "字段“%s”由系统填写。",
                    "The server fills the field \"%s\" itself.", field.get().label()));
          } else if (!(mapping instanceof Mapping.Expression(var cel) && cel.isBlank())) {
            values.mapping(
                at,
                mapping,
                field.get().kind().valueType(),
                Phrase.same(field.get().label()),
                before);
          }
        });
  }

  private static boolean isComputed(Field field) {
    return field.kind() instanceof FieldKind.Serial || field.linkage() != null;
  }

  void get(String path, Step.GetRecord step, Set<String> before) {
    var form = form(path + ".form", step.form());
    which(
        path + ".where",
        step.where(),
        Phrase.of("请设置查找条件。", "Say which record is looked for."),
        form,
        before);
  }

  void getAll(String path, Step.GetRecords step, Set<String> before) {
    var form = form(path + ".form", step.form());
    if (step.where() != null) {
      conditions.overRecords(path + ".where", step.where(), form, before);
    }
    for (var index = 0; index < step.sort().size(); index++) {
      sort(path + ".sort." + index, step.sort().get(index), form);
    }
    limit(path + ".limit", step.limit());
  }

  private void sort(String path, Step.Order order, Optional<Form> form) {
    if (form.isPresent() && !FlowScope.record(form.get()).containsKey(order.field())) {
      values.add(path + ".field", "unknown-field", unknownField(form.get(), order.field()));
    }
  }

  void updateAll(String path, Step.UpdateRecords step, Set<String> before) {
    var form = form(path + ".form", step.form());
    which(
        path + ".where",
        step.where(),
        Phrase.of("请设置更新哪些数据的条件。", "Say which records are updated."),
        form,
        before);
    limit(path + ".limit", step.limit());
    changes(path, form, step.values(), before);
  }

  void delete(String path, Step.DeleteRecord step, Set<String> before) {
    form(path + ".form", step.form());
    record(
        path + ".record",
        step.record(),
        Phrase.of("请选择要删除哪条数据。", "Choose which record is deleted."),
        before);
  }

  void deleteAll(String path, Step.DeleteRecords step, Set<String> before) {
    var form = form(path + ".form", step.form());
    which(
        path + ".where",
        step.where(),
        Phrase.of("请设置删除哪些数据的条件。", "Say which records are deleted."),
        form,
        before);
    limit(path + ".limit", step.limit());
  }

  /// What happens to the records of a form; without a condition the first event is it.
  void event(String path, Until.RecordChange change, Set<String> before) {
    var form = form(path + ".form", change.form());
    if (change.where() != null) {
      conditions.overRecords(path + ".where", change.where(), form, before);
    }
  }

  /// What happens on a platform; nothing is known of what it brings.
  void platformEvent(String path, Until.PlatformEvent event, Set<String> before) {
    TriggerCheck.platform(path, event.connection(), event.event(), catalog, values);
    if (event.where() != null) {
      var told = catalog.event(event.connection(), event.event());
      conditions.overEvent(path + ".where", event.where(), told, before);
    }
  }

  /// Nobody changes or deletes everything by leaving the condition out.
  private void which(
      String path,
      @Nullable Condition where,
      Phrase ifMissing,
      Optional<Form> form,
      Set<String> before) {
    if (where == null || ConditionCheck.isBlank(where)) {
      values.add(path, "required", ifMissing);
    } else {
      conditions.overRecords(path, where, form, before);
    }
  }

  private void limit(String path, @Nullable Integer limit) {
    if (limit != null && (limit < 1 || limit > Step.MAX_RECORDS)) {
      values.add(
          path,
          "out-of-range",
          Phrase.of("条数应为 1 到 %d。", "From 1 to %d records.", Step.MAX_RECORDS));
    }
  }

  static Phrase unknownField(Form form, String key) {
    return Phrase.of("表单“%s”没有字段 %s。", "The form \"%s\" has no field %s.", form.name(), key);
  }

  /// The form of a key; that there is none is noted.
  Optional<Form> form(String path, String key) {
    if (key.isBlank()) {
      values.add(path, "required", Phrase.of("请选择表单。", "Choose a form."));
      return Optional.empty();
    }
    var form = catalog.form(key);
    if (form.isEmpty()) {
      values.add(
          path,
          "unknown-form",
          Phrase.of("没有表单 %s，它可能已被删除。", "There is no form %s; it may have been deleted.", key));
    }
    return form;
  }
}
