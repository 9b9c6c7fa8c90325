package org.convoke.engine.expressions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convoke.model.Phrase;

/// Finds the paths in a parsed expression that the scope does not have. CEL would only say that it
/// knows no `trigger`.
final class Paths {

  private static final Set<String> ROOTS = Set.of("trigger", "steps", "loop");

  private Paths() {}

  static List<ExpressionProblem> unknown(CelAbstractSyntaxTree ast, Set<String> known) {
    return CelNavigableAst.fromAst(ast)
        .getRoot()
        .allNodes()
        .filter(Paths::isWhole)
        .flatMap(node -> path(node.expr()).stream())
        .filter(path -> !isKnown(path.text(), known))
        .map(path -> problem(path, ast))
        .toList();
  }

  /// Whether it is not the beginning of a longer path.
  private static boolean isWhole(CelNavigableExpr node) {
    return node.parent().map(parent -> parent.getKind() != Kind.SELECT).orElse(true);
  }

  private record Path(String text, long root) {}

  private static Optional<Path> path(CelExpr expr) {
    return switch (expr.getKind()) {
      case IDENT ->
          Optional.of(expr.ident().name())
              .filter(ROOTS::contains)
              .map(name -> new Path(name, expr.id()));
      case SELECT ->
          path(expr.select().operand())
              .map(path -> new Path(path.text() + "." + expr.select().field(), path.root()));
      default -> Optional.empty();
    };
  }

  private static boolean isKnown(String path, Set<String> known) {
    for (var end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
      if (known.contains(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private static ExpressionProblem problem(Path path, CelAbstractSyntaxTree ast) {
    var position = ast.getSource().getPositionsMap().getOrDefault(path.root(), 0);
    return new ExpressionProblem(
        position,
        "unknown-path",
        path.text(),
        Phrase.of("没有 %s 这个值。", "There is no value %s.", path.text()));
  }
}
