package org.convoke.server.records;

import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.convoke.database.TookTooLong;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.Change;
import org.convoke.engine.RecordSteps;
import org.convoke.engine.StepContext;
import org.convoke.model.FormId;
import org.convoke.model.Id;
import org.convoke.model.Invalid;
import org.convoke.model.Json;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.RecordId;
import org.convoke.model.Value;
import org.convoke.model.conditions.Condition;
import org.convoke.server.forms.Form;
import org.convoke.server.forms.Forms;
import org.convoke.server.records.RecordWrites.Write;
import org.jspecify.annotations.Nullable;

/// What steps of flows do with records: the same rules and the same writes as for people, with the
/// organization's authority. Thread-safe.
@Singleton
class StepRecords implements RecordSteps {

  /// Characters of JSON that one search adds to the journal. A guess: 1,000 records of a form with
  /// a dozen fields have a fifth of it.
  private static final long MAX_RESULT = 2_000_000;

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
    return inTime(() -> ledger.newest(form, where))
        .map(record -> found(record.outline()))
        .orElseGet(() -> new Value.Fields(Map.of("found", Value.of(false))));
  }

  @Override
  public Value.Fields findAll(StepContext context, String formKey, Search search) {
    var found = found(forms.require(context.org(), formKey), search);
    var records = found.stream().<Value>map(FormRecord::outline).toList();
    var size = records.stream().mapToLong(record -> Json.write(record).length()).sum();
    if (size > MAX_RESULT) {
      throw new Invalid(
          "result-too-large",
          Phrase.of(
              "查到的数据太大，超过 %d 个字符。请缩小条件或减少条数。",
              "What was found has more than %d characters. Narrow the condition, or ask for fewer"
                  + " records.",
              MAX_RESULT));
    }
    return Value.fields(
        Map.of("records", new Value.Items(records), "count", Value.of(records.size())));
  }

  @Override
  public Change updateAll(StepContext context, String formKey, Search search, Value.Fields values) {
    var form = forms.require(context.org(), formKey);
    var found = inOrder(found(form, search));
    var all = new ArrayList<Write>();
    for (var before : found) {
      var draft = draft(context, form, before, values);
      var checked = rules.checkUniqueToo(draft);
      var changes = FieldChange.between(before.values(), checked);
      if (!changes.isEmpty()) {
        all.add(writes.update(form, before, checked, changes, draft.author(), draft.now()));
      }
    }
    return together(found, all);
  }

  @Override
  public Change delete(StepContext context, String formKey, String record) {
    var form = forms.require(context.org(), formKey);
    var write = deletion(context, form, require(form, record));
    var output = Value.fields(Map.of("id", Value.of(write.record().id())));
    return new Change(output, write.unit(), write.afterCommit());
  }

  @Override
  public Change deleteAll(StepContext context, String formKey, Search search) {
    var form = forms.require(context.org(), formKey);
    var found = inOrder(found(form, search));
    return together(found, found.stream().map(each -> deletion(context, form, each)).toList());
  }

  @Override
  public FormId watch(StepContext context, String formKey) {
    var form = forms.require(context.org(), formKey);
    forms.watch(form);
    return form.id();
  }

  @Override
  public boolean addingReadsRecords(StepContext context, String formKey) {
    return forms
        .find(context.org(), formKey)
        .map(form -> form.definition().fields().stream().anyMatch(RuleCheck::readsRecords))
        .orElse(false);
  }

  private Write deletion(StepContext context, Form form, FormRecord before) {
    var now = context.now().truncatedTo(ChronoUnit.MICROS);
    return writes.delete(form, before, Author.of(context), now);
  }

  /// Those who change many records lock them in one order.
  private static List<FormRecord> inOrder(List<FormRecord> records) {
    return records.stream().sorted(Comparator.comparing(record -> record.id().value())).toList();
  }

  private static Change together(List<FormRecord> found, List<Write> writes) {
    var unit = new UnitOfWork();
    writes.forEach(write -> unit.addAll(write.unit()));
    var output =
        Value.fields(
            Map.of(
                "ids",
                Value.texts(found.stream().map(FormRecord::id).toList()),
                "count",
                Value.of(found.size())));
    return new Change(output, unit, () -> writes.forEach(write -> write.afterCommit().run()));
  }

  private List<FormRecord> found(Form form, Search search) {
    var sorts =
        search.order().stream()
            .map(each -> Sort.of(each.field(), each.descending(), form.definition()))
            .toList();
    var limit = search.all() ? search.limit() + 1 : search.limit();
    var found = inTime(() -> ledger.list(form, search.where(), sorts, limit));
    if (found.size() > search.limit()) {
      throw new Invalid(
          "too-many-records",
          Phrase.of(
              "符合条件的数据超过 %d 条。请缩小条件，或设置条数上限。",
              "More than %d records meet the condition. Narrow it down, or set a limit.",
              search.limit()));
    }
    return found;
  }

  /// A search that takes too long is the flow's fault, not ours.
  private static <T> T inTime(Supplier<T> search) {
    try {
      return search.get();
    } catch (TookTooLong e) {
      throw new Invalid(
          "query-too-broad",
          Phrase.of(
              "要读取的数据太多，没能及时完成。请用“等于”条件缩小范围，或按创建时间、编号排序。",
              "There is too much to read in time. Narrow it down with an \"equals\" condition, or sort"
                  + " by time of creation or number."));
    }
  }

  private static Value.Fields found(Value.Fields outline) {
    var output = new LinkedHashMap<>(outline.values());
    output.put("found", Value.of(true));
    return new Value.Fields(output);
  }

  /// @throws NotFound when the form has no such record (any more)
  FormRecord require(Form form, String id) {
    return Optional.of(id)
        .filter(Id::isId)
        .flatMap(it -> store.find(form.org(), form.id(), RecordId.parse(it)))
        .filter(record -> record.state() == FormRecord.State.ACTIVE)
        .orElseThrow(() -> NotFound.of(Records.KIND, id));
  }

  static Draft draft(
      StepContext context, Form form, @Nullable FormRecord before, Value.Fields values) {
    return new Draft(
        form, before, values, Author.of(context), context.now().truncatedTo(ChronoUnit.MICROS));
  }

  private static Change change(Write write) {
    return new Change(write.record().outline(), write.unit(), write.afterCommit());
  }
}
