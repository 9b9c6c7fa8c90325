package org.convoke.server.flows;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.convoke.engine.RunState;
import org.convoke.model.FlowId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.server.people.Department;
import org.convoke.server.people.Person;
import org.jspecify.annotations.Nullable;

/// A run as a list shows it.
///
/// @param startedAt null: its first steps are not done
/// @param finishedAt null: it is not at its end
public record RunView(
    RunId id,
    RunState state,
    FlowReference flow,
    int version,
    TriggerView trigger,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable ErrorView error) {

  public record FlowReference(FlowId id, String key, String name) {}

  /// @param by id of the person whose change it was; null: nobody's
  public record TriggerView(
      String type, String at, @Nullable String by, FormReference form, RecordReference record) {}

  public record FormReference(String id, String key, String name) {}

  /// @param title what its first text field says; empty when there is none
  public record RecordReference(String id, String serial, String title) {}

  /// Why a run or a step failed, in the reader's language.
  ///
  /// @param step path of the step; null: it was no step's fault, or the step says it itself
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ErrorView(String code, String title, String detail, @Nullable String step) {}

  /// A run as its page shows it.
  ///
  /// @param definition what it executes
  /// @param triggerData the whole event
  public record Detail(
      @JsonUnwrapped RunView run,
      List<StepView> steps,
      FlowDefinition definition,
      Value.Fields triggerData,
      References references) {}

  /// @param name empty: the screen describes the step by what it does
  /// @param branch the arm taken
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record StepView(
      String path,
      String key,
      String name,
      String type,
      String state,
      Value.Fields input,
      Value.Fields output,
      @Nullable ErrorView error,
      Instant startedAt,
      Instant finishedAt,
      int attempts,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String branch) {}

  /// The people and departments that inputs and outputs name.
  public record References(List<Person> people, List<Department> departments) {}
}
