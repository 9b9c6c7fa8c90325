package org.convoke.engine.expressions;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.standard.AddOperator.AddOverload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// The dialect: CEL's standard library, with four differences.
///
/// `loop` is a name here, not a word kept for later. Whole and fractional numbers mix
/// (`trigger.record.count + 1`), because a number field may hold either and people do not write
/// `1.0`. And what grows is bounded: a nested `map` that doubles a text at each level would
/// otherwise fill the memory from 200 characters of expression. And `text(value)` makes any value
/// text, what is not set an empty one: CEL's own `string` fails on it, and a message that names an
/// empty field is a message all the same.
final class Language {

  /// Elements that one expression may go through. A guess: lists of people have hundreds.
  private static final int MAX_ITERATIONS = 5_000;

  /// Characters of a joined text, elements of a joined list. A guess: a text area holds 5,000.
  private static final int MAX_SIZE = 20_000;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .enableReservedIds(false)
          .maxExpressionCodePointSize(Expressions.MAX_LENGTH)
          .maxParseRecursionDepth(50)
          .comprehensionMaxIterations(MAX_ITERATIONS)
          .maxRegexProgramSize(1_000)
          .build();

  static final CelRuntime RUNTIME = runtime();

  private Language() {}

  static CelCompiler compiler(Scope scope) {
    var builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addFunctionDeclarations(
                CelFunctionDecl.newFunctionDeclaration(
                    "text",
                    CelOverloadDecl.newGlobalOverload(
                        "text_any", SimpleType.STRING, SimpleType.DYN)));
    for (var operator : Mixed.values()) {
      builder.addFunctionDeclarations(operator.declaration());
    }
    scope.types().forEach((path, type) -> builder.addVar(path, CelValues.declared(type)));
    return builder.build();
  }

  private static CelRuntime runtime() {
    var unbounded = List.of(AddOverload.ADD_STRING, AddOverload.ADD_LIST);
    var functions =
        CelStandardFunctions.newBuilder()
            .filterFunctions((_, overload) -> !unbounded.contains(overload))
            .build();
    var builder =
        CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardFunctions(functions)
            .addFunctionBindings(
                CelFunctionBinding.from("add_string", String.class, String.class, Language::join),
                CelFunctionBinding.from("text_any", Object.class, Language::text),
                listJoin());
    for (var operator : Mixed.values()) {
      if (!operator.compares()) {
        builder.addFunctionBindings(operator.bindings());
      }
    }
    return builder.build();
  }

  /// Lets CEL's own equality compare mixed numbers, which it can: the mixed overloads are there for
  /// the check of types only. Beside it they would be one too many for a value of any type, and
  /// would know nothing of a number that is not set.
  static CelAbstractSyntaxTree withOneEquality(CelAbstractSyntaxTree checked) {
    var references = new HashMap<>(checked.getReferenceMap());
    references.replaceAll((_, reference) -> withOneEquality(reference));
    return CelAbstractSyntaxTree.newCheckedAst(
        checked.getExpr(), checked.getSource(), references, checked.getTypeMap());
  }

  private static CelReference withOneEquality(CelReference reference) {
    for (var operator : List.of(Mixed.EQUAL, Mixed.NOT_EQUAL)) {
      if (reference.overloadIds().stream().anyMatch(operator::declares)) {
        return CelReference.newBuilder()
            .setName(reference.name())
            .addOverloadIds(operator.standard())
            .build();
      }
    }
    return reference;
  }

  private static String text(Object value) {
    var text = CelValues.text(value);
    requireSize(text.length());
    return text;
  }

  private static String join(String left, String right) {
    requireSize((long) left.length() + right.length());
    return left + right;
  }

  @SuppressWarnings({"rawtypes", "unchecked"}) // CEL binds lists by their raw class
  private static CelFunctionBinding listJoin() {
    CelFunctionOverload.Binary<List, List> join =
        (left, right) -> {
          requireSize((long) left.size() + right.size());
          var both = new ArrayList<Object>(left.size() + right.size());
          both.addAll(left);
          both.addAll(right);
          return both;
        };
    return CelFunctionBinding.from("add_list", List.class, List.class, join);
  }

  private static void requireSize(long size) {
    if (size > MAX_SIZE) {
      throw new IllegalArgumentException("a result has more than " + MAX_SIZE + " elements");
    }
  }

  /// An operator between a whole and a fractional number.
  private enum Mixed {
    PLUS("_+_", SimpleType.DOUBLE),
    MINUS("_-_", SimpleType.DOUBLE),
    TIMES("_*_", SimpleType.DOUBLE),
    DIVIDE("_/_", SimpleType.DOUBLE),
    EQUAL("_==_", SimpleType.BOOL),
    NOT_EQUAL("_!=_", SimpleType.BOOL);

    private final String operator;
    private final CelType result;

    Mixed(String operator, CelType result) {
      this.operator = operator;
      this.result = result;
    }

    /// CEL's own overload for values of any type; of equality only.
    private String standard() {
      return this == EQUAL ? "equals" : "not_equals";
    }

    private boolean compares() {
      return this == EQUAL || this == NOT_EQUAL;
    }

    /// Whether an overload is one of this operator's.
    private boolean declares(String overload) {
      return overload.startsWith(id(""));
    }

    CelFunctionDecl declaration() {
      return CelFunctionDecl.newFunctionDeclaration(
          operator,
          CelOverloadDecl.newGlobalOverload(
              id("double_int"), result, SimpleType.DOUBLE, SimpleType.INT),
          CelOverloadDecl.newGlobalOverload(
              id("int_double"), result, SimpleType.INT, SimpleType.DOUBLE));
    }

    @SuppressWarnings("Immutable") // it is; only CEL's types are not annotated so
    List<CelFunctionBinding> bindings() {
      return List.of(
          CelFunctionBinding.from(
              id("double_int"), Double.class, Long.class, (left, right) -> compute(left, right)),
          CelFunctionBinding.from(
              id("int_double"), Long.class, Double.class, (left, right) -> compute(left, right)));
    }

    private Object compute(double left, double right) {
      return switch (this) {
        case PLUS -> left + right;
        case MINUS -> left - right;
        case TIMES -> left * right;
        case DIVIDE -> left / right;
        case EQUAL, NOT_EQUAL -> throw new IllegalStateException(operator + " is CEL's own");
      };
    }

    private String id(String types) {
      return "mixed" + operator + types;
    }
  }
}
