package org.convoke.server.records;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convoke.engine.RecordSteps;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.Value;
import org.convoke.server.access.Caller;
import org.convoke.server.forms.Form;
import org.convoke.server.forms.Forms;
import org.jspecify.annotations.Nullable;

/// Records in dry runs of flows: the events that would start them, and what their steps would do.
/// Thread-safe.
@Singleton
public class RecordRehearsals {

  private final Forms forms;
  private final RuleCheck rules;
  private final StepRecords records;
  private final Clock clock;

  RecordRehearsals(Forms forms, RuleCheck rules, StepRecords records, Clock clock) {
    this.forms = forms;
    this.rules = rules;
    this.records = records;
    this.clock = clock;
  }

  /// The records of one dry run; it remembers what it made up. Confined to one thread.
  public RecordSteps begin() {
    return new RehearsedRecords(forms, rules, records);
  }

  /// The event of a record, as [org.convoke.engine.FlowEvent#data]: of one that exists, of one that
  /// somebody submits, or of a change of one that exists.
  ///
  /// @param record id; null: it is submitted now
  /// @param values what is submitted or changed; null: nothing
  /// @throws NotFound when there is no such form or record
  /// @throws Invalid when the values break a rule of the form
  public Value.Fields event(
      Caller caller, String formKey, @Nullable String record, Value.@Nullable Fields values) {
    var form = forms.require(caller.organization(), formKey);
    var before = record == null ? null : records.require(form, record);
    var after = before == null || values != null ? checked(caller, form, before, values) : before;
    var data = new LinkedHashMap<String, Value>();
    data.put("form", Value.fields(Map.of("id", Value.of(form.id()), "key", Value.of(form.key()))));
    data.put("record", after.outline());
    if (before != null) {
      data.put("before", before.outline());
    }
    return Value.fields(data);
  }

  private FormRecord checked(
      Caller caller, Form form, @Nullable FormRecord before, Value.@Nullable Fields values) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var given = values == null ? Value.NO_FIELDS : values;
    var draft = new Draft(form, before, given, Author.of(caller), now);
    var checked = rules.checkUniqueToo(draft);
    return before == null
        ? RehearsedRecords.imagined(draft, checked)
        : before.changed(checked, now);
  }
}
