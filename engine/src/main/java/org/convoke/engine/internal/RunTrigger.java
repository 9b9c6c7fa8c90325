package org.convoke.engine.internal;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.convoke.engine.RecordEvent;
import org.convoke.model.FormId;
import org.convoke.model.PersonId;
import org.convoke.model.RecordId;
import org.convoke.model.Value;

/// The event that started a run.
///
/// @param data what expressions see as `trigger`, and what is stored
record RunTrigger(FormId form, RecordId record, Optional<PersonId> by, Value.Fields data) {

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
    return new RunTrigger(event.form(), event.recordId(), event.by(), Value.fields(data));
  }

  /// Reads what was stored.
  static RunTrigger of(Value.Fields data) {
    var form = (Value.Fields) data.get("form");
    var record = (Value.Fields) data.get("record");
    return new RunTrigger(
        FormId.parse(form.text("id")),
        RecordId.parse(record.text("id")),
        Optional.of(data.text("by")).filter(by -> !by.isEmpty()).map(PersonId::parse),
        data);
  }

  private static String type(RecordEvent.Kind kind) {
    return switch (kind) {
      case CREATED -> "recordCreated";
      case UPDATED -> "recordUpdated";
      case DELETED -> "recordDeleted";
    };
  }
}
