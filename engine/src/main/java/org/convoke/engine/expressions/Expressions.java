package org.convoke.engine.expressions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convoke.model.Phrase;
import org.convoke.model.ValueType;

/// Compiles the expressions of one flow.
///
/// Each path of the scope is declared as one variable with a dotted name, which CEL resolves as a
/// whole: types are exact, and an evaluation looks up only what the expression names, without maps
/// being built around it. Thread-safe.
public final class Expressions {

  /// In characters; nobody reads longer ones.
  public static final int MAX_LENGTH = 2000;

  private final Scope scope;
  private final CelCompiler compiler;

  private Expressions(Scope scope) {
    this.scope = scope;
    this.compiler = Language.compiler(scope);
  }

  /// A compiler for a scope. Making one takes about a millisecond.
  public static Expressions over(Scope scope) {
    return new Expressions(scope);
  }

  public Scope scope() {
    return scope;
  }

  /// Either an expression or what is wrong with the text.
  public sealed interface Result {
    record Good(Expression expression) implements Result {}

    /// @param problems at least one
    record Bad(List<ExpressionProblem> problems) implements Result {
      public Bad {
        problems = List.copyOf(problems);
      }
    }
  }

  /// Parses, checks and compiles.
  public Result compile(String text) {
    var path = text.strip();
    var type = scope.types().get(path);
    if (type != null) {
      return new Result.Good(new Expression.Path(path, type, Reference.parse(path)));
    }
    if (text.length() > MAX_LENGTH) {
      return bad(tooLong());
    }
    try {
      return compile(text, compiler.parse(text).getAst());
    } catch (CelValidationException e) {
      return new Result.Bad(e.getErrors().stream().map(each -> Faults.of(each, text)).toList());
    }
  }

  private Result compile(String text, CelAbstractSyntaxTree parsed) throws CelValidationException {
    var unknown = Paths.unknown(parsed, scope.types().keySet());
    if (!unknown.isEmpty()) {
      return new Result.Bad(unknown);
    }
    var checked = Language.withOneEquality(compiler.check(parsed).getAst());
    var variables = variables(checked);
    try {
      var program = Language.RUNTIME.createProgram(checked);
      var type = CelValues.meaning(checked.getResultType());
      return new Result.Good(new Expression.Computed(text, program, type, variables));
    } catch (CelEvaluationException e) {
      return bad(Faults.generic(0, String.valueOf(e.getMessage())));
    }
  }

  private Map<String, Expression.Variable> variables(CelAbstractSyntaxTree checked) {
    var variables = new HashMap<String, Expression.Variable>();
    for (var reference : checked.getReferenceMap().values()) {
      ValueType type = scope.types().get(reference.name());
      if (type != null) {
        variables.put(
            reference.name(), new Expression.Variable(Reference.parse(reference.name()), type));
      }
    }
    return variables;
  }

  private static Result bad(ExpressionProblem problem) {
    return new Result.Bad(List.of(problem));
  }

  private static ExpressionProblem tooLong() {
    return new ExpressionProblem(
        MAX_LENGTH,
        "expression-too-long",
        "",
        Phrase.of("表达式最长 %d 个字符。", "An expression has at most %d characters.", MAX_LENGTH));
  }
}
