package org.convoke.server.flows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convoke.engine.expressions.Expression;
import org.convoke.engine.expressions.ExpressionProblem;
import org.convoke.engine.expressions.Expressions;
import org.convoke.model.FieldProblem;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.ValueType;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Mapping;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Trigger;
import org.convoke.model.flows.Until;

/// Checks the values and expressions of a flow, and collects what is wrong with it. Confined to one
/// check.
final class ValueCheck {

  private final FlowScope scope;
  private final Expressions expressions;
  private final Set<String> stepKeys;
  private final Set<String> told;
  private final List<FieldProblem> problems = new ArrayList<>();

  ValueCheck(FlowDefinition definition, FlowScope scope) {
    this.scope = scope;
    this.expressions = Expressions.over(scope.scope());
    this.stepKeys = Set.copyOf(definition.allSteps().map(Step::key).distinct().toList());
    this.told = told(definition);
  }

  /// Where what platforms tell is kept: `trigger.data`, `steps.wait.data`.
  private static Set<String> told(FlowDefinition definition) {
    var places = new HashSet<String>();
    if (definition.trigger() instanceof Trigger.PlatformEvent) {
      places.add("trigger.data");
    }
    definition
        .allSteps()
        .filter(it -> it instanceof Step.Wait(_, _, Until.PlatformEvent _))
        .forEach(it -> places.add("steps." + it.key() + ".data"));
    return Set.copyOf(places);
  }

  List<FieldProblem> problems() {
    return List.copyOf(problems);
  }

  void add(String path, String code, Phrase detail) {
    problems.add(new FieldProblem(path, code, detail));
  }

  /// Checks what a field or an input is given.
  ///
  /// @param before keys of the steps that surely ran before
  /// @param label what people call the field
  void mapping(String path, Mapping mapping, ValueType wanted, Phrase label, Set<String> before) {
    var given =
        switch (mapping) {
          case Mapping.Literal(var value) -> Optional.of(new Expression.Constant(value));
          case Mapping.Expression(var cel) -> expression(path, cel, before);
          case Mapping.Secret _ -> {
            add(
                path,
                "secret-not-here",
                Phrase.of("密钥只能用于 HTTP 请求。", "A secret can be used in HTTP requests only."));
            yield Optional.<Expression>empty();
          }
        };
    given
        .filter(each -> !accepts(each, wanted))
        .ifPresent(each -> add(path, "wrong-type", wrongType(label, wanted, each.type())));
  }

  /// Whether a mapping gives nothing.
  static boolean isBlank(Mapping mapping) {
    return switch (mapping) {
      case Mapping.Literal(var value) -> value.isEmpty();
      case Mapping.Expression(var cel) -> cel.isBlank();
      case Mapping.Secret(var name) -> name.isBlank();
    };
  }

  /// Checks an expression.
  ///
  /// @return empty when something is wrong with it, which is noted
  Optional<Expression> expression(String path, String cel, Set<String> before) {
    if (cel.isBlank()) {
      add(path, "required", Phrase.of("请选择或填写一个值。", "Choose or enter a value."));
      return Optional.empty();
    }
    return switch (expressions.compile(cel)) {
      case Expressions.Result.Bad bad -> {
        bad.problems().forEach(each -> report(path, each));
        yield Optional.empty();
      }
      case Expressions.Result.Good(var good) -> ranBefore(path, good, before);
    };
  }

  private Optional<Expression> ranBefore(String path, Expression good, Set<String> before) {
    var late =
        good.paths().stream()
            .filter(each -> !each.startsWith("trigger."))
            .map(ValueCheck::known)
            .filter(known -> !before.contains(known))
            .findFirst();
    late.ifPresent(known -> reportLate(path, known));
    return late.isEmpty() ? Optional.of(good) : Optional.empty();
  }

  /// What must be known for a path to have a value: a step's key, or a loop.
  private static String known(String path) {
    var key = path.split("\\.")[1];
    return path.startsWith(FlowScope.LOOP) ? FlowScope.LOOP + key : key;
  }

  private void reportLate(String path, String known) {
    if (known.startsWith(FlowScope.LOOP)) {
      add(
          path,
          "not-in-loop",
          Phrase.of(
              "只有循环 %s 内的节点才能使用它的当前项。",
              "Only steps inside the loop %s know its item.",
              known.substring(FlowScope.LOOP.length())));
      return;
    }
    add(
        path,
        "step-not-before",
        Phrase.of(
            "节点 %s 不一定在此之前执行，不能使用它的输出。",
            "The step %s does not surely run before this one, so its output cannot be used.",
            known));
  }

  private void report(String path, ExpressionProblem problem) {
    if (problem.code().equals("unknown-path")) {
      reportUnknown(path, problem);
    } else {
      atCharacter(path, problem);
    }
  }

  private void reportUnknown(String path, ExpressionProblem problem) {
    var subject = problem.subject();
    if (scope.cannotKnow(subject + ".")) {
      return;
    }
    var parts = subject.split("\\.");
    if (parts[0].equals("steps") && parts.length > 1 && !stepKeys.contains(parts[1])) {
      add(
          path,
          "unknown-step",
          Phrase.of(
              "没有节点 %s，它可能已被删除。", "There is no step %s; it may have been deleted.", parts[1]));
      return;
    }
    if (parts.length > 1 && told.contains(subject.substring(0, subject.lastIndexOf('.')))) {
      add(path, "not-brought", notBrought(parts[parts.length - 1]));
      return;
    }
    atCharacter(path, problem);
  }

  static Phrase notBrought(String key) {
    return Phrase.of(
        "此连接的平台在该事件中不提供 %s。", "The platform of this connection tells no %s with this event.", key);
  }

  private void atCharacter(String path, ExpressionProblem problem) {
    var detail =
        problem.position() == 0
            ? problem.detail()
            : new Phrase(
                "第 %d 个字符：%s".formatted(problem.position() + 1, problem.detail().zh()),
                "Character %d: %s".formatted(problem.position() + 1, problem.detail().en()));
    problems.add(new FieldProblem(path, problem.code(), detail, problem.position()));
  }

  private static boolean accepts(Expression given, ValueType wanted) {
    if (given instanceof Expression.Constant(var value)) {
      return accepts(value, wanted);
    }
    return given.type().fits(wanted);
  }

  /// A value that is written down is checked by what it is.
  private static boolean accepts(Value value, ValueType wanted) {
    return value.isEmpty() || new Expression.Constant(value).type().fits(wanted);
  }

  private static Phrase wrongType(Phrase label, ValueType wanted, ValueType given) {
    return new Phrase(
        "“%s”需要%s，不能填入%s。"
            .formatted(label.zh(), ValueTypes.name(wanted).zh(), ValueTypes.name(given).zh()),
        "\"%s\" takes %s, not %s."
            .formatted(label.en(), ValueTypes.name(wanted).en(), ValueTypes.name(given).en()));
  }
}
