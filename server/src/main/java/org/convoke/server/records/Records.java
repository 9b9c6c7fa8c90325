package org.convoke.server.records;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convoke.database.CommitPipeline;
import org.convoke.database.DatabaseFailure;
import org.convoke.database.RowsMissing;
import org.convoke.database.UniqueViolation;
import org.convoke.model.Conflict;
import org.convoke.model.Forbidden;
import org.convoke.model.NotFound;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.RecordId;
import org.convoke.model.Value;
import org.convoke.server.access.Caller;
import org.convoke.server.access.Role;
import org.convoke.server.forms.Form;
import org.convoke.server.forms.Forms;
import org.convoke.server.platform.Idempotency;
import org.convoke.server.records.RecordWrites.Write;

/// What people do with records: submit, read, change, delete. Every member may submit and read; a
/// member changes and deletes what he submitted, a builder everything. Thread-safe.
@Singleton
public class Records {

  static final Phrase KIND = Phrase.of("数据", "record");

  private static final int CREATED = 201;

  /// Several people change one record at once seldom; a record that is changed more often than this
  /// while one change is made is better told to them.
  private static final int MAX_ATTEMPTS = 10;

  private final Forms forms;
  private final RuleCheck rules;
  private final UniqueCheck uniqueCheck;
  private final RecordStore store;
  private final RecordWrites writes;
  private final References references;
  private final Buttons buttons;
  private final CommitPipeline pipeline;
  private final Clock clock;

  Records(
      Forms forms,
      RuleCheck rules,
      UniqueCheck uniqueCheck,
      RecordStore store,
      RecordWrites writes,
      References references,
      Buttons buttons,
      CommitPipeline pipeline,
      Clock clock) {
    this.forms = forms;
    this.rules = rules;
    this.uniqueCheck = uniqueCheck;
    this.store = store;
    this.writes = writes;
    this.references = references;
    this.buttons = buttons;
    this.pipeline = pipeline;
    this.clock = clock;
  }

  /// Submits a record.
  ///
  /// @param remember keeps the answer with what is committed
  /// @return the record with the runs it started
  /// @throws Problem that names every fault of the values
  Idempotency.Outcome submit(
      Caller caller, String formKey, Value.Fields given, Idempotency.Remember remember) {
    for (var attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      var form = forms.require(caller.organization(), formKey);
      var draft = new Draft(form, null, given, Author.of(caller), now());
      var values = rules.check(draft);
      var write = writes.create(form, values, draft.author(), draft.now());
      var view = RecordView.of(write.record(), form.definition()).withRuns(write.runs());
      var outcome = remember.in(write.unit(), CREATED, view);
      if (commitUnlessOutrun(write, draft, values)) {
        return outcome;
      }
    }
    throw tooManyChanges();
  }

  /// Changes the fields given; an empty value clears one. Changes nothing when nothing differs.
  RecordView update(Caller caller, String formKey, RecordId id, Value.Fields given) {
    for (var attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      var form = forms.require(caller.organization(), formKey);
      var before = requireOwn(caller, form, id);
      var draft = new Draft(form, before, given, Author.of(caller), now());
      var values = rules.check(draft);
      var changes = FieldChange.between(before.values(), values);
      if (changes.isEmpty()) {
        return RecordView.of(before, form.definition());
      }
      var write = writes.update(form, before, values, changes, draft.author(), draft.now());
      if (commitUnlessOutrun(write, draft, values)) {
        return RecordView.of(write.record(), form.definition());
      }
    }
    throw tooManyChanges();
  }

  /// Takes a record out of its ledger. Its history stays.
  void delete(Caller caller, String formKey, RecordId id) {
    for (var attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      var form = forms.require(caller.organization(), formKey);
      var before = requireOwn(caller, form, id);
      var draft = new Draft(form, before, Value.NO_FIELDS, Author.of(caller), now());
      var write = writes.delete(form, before, draft.author(), draft.now());
      if (commitUnlessOutrun(write, draft, Value.NO_FIELDS)) {
        return;
      }
    }
    throw tooManyChanges();
  }

