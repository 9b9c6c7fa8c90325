package org.convoke.engine.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.convoke.engine.expressions.Expression;
import org.convoke.engine.expressions.Expressions;
import org.convoke.engine.internal.StepPlan.Arm;
import org.convoke.model.Value;
import org.convoke.model.conditions.Condition;
import org.convoke.model.conditions.Operand;
import org.convoke.model.flows.Mapping;
import org.convoke.model.flows.Recipients;
import org.convoke.model.flows.Settings;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Trigger;
import org.convoke.model.flows.Until;
import org.jspecify.annotations.Nullable;

/// Compiles the steps of one published version. It was checked when it was published, so whatever
/// does not compile now is an error of ours; unless it is a draft, of which a plan is made.
final class ProgramCompiler {

  private static final Expression NOTHING = new Expression.Constant(Value.EMPTY);

  private final Expressions expressions;
  private final boolean isDraft;

  ProgramCompiler(Expressions expressions) {
    this(expressions, false);
  }

  private ProgramCompiler(Expressions expressions, boolean isDraft) {
    this.expressions = expressions;
    this.isDraft = isDraft;
  }

  /// Compiles what may have problems: an expression that is broken fails when it is evaluated.
  static ProgramCompiler ofDraft(Expressions expressions) {
    return new ProgramCompiler(expressions, true);
  }

  List<StepPlan> steps(List<Step> steps) {
    return steps.stream().map(this::step).toList();
  }

  ConditionPlan condition(@Nullable Condition condition) {
    if (condition == null) {
      return ConditionPlan.ALWAYS;
    }
    var compiled = new HashMap<String, Expression>();
    condition
        .comparisons()
        .flatMap(each -> Stream.of(each.left(), each.right()))
        .forEach(
            operand -> {
              if (operand instanceof Operand.Expression(var cel)) {
                compiled.put(cel, expression(cel));
              }
            });
    return new ConditionPlan(condition, compiled);
  }

  /// What a trigger computes its runs' business keys by.
  Optional<Expression> key(Trigger trigger) {
    return trigger instanceof Trigger.Webhook hook && hook.key() != null && !hook.key().isBlank()
        ? Optional.of(expression(hook.key()))
        : Optional.empty();
  }

  /// By what runs are put in order.
  Optional<Expression> order(Settings settings) {
    return Optional.ofNullable(settings.key()).map(this::expression);
  }

  private StepPlan step(Step step) {
    return switch (step) {
      case Step.Action action -> plan(step, action.inputs(), Map.of());
      case Step.AddRecord add -> plan(step, add.values(), Map.of());
      case Step.UpdateRecord update ->
          plan(step, update.values(), Map.of("record", mapping(update.record())));
      case Step.GetRecord find ->
          new StepPlan(step, Map.of(), Map.of(), condition(find.where()), List.of());
      case Step.GetRecords find ->
          new StepPlan(step, Map.of(), Map.of(), condition(find.where()), List.of());
      case Step.UpdateRecords update ->
          new StepPlan(
              step, mappings(update.values()), Map.of(), condition(update.where()), List.of());
      case Step.DeleteRecord delete ->
          plan(step, Map.of(), Map.of("record", mapping(delete.record())));
      case Step.DeleteRecords delete ->
          new StepPlan(step, Map.of(), Map.of(), condition(delete.where()), List.of());
      case Step.Branch branch -> containing(step, Map.of(), arms(branch));
      case Step.Parallel parallel ->
          containing(
              step,
              Map.of(),
              parallel.branches().stream()
                  .map(lane -> new Arm(lane.key(), ConditionPlan.ALWAYS, steps(lane.steps())))
                  .toList());
      case Step.ForEach each ->
          containing(
              step,
              Map.of("items", mapping(each.items()), "collect", mapping(each.collect())),
              List.of(new Arm("", ConditionPlan.ALWAYS, steps(each.steps()))));
      case Step.HttpRequest request -> plan(step, Map.of(), mappings(HttpInput.mappings(request)));
      case Step.SendMessage message -> plan(step, message(message), Map.of());
      case Step.Compute compute -> plan(step, compute.values(), Map.of());
      case Step.Wait wait ->
          new StepPlan(step, Map.of(), until(wait.until()), awaited(wait.until()), List.of());
      case Step.CallFlow call -> plan(step, call.inputs(), Map.of());
      case Step.Stop stop -> plan(step, stop.outputs(), Map.of("message", mapping(stop.message())));
    };
  }

  private static Map<String, Mapping> message(Step.SendMessage message) {
    var inputs = new LinkedHashMap<String, Mapping>();
    switch (message.to()) {
      case Recipients.People(var people) when people != null -> inputs.put("people", people);
      case Recipients.Chat(var chat) when chat != null -> inputs.put("chat", chat);
      case null, default -> {}
    }
    if (message.text() != null) {
      inputs.put("text", message.text());
    }
    return inputs;
  }

  private Map<String, Expression> until(@Nullable Until until) {
    return switch (until) {
      case null -> Map.of();
      case Until.Elapsed elapsed -> Map.of("amount", mapping(elapsed.amount()));
      case Until.Moment moment -> Map.of("at", mapping(moment.at()));
      case Until.Event event ->
          event.timeout() == null ? Map.of() : Map.of("amount", mapping(event.timeout().amount()));
    };
  }

  private ConditionPlan awaited(@Nullable Until until) {
    return condition(until instanceof Until.Event event ? event.where() : null);
  }

  private static StepPlan containing(Step step, Map<String, Expression> settings, List<Arm> arms) {
    return new StepPlan(step, Map.of(), settings, ConditionPlan.ALWAYS, arms);
  }

  private StepPlan plan(
      Step step, Map<String, Mapping> mappings, Map<String, Expression> settings) {
    return new StepPlan(step, mappings(mappings), settings, ConditionPlan.ALWAYS, List.of());
  }

  private Map<String, Expression> mappings(Map<String, Mapping> mappings) {
    var compiled = new LinkedHashMap<String, Expression>();
    mappings.forEach((name, each) -> compiled.put(name, mapping(each)));
    return compiled;
  }

  private List<Arm> arms(Step.Branch branch) {
    var arms = new ArrayList<Arm>();
    for (var each : branch.branches()) {
      arms.add(new Arm(each.key(), condition(each.when()), steps(each.steps())));
    }
    var otherwise = branch.otherwise() == null ? List.<Step>of() : branch.otherwise();
    if (!otherwise.isEmpty()) {
      arms.add(new Arm(Arm.OTHERWISE, ConditionPlan.ALWAYS, steps(otherwise)));
    }
    return List.copyOf(arms);
  }

  private Expression mapping(@Nullable Mapping mapping) {
    return switch (mapping) {
      case null -> NOTHING;
      case Mapping.Literal literal -> new Expression.Constant(literal.value());
      case Mapping.Secret(var name) ->
          new Expression.Constant(Value.fields(Map.of("secret", Value.of(name))));
      case Mapping.Expression expression -> expression(expression.cel());
    };
  }

  private Expression expression(String cel) {
    return switch (expressions.compile(cel)) {
      case Expressions.Result.Good good -> good.expression();
      case Expressions.Result.Bad bad when isDraft ->
          new Expression.Broken(cel, bad.problems().getFirst());
      case Expressions.Result.Bad bad ->
          throw new IllegalStateException(
              "published expression " + cel + " does not compile: " + bad.problems());
    };
  }
}
