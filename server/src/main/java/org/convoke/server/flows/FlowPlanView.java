package org.convoke.server.flows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convoke.connectors.Plan;
import org.convoke.engine.FlowPlan;
import org.convoke.engine.FlowPlan.PlannedStep;
import org.convoke.model.FieldProblem;
import org.convoke.model.FlowId;
import org.convoke.model.PersonId;
import org.convoke.model.Value;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Step;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A dry run as its page shows it.
///
/// @param steps in the order they were gone through
/// @param problems what keeps the definition from being published, and why the event would not
///   start the flow
@Schema(name = "FlowPlan")
public record FlowPlanView(
    List<StepPlanView> steps,
    FlowPlan.PlanEnd end,
    List<FlowView.FlowProblem> problems,
    RunView.References references) {

  /// @param branch the arms taken, with commas; empty when it is no branch or none was
  /// @param plan who would be in the chat that it creates; null: it creates none
  /// @param called the flow that it calls; null: it calls none, or cannot
  /// @param problem why it would fail; null: nothing speaks against it
  @Schema(name = "FlowPlanStep")
  public record StepPlanView(
      String path,
      String key,
      String name,
      String type,
      FlowPlan.Deed what,
      Value.Fields input,
      Value.Fields output,
      String branch,
      @Nullable ChatPlanView plan,
      @Nullable CalledPlanView called,
      RunView.@Nullable ErrorView problem) {}

  /// What a flow that is called would do.
  ///
  /// @param definition what is published of it
  @Schema(name = "FlowPlanCalled")
  public record CalledPlanView(
      FlowId flow,
      String name,
      FlowDefinition definition,
      List<StepPlanView> steps,
      FlowPlan.PlanEnd end) {}

  /// @param problems why the chat cannot be created at all; empty: it can
  /// @param errand what a person has to do before the chat exists; null: nothing
  @Schema(name = "ChatPlan")
  public record ChatPlanView(
      List<PersonId> accepted,
      List<RejectedView> rejected,
      List<LimitView> limits,
      List<ChatProblemView> problems,
      @Nullable ErrandView errand) {}

  /// @param title what the run will wait for, with the person's name
  @Schema(name = "ChatPlanErrand")
  public record ErrandView(PersonId person, String title, String what) {}

  @Schema(name = "ChatPlanRejected")
  public record RejectedView(PersonId person, String code, String reason, String remedy) {}

  /// @param of what is counted
  @Schema(name = "ChatPlanLimit")
  public record LimitView(String of, long wanted, long allowed, boolean met) {}

  @Schema(name = "ChatPlanProblem")
  public record ChatProblemView(String field, String code, String detail) {}

  static FlowPlanView of(
      FlowPlans.Planned planned, RunView.References references, Locale language) {
    return new FlowPlanView(
        steps(planned.plan().steps(), planned.definition(), language),
        planned.plan().end(),
        FlowView.problems(planned.problems(), language),
        references);
  }

  private static List<StepPlanView> steps(
      List<PlannedStep> steps, FlowDefinition definition, Locale language) {
    var known = definition.stepsByKey();
    return steps.stream().map(each -> step(each, known.at(each.path()), language)).toList();
  }

  /// Everything that may name a person.
  static List<Value> named(FlowPlans.Planned planned) {
    var values = new ArrayList<Value>();
    values.add(planned.trigger());
    name(planned.plan().steps(), values);
    return values;
  }

  private static void name(List<PlannedStep> steps, List<Value> values) {
    for (var step : steps) {
      values.add(step.input());
      values.add(step.output());
      var chat = step.chat();
      if (chat != null) {
        values.add(Value.texts(chat.accepted()));
        values.add(Value.texts(chat.rejected().stream().map(each -> each.person()).toList()));
      }
      var called = step.called();
      if (called != null) {
        name(called.steps(), values);
      }
    }
  }

  private static StepPlanView step(PlannedStep planned, Optional<Step> step, Locale language) {
    var chat = planned.chat();
    var called = planned.called();
    var problem = planned.problem();
    return new StepPlanView(
        planned.path(),
        planned.key(),
        step.map(Step::name).orElse(""),
        step.map(Step::typeName).orElse(""),
        planned.what(),
        planned.input(),
        planned.output(),
        planned.branch(),
        chat == null ? null : chat(chat, language),
        called == null ? null : called(called, language),
        problem == null ? null : StepViews.error(problem, "", language));
  }

  private static CalledPlanView called(FlowPlan.Called called, Locale language) {
    return new CalledPlanView(
        called.flow(),
        called.name(),
        called.definition(),
        steps(called.steps(), called.definition(), language),
        called.end());
  }

  private static ChatPlanView chat(Plan plan, Locale language) {
    return new ChatPlanView(
        plan.accepted(),
        plan.rejected().stream()
            .map(
                each ->
                    new RejectedView(
                        each.person(),
                        each.code(),
                        each.reason().in(language),
                        each.remedy().in(language)))
            .toList(),
        plan.limits().stream()
            .map(
                each ->
                    new LimitView(
                        each.of().in(language), each.wanted(), each.allowed(), each.isMet()))
            .toList(),
        plan.problems().stream().map(each -> problem(each, language)).toList(),
        errand(plan, language));
  }

  private static @Nullable ErrandView errand(Plan plan, Locale language) {
    var errand = plan.errand();
    return errand == null
        ? null
        : new ErrandView(errand.person(), errand.title().in(language), errand.what().in(language));
  }

  private static ChatProblemView problem(FieldProblem problem, Locale language) {
    return new ChatProblemView(problem.field(), problem.code(), problem.detail().in(language));
  }
}
