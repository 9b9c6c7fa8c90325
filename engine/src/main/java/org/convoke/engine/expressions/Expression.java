package org.convoke.engine.expressions;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.ValueType;

/// An expression that was compiled. Immutable, thread-safe.
public sealed interface Expression {

  /// What its values mean.
  ValueType type();

  /// The paths it names.
  Set<String> paths();

  /// Computes its value.
  ///
  /// @throws Invalid `expression-failed` when there is no value: a division by zero, a text joined
  ///   with nothing, a result beyond the bounds
  Value evaluate(Variables variables);

  /// A value written into the definition.
  record Constant(Value value) implements Expression {
    @Override
    public ValueType type() {
      return switch (value) {
        case Value.Flag _ -> ValueType.BOOLEAN;
        case Value.Number _ -> ValueType.NUMBER;
        case Value.Text _ -> ValueType.TEXT;
        case Value.Items items ->
            items.values().stream().allMatch(Value.Text.class::isInstance)
                ? ValueType.TEXTS
                : ValueType.ANY;
        case Value.Empty _, Value.Fields _ -> ValueType.ANY;
      };
    }

    @Override
    public Set<String> paths() {
      return Set.of();
    }

    @Override
    public Value evaluate(Variables variables) {
      return value;
    }
  }

  /// Nothing but a path, which is what people pick in the designer. Read without CEL: the value
  /// stays as it is (a decimal keeps its digits), the type is exact, it needs no compiling (which
  /// takes CEL milliseconds), and it takes about 60 ns, where CEL takes 300.
  record Path(String path, ValueType type, Reference reference) implements Expression {
    @Override
    public Set<String> paths() {
      return Set.of(path);
    }

    @Override
    public Value evaluate(Variables variables) {
      return reference.in(variables);
    }
  }

  /// Anything else.
  final class Computed implements Expression {

    private final String text;
    private final CelRuntime.Program program;
    private final ValueType type;
    private final Map<String, Variable> variables;

    Computed(
        String text, CelRuntime.Program program, ValueType type, Map<String, Variable> variables) {
      this.text = text;
      this.program = program;
      this.type = type;
      this.variables = Map.copyOf(variables);
    }

    @Override
    public ValueType type() {
      return type;
    }

    @Override
    public Set<String> paths() {
      return variables.keySet();
    }

    @Override
    public Value evaluate(Variables values) {
      try {
        return CelValues.fromCel(
            program.eval(
                (String name) ->
                    Optional.ofNullable(variables.get(name)).map(each -> each.cel(values))));
      } catch (CelEvaluationException | ArithmeticException | IllegalArgumentException e) {
        throw failed(e);
      }
    }

    private Invalid failed(Exception e) {
      var reason = String.valueOf(e.getMessage()).replaceFirst("^evaluation error[^:]*:\\d+: ", "");
      return new Invalid(
          "expression-failed",
          Phrase.of("无法计算表达式 %1$s：%2$s", "The expression %1$s has no value: %2$s", text, reason));
    }
  }

  /// A text of a draft that does not compile; it has no value.
  record Broken(String text, ExpressionProblem problem) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.ANY;
    }

    @Override
    public Set<String> paths() {
      return Set.of();
    }

    @Override
    public Value evaluate(Variables variables) {
      throw new Invalid(
          problem.code(),
          Phrase.of(
              "表达式 %1$s 有误：%2$s", "The expression %1$s is broken: %2$s", text, problem.detail()));
    }
  }

  /// A path within a computed expression.
  record Variable(Reference reference, ValueType type) {
    Object cel(Variables values) {
      return CelValues.toCel(reference.in(values), type);
    }
  }
}
