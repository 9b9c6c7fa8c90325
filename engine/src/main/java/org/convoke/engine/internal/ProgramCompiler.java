package org.convoke.engine.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.convoke.engine.expressions.Expression;
import org.convoke.engine.expressions.Expressions;
import org.convoke.engine.internal.StepPlan.Arm;
import org.convoke.model.Value;
import org.convoke.model.conditions.Condition;
import org.convoke.model.conditions.Operand;
import org.convoke.model.flows.Mapping;
import org.convoke.model.flows.Step;
import org.jspecify.annotations.Nullable;

/// Compiles the steps of one published version. It was checked when it was published, so whatever
/// does not compile now is an error of ours.
final class ProgramCompiler {

  private static final Expression NOTHING = new Expression.Constant(Value.EMPTY);

  private final Expressions expressions;

  ProgramCompiler(Expressions expressions) {
    this.expressions = expressions;
  }

  List<StepPlan> steps(List<Step> steps, String prefix) {
    return steps.stream().map(step -> step(step, prefix + step.key())).toList();
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

  private StepPlan step(Step step, String path) {
    return switch (step) {
      case Step.Action action -> plan(step, path, action.inputs(), NOTHING);
      case Step.AddRecord add -> plan(step, path, add.values(), NOTHING);
      case Step.UpdateRecord update -> plan(step, path, update.values(), mapping(update.record()));
      case Step.GetRecord find ->
          new StepPlan(step, path, Map.of(), NOTHING, condition(find.where()), List.of());
      case Step.Branch branch ->
          new StepPlan(step, path, Map.of(), NOTHING, ConditionPlan.ALWAYS, arms(branch, path));
    };
  }

  private StepPlan plan(Step step, String path, Map<String, Mapping> mappings, Expression record) {
    var inputs = new LinkedHashMap<String, Expression>();
    mappings.forEach((name, each) -> inputs.put(name, mapping(each)));
    return new StepPlan(step, path, inputs, record, ConditionPlan.ALWAYS, List.of());
  }

  private List<Arm> arms(Step.Branch branch, String path) {
    var arms = new ArrayList<Arm>();
    for (var each : branch.branches()) {
      var steps = steps(each.steps(), path + "." + each.key() + ".");
      arms.add(new Arm(each.key(), condition(each.when()), steps));
    }
    var otherwise = branch.otherwise() == null ? List.<Step>of() : branch.otherwise();
    if (!otherwise.isEmpty()) {
      var steps = steps(otherwise, path + "." + Arm.OTHERWISE + ".");
      arms.add(new Arm(Arm.OTHERWISE, ConditionPlan.ALWAYS, steps));
    }
    return List.copyOf(arms);
  }

  private Expression mapping(@Nullable Mapping mapping) {
    return switch (mapping) {
      case null -> NOTHING;
      case Mapping.Literal literal -> new Expression.Constant(literal.value());
      case Mapping.Expression expression -> expression(expression.cel());
    };
  }

  private Expression expression(String cel) {
    return switch (expressions.compile(cel)) {
      case Expressions.Result.Good good -> good.expression();
      case Expressions.Result.Bad bad ->
          throw new IllegalStateException(
              "published expression " + cel + " does not compile: " + bad.problems());
    };
  }
}
