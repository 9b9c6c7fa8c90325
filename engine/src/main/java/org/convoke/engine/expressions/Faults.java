package org.convoke.engine.expressions;

import dev.cel.common.CelIssue;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.convoke.model.Phrase;

/// Says in both languages what CEL says in English.
final class Faults {

  private static final Pattern OVERLOAD =
      Pattern.compile(
          "found no matching overload for '(.*?)' applied to '(.*?)' .*", Pattern.DOTALL);
  private static final Pattern UNDECLARED =
      Pattern.compile("undeclared reference to '(.*?)' .*", Pattern.DOTALL);
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(mismatched input|token recognition error|extraneous input|no viable alternative|missing"
              + " ).*",
          Pattern.DOTALL);

  private Faults() {}

  static ExpressionProblem of(CelIssue issue, String text) {
    var position = position(issue, text);
    var message = issue.getMessage();
    return overload(message, position)
        .or(() -> undeclared(message, position))
        .or(() -> syntax(message, position))
        .orElseGet(() -> generic(position, message));
  }

  static ExpressionProblem generic(int position, String message) {
    return new ExpressionProblem(
        position,
        "expression-type",
        "",
        Phrase.of("表达式有误：%s", "The expression is not valid: %s", message));
  }

  private static Optional<ExpressionProblem> overload(String message, int position) {
    return match(OVERLOAD, message)
        .map(
            match ->
                new ExpressionProblem(
                    position,
                    "expression-type",
                    "",
                    Phrase.of(
                        "%1$s 不能用于 %2$s。",
                        "%1$s cannot be used with %2$s.",
                        operator(match.group(1)),
                        match.group(2).replaceAll("wrapper\\((\\w+)\\)", "$1"))));
  }

  private static Optional<ExpressionProblem> undeclared(String message, int position) {
    return match(UNDECLARED, message)
        .map(
            match ->
                new ExpressionProblem(
                    position,
                    "expression-type",
                    match.group(1),
                    Phrase.of(
                        "没有名为 %s 的值或函数。", "There is no value or function %s.", match.group(1))));
  }

  private static Optional<ExpressionProblem> syntax(String message, int position) {
    return match(SYNTAX, message)
        .map(
            _ ->
                new ExpressionProblem(
                    position,
                    "expression-syntax",
                    "",
                    Phrase.of(
                        "第 %d 个字符处有语法错误。",
                        "The syntax is not valid at character %d.", position + 1)));
  }

  private static Optional<MatchResult> match(Pattern pattern, String message) {
    var matcher = pattern.matcher(message);
    return matcher.matches() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
  }

  /// `_+_` is written `+`.
  private static String operator(String function) {
    return function.replaceAll("[_@]", "");
  }

  private static int position(CelIssue issue, String text) {
    var location = issue.getSourceLocation();
    var lines = List.of(text.split("\n", -1));
    var before = 0;
    for (var line = 0; line < location.getLine() - 1 && line < lines.size(); line++) {
      before += lines.get(line).length() + 1;
    }
    return Math.max(0, Math.min(text.length(), before + location.getColumn()));
  }
}
