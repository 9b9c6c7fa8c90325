package org.convoke.server.flows;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.convoke.connectors.Action;
import org.convoke.connectors.PlatformEvent;
import org.convoke.engine.expressions.Expression;
import org.convoke.model.Phrase;
import org.convoke.model.ValueType;
import org.convoke.model.conditions.Condition;
import org.convoke.model.conditions.Condition.Compare;
import org.convoke.model.conditions.Operand;
import org.convoke.model.conditions.Operator;
import org.convoke.server.forms.Form;
import org.jspecify.annotations.Nullable;

/// Checks the conditions of a flow. Confined to one check.
final class ConditionCheck {

  private final ValueCheck values;

  ConditionCheck(ValueCheck values) {
    this.values = values;
  }

  /// A condition over the records of a form: the filter of a trigger, the search of a step.
  ///
  /// @param form empty: it is not known, and that was said
  void overRecords(String path, Condition condition, Optional<Form> form, Set<String> before) {
    over(path, condition, key -> field(path, key, form), before);
  }

  /// A condition over what a platform tells.
  ///
  /// @param event empty: it is not known, and that was said
  void overEvent(
      String path,
      Condition condition,
      Optional<PlatformEvent.Declaration> event,
      Set<String> before) {
    over(path, condition, key -> event.flatMap(told -> brought(path, key, told)), before);
  }

  private void over(
      String path,
      Condition condition,
      Function<String, Optional<ValueType>> fields,
      Set<String> before) {
    condition
        .comparisons()
        .forEach(
            each -> {
              var field =
                  switch (each.left()) {
                    case Operand.Field(var key) -> fields.apply(key);
                    case Operand.Expression(var cel) ->
                        values.expression(path, cel, before).map(Expression::type);
                    case Operand.Literal _ -> Optional.<ValueType>empty();
                  };
              compare(path, each, field.orElse(null), before);
            });
  }

  /// A condition over the run: the arm of a branch.
  void overRun(String path, Condition condition, Set<String> before) {
    condition
        .comparisons()
        .forEach(
            each -> {
              if (each.left() instanceof Operand.Expression(var cel)) {
                var left = values.expression(path, cel, before).map(Expression::type);
                compare(path, each, left.orElse(null), before);
              } else {
                values.add(path, "required", Phrase.of("请选择要比较的值。", "Choose what is compared."));
              }
            });
  }

  /// Whether a condition says nothing.
  static boolean isBlank(@Nullable Condition condition) {
    return condition == null || condition.comparisons().findAny().isEmpty();
  }

  private Optional<ValueType> field(String path, String key, Optional<Form> form) {
    if (form.isEmpty()) {
      return Optional.empty();
    }
    var type = Optional.ofNullable(types(form.get()).get(key));
    if (type.isEmpty()) {
      values.add(
          path,
          "unknown-field",
          Phrase.of("表单“%s”没有字段 %s。", "The form \"%s\" has no field %s.", form.get().name(), key));
    }
    return type;
  }

  private Optional<ValueType> brought(String path, String key, PlatformEvent.Declaration event) {
    var type =
        event.brings().stream()
            .filter(each -> each.key().equals(key))
            .map(Action.Output::type)
            .findFirst();
    if (type.isEmpty()) {
      values.add(path, "not-brought", ValueCheck.notBrought(key));
    }
    return type;
  }

  private static Map<String, ValueType> types(Form form) {
    return FlowScope.record(form);
  }

  private void compare(String path, Compare compare, @Nullable ValueType left, Set<String> before) {
    if (!compare.operator().takesValue()) {
      return;
    }
    var right =
        switch (compare.right()) {
          case Operand.Literal(var value) -> new Expression.Constant(value).type();
          case Operand.Expression(var cel) ->
              values.expression(path, cel, before).map(Expression::type).orElse(null);
          case Operand.Field _ -> null;
        };
    if (left != null && right != null && !comparable(left, compare.operator(), right)) {
      values.add(
          path,
          "wrong-type",
          new Phrase(
              "%s不能与%s比较。".formatted(ValueTypes.name(left).zh(), ValueTypes.name(right).zh()),
              "%s cannot be compared with %s."
                  .formatted(ValueTypes.name(left).en(), ValueTypes.name(right).en())));
    }
  }

  private static boolean comparable(ValueType left, Operator operator, ValueType right) {
    return switch (operator) {
      case CONTAINS, NOT_CONTAINS ->
          isList(left) ? !isList(right) : left.fits(ValueType.TEXT) && right.fits(ValueType.TEXT);
      case IN -> isList(right) || right == ValueType.ANY;
      default -> left.fits(right) || right.fits(left);
    };
  }

  private static boolean isList(ValueType type) {
    return type == ValueType.PERSONS || type == ValueType.TEXTS;
  }
}
