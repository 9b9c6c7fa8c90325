package org.convoke.engine.internal;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.convoke.engine.FlowEvent;
import org.convoke.engine.PlatformEvent;
import org.convoke.engine.RecordEvent;
import org.convoke.model.FormId;
import org.convoke.model.PersonId;
import org.convoke.model.RecordId;
import org.convoke.model.Value;

/// The event that started a run.
///
/// @param form of the record; empty when no record started it
/// @param data what expressions see as `trigger`, and what is stored
record RunTrigger(
    Optional<FormId> form, Optional<RecordId> record, Optional<PersonId> by, Value.Fields data) {

  static RunTrigger of(RecordEvent event) {
    var form = new LinkedHashMap<String, Value>();
    form.put("id", Value.of(event.form()));
    form.put("key", Value.of(event.formKey()));
    var data = new LinkedHashMap<String, Value>();
    data.put("type", Value.of(type(event.kind())));
    data.put("at", Value.of(event.at().toString()));
    data.put("by", event.by().map(Value::of).orElse(Value.EMPTY));
    data.put("form", Value.fields(form));
    data.put("record", event.record());
    if (!event.before().values().isEmpty()) {
      data.put("before", event.before());
    }
    return new RunTrigger(
        Optional.of(event.form()), Optional.of(event.recordId()), event.by(), Value.fields(data));
  }

  static RunTrigger of(PlatformEvent event) {
    var data = new LinkedHashMap<String, Value>();
    data.put("type", Value.of("platformEvent"));
    data.put("at", Value.of(event.at().toString()));
    data.put("by", Value.EMPTY);
    data.put("connection", Value.of(event.connection()));
    data.put("event", Value.of(event.event()));
    data.put("data", event.data());
    return of(Value.fields(data));
  }

  /// @param type the type of the flow's trigger
  static RunTrigger of(FlowEvent event, String type) {
    var data = new LinkedHashMap<String, Value>();
    data.put("type", Value.of(type));
    data.put("at", Value.of(event.at().toString()));
    data.put("by", event.by().map(Value::of).orElse(Value.EMPTY));
    return of(Value.fields(data).with(event.data().values()));
  }

  /// Reads what was stored.
  static RunTrigger of(Value.Fields data) {
    return new RunTrigger(
        id(data, "form").map(FormId::parse),
        id(data, "record").map(RecordId::parse),
        Optional.of(data.text("by")).filter(by -> !by.isEmpty()).map(PersonId::parse),
        data);
  }

  private static Optional<String> id(Value.Fields data, String part) {
    return data.get(part) instanceof Value.Fields fields && !fields.text("id").isEmpty()
        ? Optional.of(fields.text("id"))
        : Optional.empty();
  }

  private static String type(RecordEvent.Kind kind) {
    return switch (kind) {
      case CREATED -> "recordCreated";
      case UPDATED -> "recordUpdated";
      case DELETED -> "recordDeleted";
    };
  }
}