  /// A record with the people and departments it names.
  ///
  /// @throws NotFound when the form has no such record (any more)
  RecordView read(Caller caller, String formKey, RecordId id) {
    var form = forms.require(caller.organization(), formKey);
    var record = requireActive(form, id);
    return RecordView.of(record, form.definition())
        .with(buttons.of(caller, form, record))
        .with(references.of(form.org(), form.definition(), List.of(record)));
  }

  /// A record's changes, the newest first, down to its creation. Also of a deleted record.
  History history(Caller caller, String formKey, RecordId id) {
    var form = forms.require(caller.organization(), formKey);
    var record = store.find(form.org(), form.id(), id).orElseThrow(() -> NotFound.of(KIND, id));
    var changes = store.changes(record);
    var all = new ArrayList<>(changes);
    all.add(creation(record, changes));
    return new History(all, references.of(form.org(), form.definition(), named(all), people(all)));
  }

  /// @param references people and departments that the entries name
  record History(List<RecordChange> items, References.Named references) {}

  /// What a record was created with is what remains when every change since is undone.
  private static RecordChange creation(FormRecord record, List<RecordChange> newestFirst) {
    var values = new LinkedHashMap<>(record.values().values());
    for (var change : newestFirst) {
      change.changes().forEach(each -> values.put(each.field(), each.before()));
    }
    return new RecordChange(
        1,
        RecordChange.Kind.CREATED,
        record.createdAt(),
        record.createdBy(),
        record.createdRun(),
        FieldChange.between(Value.NO_FIELDS, new Value.Fields(values)));
  }

  private static List<Value.Fields> named(List<RecordChange> changes) {
    return changes.stream()
        .flatMap(change -> change.changes().stream())
        .flatMap(
            change ->
                Stream.of(
                    new Value.Fields(Map.of(change.field(), change.before())),
                    new Value.Fields(Map.of(change.field(), change.after()))))
        .toList();
  }

  private static Set<PersonId> people(List<RecordChange> changes) {
    return changes.stream()
        .map(RecordChange::by)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private FormRecord requireActive(Form form, RecordId id) {
    return active(form, id).orElseThrow(() -> NotFound.of(KIND, id));
  }

  private Optional<FormRecord> active(Form form, RecordId id) {
    return store
        .find(form.org(), form.id(), id)
        .filter(record -> record.state() == FormRecord.State.ACTIVE);
  }

  private FormRecord requireOwn(Caller caller, Form form, RecordId id) {
    var record = requireActive(form, id);
    if (!caller.is(Role.BUILDER) && !caller.person().equals(record.createdBy())) {
      throw new Forbidden(
          "forbidden",
          Phrase.of("只能修改或删除自己提交的数据。", "You may change or delete only what you submitted."));
    }
    return record;
  }

  /// @return false when somebody else saved the record or its form first, perhaps on another node
  private boolean commitUnlessOutrun(Write write, Draft draft, Value.Fields values) {
    try {
      commit(write, draft, values);
      return true;
    } catch (RowsMissing e) {
      if (!RecordStore.isOutrun(e)) {
        throw e;
      }
      forms.changed(draft.org());
      return false;
    }
  }

  private void commit(Write write, Draft draft, Value.Fields values) {
    try {
      pipeline.commit(write.unit());
    } catch (DatabaseFailure failure) {
      if (failure instanceof UniqueViolation violation
          && violation.constraint().equals(RecordStore.UNIQUE_CONSTRAINT)) {
        uniqueCheck.explain(draft, values);
      }
      throw failure;
    }
    write.afterCommit().run();
  }

  private static Conflict tooManyChanges() {
    return new Conflict(
        "changed-meanwhile",
        Phrase.of(
            "这条数据正被频繁修改，请稍后重试。",
            "This record is being changed by others all the time; try again in a moment."));
  }

  private Instant now() {
    // PostgreSQL keeps microseconds: what is answered now is what is answered later.
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
