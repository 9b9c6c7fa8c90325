package org.convoke.server.flows;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.convoke.engine.EffectState;
import org.convoke.engine.RunState;
import org.convoke.engine.StepState;
import org.convoke.model.FlowId;
import org.convoke.model.PersonId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.server.people.Department;
import org.convoke.server.people.Person;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A run as a list shows it.
///
/// @param attempt counts its retries, from 1
/// @param startedAt null: its first steps are not done
/// @param finishedAt null: it is not at its end
/// @param waitsForTurn whether it is WAITING for others of its flow to end
@Schema(name = "Run")
public record RunView(
    RunId id,
    RunState state,
    FlowReference flow,
    int version,
    int attempt,
    TriggerView trigger,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable ErrorView error,
    boolean waitsForTurn) {

  @Schema(name = "RunFlow")
  public record FlowReference(FlowId id, String key, String name) {}

  /// @param by id of the person whose change it was; null: nobody's
  /// @param form null: no record started it
  /// @param record null: no record started it
  @Schema(name = "RunTrigger")
  public record TriggerView(
      @Schema(
              enumeration = {
                "recordCreated",
                "recordUpdated",
                "recordDeleted",
                "rowButton",
                "schedule",
                "webhook",
                "call",
                "platformEvent"
              })
          String type,
      @Schema(format = "date-time") String at,
      @Schema(format = "uuid") @Nullable String by,
      @Nullable FormReference form,
      @Nullable RecordReference record) {

    static TriggerView of(
        Value.Fields trigger, @Nullable FormReference form, @Nullable RecordReference record) {
      var by = trigger.text("by");
      return new TriggerView(
          trigger.text("type"), trigger.text("at"), by.isEmpty() ? null : by, form, record);
    }
  }

  @Schema(name = "RunForm")
  public record FormReference(String id, String key, String name) {}

  /// @param title what its first text field says; empty when there is none
  @Schema(name = "RunRecord")
  public record RecordReference(String id, String serial, String title) {}

  /// Why a run or a step failed, in the reader's language.
  ///
  /// @param step path of the step; null: it was no step's fault, or the step says it itself
  /// @param byInput whether what was given is to blame: the same brings it again, other input may
  ///   help
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "RunError")
  public record ErrorView(
      String code, String title, String detail, @Nullable String step, boolean byInput) {}

  /// A run as its page shows it.
  ///
  /// @param excerpt whether it is none of the reader's runs: he sees only the steps that wait or
  ///   waited for him, and nothing of what started it
  /// @param steps the first 200
  /// @param nextSteps cursor of the others, for the list of its steps; null: these are all
  /// @param definition what it executes
  /// @param triggerData the whole event
  /// @param attempts the earlier ones, first to last
  /// @param interventions what people did to it, first to last
  /// @param parentRun the run that called it; null: none did
  /// @param calledRuns what it called, first to last
  @Schema(name = "RunDetail")
  public record Detail(
      @JsonUnwrapped RunView run,
      boolean excerpt,
      List<StepView> steps,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextSteps,
      FlowDefinition definition,
      Value.Fields triggerData,
      List<AttemptView> attempts,
      List<InterventionView> interventions,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable RelatedRun parentRun,
      List<RelatedRun> calledRuns,
      References references) {}

  /// Steps of a run, in the order they were executed.
  ///
  /// @param nextCursor to ask for the next part with; null at the end
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "RunStepPage")
  public record StepPage(
      List<StepView> items, @Nullable String nextCursor, References references) {}

  /// A run that called this one, or was called by it.
  ///
  /// @param step path of the caller's step
  @Schema(name = "RelatedRun")
  public record RelatedRun(
      RunId id, RunState state, String flowKey, String flowName, String step) {}

  /// How a run was before it was retried.
  ///
  /// @param error null unless it failed
  @Schema(name = "RunAttempt")
  public record AttemptView(
      int attempt,
      int version,
      RunState state,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable ErrorView error) {}

  /// An earlier attempt with its steps.
  ///
  /// @param steps the first 200
  /// @param nextSteps cursor of the others, for the list of its steps; null: these are all
  /// @param triggerData the whole event, as it was then
  @Schema(name = "RunAttemptDetail")
  public record AttemptDetail(
      @JsonUnwrapped AttemptView attempt,
      List<StepView> steps,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextSteps,
      FlowDefinition definition,
      Value.Fields triggerData,
      References references) {}

  /// What somebody did to a run.
  ///
  /// @param by id of the person; null: a run that called it was tried again
  /// @param attempt which attempt it was done to
  /// @param detail of a retry: from, step, version, values; of a decision: step, decision, outputs;
  ///   of a waking: step
  @Schema(name = "RunIntervention")
  public record InterventionView(
      Instant at,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable PersonId by,
      @Schema(enumeration = {"RETRY", "CANCEL", "RESOLVE", "WAKE"}) String kind,
      int attempt,
      Value.Fields detail) {}

  /// What a step changed outside our database.
  ///
  /// @param request what was asked for
  /// @param outcome null unless it happened
  /// @param attempts how often it was intended
  /// @param calledAt when the last call was sent, as far as is known
  @Schema(name = "RunEffect")
  public record EffectView(
      String key,
      String connection,
      String action,
      EffectState state,
      @Schema(enumeration = {"KEYED", "FINDABLE", "UNCERTAIN"}) String repeatability,
      Value.Fields request,
      Value.@Nullable Fields outcome,
      @Nullable ErrorView error,
      int attempts,
      Instant intendedAt,
      @Nullable Instant calledAt) {}

  /// What a step waits for.
  ///
  /// @param type a moment, an event of a record or of a platform, the end of a called run, or what
  ///   a person has to do, which the step's error tells
  /// @param event of a record or a platform: which
  /// @param form of a record: key of its form
  /// @param connection of a platform: key of the connection
  /// @param until of a person: when he is not waited for any longer
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "RunWait")
  public record WaitView(
      @Schema(enumeration = {"TIME", "RECORD", "RUN", "PLATFORM", "PERSON"}) String type,
      @Nullable String event,
      @Nullable String form,
      @Nullable String connection,
      @Nullable Instant until) {

    static WaitView of(String type) {
      return new WaitView(type, null, null, null, null);
    }
  }

  /// @param name empty: the screen describes the step by what it does
  /// @param branch the arms taken, with commas
  /// @param finishedAt null: it has not ended
  /// @param wakeAt until when it waits; null: for no time
  /// @param waitsFor what it waits for now; null: it does not wait
  /// @param effect what it changed outside our database; null: nothing
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "RunStep")
  public record StepView(
      String path,
      String key,
      String name,
      String type,
      @Schema(enumeration = {"RUNNING", "CALLING", "WAITING", "IN_DOUBT", "DONE", "FAILED"})
          StepState state,
      Value.Fields input,
      Value.Fields output,
      @Nullable ErrorView error,
      Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable Instant wakeAt,
      @Nullable WaitView waitsFor,
      int attempts,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String branch,
      @Nullable EffectView effect) {}

  /// The people and departments that inputs and outputs name.
  @Schema(name = "RunReferences")
  public record References(List<Person> people, List<Department> departments) {}
}
