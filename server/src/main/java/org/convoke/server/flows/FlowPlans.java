package org.convoke.server.flows;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.engine.FlowPlan;
import org.convoke.engine.FlowPlan.Question;
import org.convoke.engine.Planner;
import org.convoke.engine.expressions.Scope;
import org.convoke.model.Conflict;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Trigger;
import org.convoke.server.access.Caller;
import org.convoke.server.connections.ActionRehearsals;
import org.convoke.server.records.RecordRehearsals;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Dry runs: what a flow would do for an event, with nothing done. Thread-safe.
@Singleton
public class FlowPlans {

  private final Flows flows;
  private final Catalogs catalogs;
  private final RecordRehearsals records;
  private final ActionRehearsals actions;
  private final Planner planner;

  FlowPlans(
      Flows flows,
      Catalogs catalogs,
      RecordRehearsals records,
      ActionRehearsals actions,
      Planner planner) {
    this.flows = flows;
    this.catalogs = catalogs;
    this.records = records;
    this.actions = actions;
    this.planner = planner;
  }

  /// Which definition is planned for.
  @Schema(name = "FlowPlanVersion")
  public enum Version {
    DRAFT,
    PUBLISHED
  }

  /// The event to plan for.
  ///
  /// @param version null: DRAFT
  /// @param record id of a record of the trigger's form; null: the record is submitted
  /// @param values of the record that is submitted, or what is changed of `record`
  /// @param inputs what a call, a webhook or an event of a platform brings
  @Schema(name = "FlowPlanWish")
  public record Wish(
      @Nullable Version version,
      @Nullable String record,
      Value.@Nullable Fields values,
      Value.@Nullable Fields inputs) {}

  /// What was planned.
  ///
  /// @param problems what keeps the definition from being published, and why the event would not
  ///   start it
  /// @param trigger the event
  record Planned(
      FlowDefinition definition,
      List<FieldProblem> problems,
      FlowPlan plan,
      Value.Fields trigger) {}

  /// @throws NotFound when there is no such flow or record
  /// @throws Invalid when the event is incomplete, or breaks a rule of the form
  /// @throws Conflict `not-published`
  Planned plan(Caller caller, String idOrKey, Wish wish) {
    var flow = flows.require(caller.organization(), idOrKey);
    var known = known(flow, wish.version());
    var trigger = event(caller, known.definition().trigger(), wish);
    var plan =
        planner.plan(
            new Question(
                flow.org(),
                flow.id(),
                flow.name(),
                known.definition(),
                known.scope(),
                trigger,
                Optional.of(caller.person())),
            new PlanStage(records.begin(), actions.begin(), flows));
    return new Planned(known.definition(), problems(known, plan), plan, trigger);
  }

  /// A definition, what its expressions may name, and what keeps it from being published.
  record Known(FlowDefinition definition, Scope scope, List<FieldProblem> problems) {}

  Known known(Flow flow, @Nullable Version version) {
    return version == Version.PUBLISHED ? published(flow) : draft(flow);
  }

  private Known draft(Flow flow) {
    return known(flow.org(), flow.draft());
  }

  Known known(OrgId org, FlowDefinition definition) {
    var verdict = FlowCheck.of(definition, catalogs.of(org));
    return new Known(definition, verdict.scope(), verdict.problems());
  }

  private static Known published(Flow flow) {
    var published = flow.published();
    if (published == null) {
      throw new Conflict(
          "not-published", Phrase.of("“%s”还没有发布。", "\"%s\" is not published yet.", flow.name()));
    }
    return new Known(published.definition(), Scope.parse(published.types()), List.of());
  }

  private Value.Fields event(Caller caller, Trigger trigger, Wish wish) {
    var inputs = wish.inputs() == null ? Value.NO_FIELDS : wish.inputs();
    return switch (trigger) {
      case Trigger.RecordCreated _,
          Trigger.RecordUpdated _,
          Trigger.RecordDeleted _,
          Trigger.RowButton _ ->
          ofRecord(caller, trigger, wish);
      case Trigger.Webhook hook ->
          Value.fields(Map.of("body", InputValues.read(hook.inputs(), inputs)));
      case Trigger.Call call ->
          Value.fields(Map.of("inputs", InputValues.read(call.inputs(), inputs)));
      case Trigger.PlatformEvent event ->
          Value.fields(
              Map.of(
                  "connection", Value.of(event.connection()),
                  "event", Value.of(event.event()),
                  "data", inputs));
      case Trigger.Schedule _ -> Value.NO_FIELDS;
    };
  }

  private Value.Fields ofRecord(Caller caller, Trigger trigger, Wish wish) {
    if (trigger.form().isEmpty()) {
      throw Invalid.field(
          "record", "no-form", Phrase.of("请先为触发选择表单。", "Choose the trigger's form first."));
    }
    if (wish.record() == null && wish.values() == null) {
      throw Invalid.field(
          "record", "required", Phrase.of("请选择一条数据，或填写内容。", "Choose a record, or fill one in."));
    }
    return records.event(caller, trigger.form(), wish.record(), wish.values());
  }

  private static List<FieldProblem> problems(Known known, FlowPlan plan) {
    var all = new ArrayList<>(known.problems());
    if (plan.filterProblem() != null) {
      all.add(
          new FieldProblem(
              "trigger.filter", plan.filterProblem().code(), plan.filterProblem().detail()));
    } else if (!plan.starts()) {
      all.add(
          new FieldProblem(
              "trigger.filter",
              "filter-not-met",
              Phrase.of(
                  "这条数据不符合触发条件，实际不会触发；以下是假如触发会做的事。",
                  "The event does not meet the trigger's filter and would start nothing; this is what"
                      + " would happen if it did.")));
    }
    return all;
  }
}
