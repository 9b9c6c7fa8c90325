package org.convoke.server.records;

import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convoke.engine.Change;
import org.convoke.engine.RecordSteps;
import org.convoke.engine.StepContext;
import org.convoke.model.Id;
import org.convoke.model.NotFound;
import org.convoke.model.RecordId;
import org.convoke.model.Value;
import org.convoke.model.conditions.Condition;
import org.convoke.server.forms.Form;
import org.convoke.server.forms.Forms;
import org.convoke.server.forms.Texts;
import org.convoke.server.records.RecordWrites.Write;
import org.jspecify.annotations.Nullable;

/// What steps of flows do with records: the same rules and the same writes as for people, with the
/// organization's authority. Thread-safe.
@Singleton
class StepRecords implements RecordSteps {

  private final Forms forms;
  private final RuleCheck rules;
  private final RecordStore store;
  private final RecordWrites writes;
  private final LedgerStore ledger;

  StepRecords(
      Forms forms, RuleCheck rules, RecordStore store, RecordWrites writes, LedgerStore ledger) {
    this.forms = forms;
    this.rules = rules;
    this.store = store;
    this.writes = writes;
    this.ledger = ledger;
  }

  @Override
  public Change add(StepContext context, String formKey, Value.Fields values) {
    var form = forms.require(context.org(), formKey);
    var draft = draft(context, form, null, values);
    var checked = rules.checkUniqueToo(draft);
    return change(writes.create(form, checked, draft.author(), draft.now()));
  }

  @Override
  public Change update(StepContext context, String formKey, String record, Value.Fields values) {
    var form = forms.require(context.org(), formKey);
    var before = require(form, record);
    var draft = draft(context, form, before, values);
    var checked = rules.checkUniqueToo(draft);
    var changes = FieldChange.between(before.values(), checked);
    return changes.isEmpty()
        ? Change.nothing(before.outline())
        : change(writes.update(form, before, checked, changes, draft.author(), draft.now()));
  }

  @Override
  public Value.Fields find(StepContext context, String formKey, Condition where) {
    var form = forms.require(context.org(), formKey);
    return ledger
        .newest(form, where)
        .map(record -> found(record.outline()))
        .orElseGet(() -> new Value.Fields(Map.of("found", Value.of(false))));
  }

  @Override
  public boolean addingReadsRecords(StepContext context, String formKey) {
    return forms
        .find(context.org(), formKey)
        .map(form -> form.definition().fields().stream().anyMatch(RuleCheck::readsRecords))
        .orElse(false);
  }

  private static Value.Fields found(Value.Fields outline) {
    var output = new LinkedHashMap<>(outline.values());
    output.put("found", Value.of(true));
    return new Value.Fields(output);
  }

  private FormRecord require(Form form, String id) {
    return Optional.of(id)
        .filter(Id::isId)
        .flatMap(it -> store.find(form.org(), form.id(), RecordId.parse(it)))
        .filter(record -> record.state() == FormRecord.State.ACTIVE)
        .orElseThrow(() -> NotFound.of(Records.KIND, Texts.shortened(id)));
  }

  private static Draft draft(
      StepContext context, Form form, @Nullable FormRecord before, Value.Fields values) {
    return new Draft(
        form, before, values, Author.of(context), context.now().truncatedTo(ChronoUnit.MICROS));
  }

  private static Change change(Write write) {
    return new Change(write.record().outline(), write.unit(), write.afterCommit());
  }
}
