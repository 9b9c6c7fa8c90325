package org.convoke.model.conditions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.convoke.model.Value;

/// How two values are compared. An empty side compares as empty: it equals only another empty side,
/// and is neither greater nor less than anything.
public enum Operator {
  EQUALS("equals"),
  NOT_EQUALS("notEquals"),
  /// a text within a text, or an item within a list
  CONTAINS("contains"),
  NOT_CONTAINS("notContains"),
  /// the left is one of the list on the right
  IN("in"),
  GREATER_THAN("greaterThan"),
  GREATER_OR_EQUAL("greaterOrEqual"),
  LESS_THAN("lessThan"),
  LESS_OR_EQUAL("lessOrEqual"),
  IS_EMPTY("isEmpty"),
  IS_NOT_EMPTY("isNotEmpty");

  private final String json;

  Operator(String json) {
    this.json = json;
  }

  @JsonValue
  public String json() {
    return json;
  }

  @JsonCreator
  public static Operator parse(String json) {
    return Arrays.stream(values())
        .filter(operator -> operator.json.equals(json))
        .findFirst()
        .orElseThrow(() -> unknown(json));
  }

  private static Invalid unknown(String json) {
    var detail = Phrase.of("不支持的比较方式：%s", "No such comparison: %s", json);
    return new Invalid(
        "invalid-input", detail, List.of(new FieldProblem("op", "unknown-operator", detail)));
  }

  /// Whether the comparison takes a right side.
  public boolean takesValue() {
    return this != IS_EMPTY && this != IS_NOT_EMPTY;
  }

  /// Compares two values.
  public boolean holds(Value left, Value right) {
    return switch (this) {
      case EQUALS -> same(left, right);
      case NOT_EQUALS -> !same(left, right);
      case CONTAINS -> contains(left, right);
      case NOT_CONTAINS -> !contains(left, right);
      case IN -> right instanceof Value.Items items && items.values().contains(left);
      case GREATER_THAN -> ordered(left, right) && compare(left, right) > 0;
      case GREATER_OR_EQUAL -> ordered(left, right) && compare(left, right) >= 0;
      case LESS_THAN -> ordered(left, right) && compare(left, right) < 0;
      case LESS_OR_EQUAL -> ordered(left, right) && compare(left, right) <= 0;
      case IS_EMPTY -> left.isEmpty();
      case IS_NOT_EMPTY -> !left.isEmpty();
    };
  }

  private static boolean same(Value left, Value right) {
    return left.equals(right) || (left.isEmpty() && right.isEmpty());
  }

  private static boolean contains(Value left, Value right) {
    if (left instanceof Value.Text text && right instanceof Value.Text part) {
      return text.value().toLowerCase().contains(part.value().toLowerCase());
    }
    return left instanceof Value.Items items && items.values().contains(right);
  }

  private static boolean ordered(Value left, Value right) {
    return (left instanceof Value.Number && right instanceof Value.Number)
        || (left instanceof Value.Text && right instanceof Value.Text);
  }

  private static int compare(Value left, Value right) {
    if (left instanceof Value.Number a && right instanceof Value.Number b) {
      return a.value().compareTo(b.value());
    }
    return ((Value.Text) left).value().compareTo(((Value.Text) right).value());
  }
}
