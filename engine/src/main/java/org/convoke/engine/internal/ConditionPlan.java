package org.convoke.engine.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.convoke.engine.expressions.Expression;
import org.convoke.engine.expressions.Variables;
import org.convoke.model.Value;
import org.convoke.model.conditions.Condition;
import org.convoke.model.conditions.Operand;

/// A condition with its expressions compiled. Immutable.
///
/// @param expressions by their text
record ConditionPlan(Condition condition, Map<String, Expression> expressions) {

  static final ConditionPlan ALWAYS = new ConditionPlan(Condition.ALWAYS, Map.of());

  ConditionPlan {
    expressions = Map.copyOf(expressions);
  }

  /// Whether it holds.
  ///
  /// @param fields what a comparison that names a field means: the record in question
  boolean holds(Variables variables, Value.Fields fields) {
    return condition.holds(operand -> value(operand, variables, fields));
  }

  /// The condition with its expressions replaced by their values.
  Condition resolved(Variables variables) {
    return condition.map(
        operand ->
            operand instanceof Operand.Expression
                ? new Operand.Literal(value(operand, variables, Value.NO_FIELDS))
                : operand);
  }

  /// The values of its expressions by their text: why it held or not.
  Value.Fields values(Variables variables) {
    var values = new LinkedHashMap<String, Value>();
    condition
        .comparisons()
        .flatMap(each -> Stream.of(each.left(), each.right()))
        .filter(Operand.Expression.class::isInstance)
        .map(Operand.Expression.class::cast)
        .forEach(each -> values.put(each.cel(), value(each, variables, Value.NO_FIELDS)));
    return Value.fields(values);
  }

  private Value value(Operand operand, Variables variables, Value.Fields fields) {
    return switch (operand) {
      case Operand.Field field -> fields.get(field.key());
      case Operand.Literal literal -> literal.value();
      case Operand.Expression expression ->
          expressions.getOrDefault(expression.cel(), NOTHING).evaluate(variables);
    };
  }

  private static final Expression NOTHING = new Expression.Constant(Value.EMPTY);
}
