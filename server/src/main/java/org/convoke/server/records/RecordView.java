package org.convoke.server.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.convoke.engine.Triggers;
import org.convoke.engine.Triggers.StartedRun;
import org.convoke.model.FlowId;
import org.convoke.model.FormId;
import org.convoke.model.PersonId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.model.forms.FormDefinition;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A record as REST answers it.
///
/// @param values of the fields that the form has now
/// @param runs those its submission started; null: not asked
/// @param buttons those that the caller can press on it; null: not asked
/// @param references people and departments it names; null: not asked, or beside the page
@Schema(name = "Record")
record RecordView(
    RecordId id,
    String serial,
    FormId formId,
    Value.Fields values,
    FormRecord.State state,
    @Nullable PersonId createdBy,
    Instant createdAt,
    Instant updatedAt,
    long version,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RunReference> runs,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ButtonView> buttons,
    @JsonInclude(JsonInclude.Include.NON_NULL) References.@Nullable Named references) {

  /// A run that a submission started.
  @Schema(name = "StartedRun")
  record RunReference(RunId id, FlowReference flow) {}

  record FlowReference(FlowId id, String key, String name) {}

  /// A button that starts a flow.
  ///
  /// @param flow key of the flow, which names the button
  @Schema(name = "RecordButton")
  record ButtonView(String flow, String label) {}

  static RecordView of(FormRecord record, FormDefinition definition) {
    return new RecordView(
        record.id(),
        Long.toString(record.serial()),
        record.form(),
        known(record.values(), definition),
        record.state(),
        record.createdBy(),
        record.createdAt(),
        record.updatedAt(),
        record.version(),
        null,
        null,
        null);
  }

  RecordView withRuns(List<StartedRun> started) {
    var references =
        started.stream()
            .map(
                run ->
                    new RunReference(
                        run.id(), new FlowReference(run.flow(), run.flowKey(), run.flowName())))
            .toList();
    return new RecordView(
        id,
        serial,
        formId,
        values,
        state,
        createdBy,
        createdAt,
        updatedAt,
        version,
        references,
        buttons,
        null);
  }

  RecordView with(References.Named named) {
    return new RecordView(
        id, serial, formId, values, state, createdBy, createdAt, updatedAt, version, runs, buttons,
        named);
  }

  RecordView with(List<Triggers.Button> offered) {
    return new RecordView(
        id,
        serial,
        formId,
        values,
        state,
        createdBy,
        createdAt,
        updatedAt,
        version,
        runs,
        offered.stream().map(each -> new ButtonView(each.flow(), each.label())).toList(),
        references);
  }

  private static Value.Fields known(Value.Fields values, FormDefinition definition) {
    var known = new LinkedHashMap<String, Value>();
    for (var field : definition.fields()) {
      var value = values.get(field.key());
      if (!value.isEmpty()) {
        known.put(field.key(), value);
      }
    }
    return new Value.Fields(known);
  }
}
