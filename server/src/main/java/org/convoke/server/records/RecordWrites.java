package org.convoke.server.records;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.RecordEvent;
import org.convoke.engine.Triggers;
import org.convoke.model.RecordId;
import org.convoke.model.Value;
import org.convoke.server.forms.Form;
import org.convoke.server.realtime.Event;
import org.convoke.server.realtime.Realtime;

/// Makes one unit of work of a change that passed every rule: the record, its history, its unique
/// values, and the runs it triggers. Thread-safe.
@Singleton
class RecordWrites {

  private final RecordStore store;
  private final SerialNumbers numbers;
  private final Triggers triggers;
  private final Realtime realtime;

  RecordWrites(RecordStore store, SerialNumbers numbers, Triggers triggers, Realtime realtime) {
    this.store = store;
    this.numbers = numbers;
    this.triggers = triggers;
    this.realtime = realtime;
  }

  /// A change that is ready to be committed.
  ///
  /// @param record as it will be
  /// @param runs those it starts
  /// @param afterCommit starts them and tells browsers
  record Write(
      FormRecord record, UnitOfWork unit, List<Triggers.StartedRun> runs, Runnable afterCommit) {}

  /// @param values as [RuleCheck] answered them
  Write create(Form form, Value.Fields values, Author author, Instant now) {
    var taken = numbers.takeFor(form);
    var record =
        new FormRecord(
            form.org(),
            form.id(),
            RecordId.create(),
            taken.record(),
            1,
            FormRecord.State.ACTIVE,
            author.person().orElse(null),
            author.run().orElse(null),
            now,
            now,
            taken.fill(values, now));
    var unit = new UnitOfWork().whenNotWritten(taken::giveBack);
    store.insert(unit, form, record);
    store.takeUnique(unit, record, UniqueValue.of(form.definition(), values));
    return write(
        form, unit, event(form, RecordEvent.Kind.CREATED, Value.NO_FIELDS, record, author), record);
  }

  /// @param changes what differs from the record before; at least one
  Write update(
      Form form,
      FormRecord before,
      Value.Fields values,
      List<FieldChange> changes,
      Author author,
      Instant now) {
    var record = before.changed(values, now);
    var unit = new UnitOfWork();
    store.update(
        unit,
        form,
        record,
        RecordChange.by(author, RecordChange.Kind.UPDATED, record.version(), now, changes));
    moveUnique(unit, form, before, record);
    return write(
        form,
        unit,
        event(form, RecordEvent.Kind.UPDATED, before.outline(), record, author),
        record);
  }

  Write delete(Form form, FormRecord before, Author author, Instant now) {
    var record = before.deleted(now);
    var unit = new UnitOfWork();
    store.update(
        unit,
        form,
        record,
        RecordChange.by(author, RecordChange.Kind.DELETED, record.version(), now, List.of()));
    store.giveUpUnique(unit, record, UniqueValue.of(form.definition(), before.values()));
    return write(
        form,
        unit,
        event(form, RecordEvent.Kind.DELETED, before.outline(), record, author),
        record);
  }

  private void moveUnique(UnitOfWork unit, Form form, FormRecord before, FormRecord after) {
    var old = new HashSet<>(UniqueValue.of(form.definition(), before.values()));
    var now = new HashSet<>(UniqueValue.of(form.definition(), after.values()));
    var kept = new HashSet<>(old);
    kept.retainAll(now);
    old.removeAll(kept);
    now.removeAll(kept);
    store.giveUpUnique(unit, after, old);
    store.takeUnique(unit, after, now);
  }

  private static RecordEvent event(
      Form form, RecordEvent.Kind kind, Value.Fields before, FormRecord record, Author author) {
    return new RecordEvent(
        form.org(),
        form.id(),
        form.key(),
        kind,
        record.id(),
        record.version(),
        record.outline(),
        before,
        author.person(),
        author.run(),
        form.watched(),
        author.eventDepth(),
        record.updatedAt());
  }

  private Write write(Form form, UnitOfWork unit, RecordEvent event, FormRecord record) {
    var started = triggers.start(unit, event);
    return new Write(
        record,
        unit,
        started.planned(),
        () -> {
          started.launch();
          realtime.toTopic(
              form.org(), "form:" + form.id(), new Event.Records(form.id(), record.id()));
        });
  }
}
