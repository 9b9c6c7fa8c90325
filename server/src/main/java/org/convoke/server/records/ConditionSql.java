package org.convoke.server.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.convoke.database.Query;
import org.convoke.model.Invalid;
import org.convoke.model.Json;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.conditions.Condition;
import org.convoke.model.conditions.Operand;
import org.convoke.model.conditions.Operator;
import org.convoke.model.forms.FormDefinition;
import org.convoke.server.platform.LikePattern;
import org.convoke.server.platform.StorableText;

/// Turns a condition into SQL over `record`, with the same outcome as [Condition#holds]: an empty
/// side equals only another empty one, and values of another type equal nothing. SQL is put
/// together of fixed pieces; keys and values are always parameters. Confined to one thread.
///
/// Equality and membership are written as containment (`values @> …`), which the index on `values`
/// answers.
final class ConditionSql {

  private static final int MAX_COMPARISONS = 100;
  private static final String NEVER = "false";
  private static final String ALWAYS = "true";

  private final FormDefinition definition;
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  ConditionSql(FormDefinition definition) {
    this.definition = definition;
  }

  /// A column that the form has.
  ///
  /// @param parameter which names it: `filter` or `sort`
  /// @throws Invalid `invalid-parameter` when it has none
  static Column column(FormDefinition definition, String parameter, String key) {
    return Column.of(definition, key)
        .orElseThrow(
            () ->
                Invalid.parameter(
                    parameter,
                    Phrase.of(
                        "没有可筛选或排序的字段“%s”。",
                        "There is no field \"%s\" to filter or sort by.", Phrase.shortened(key))));
  }

  /// The condition as SQL; its parameters are bound by [#bindTo].
  ///
  /// @throws Invalid when it names a field that the form has not, holds an expression, or is larger
  ///   than anyone can read
  String where(Condition condition) {
    if (condition.comparisons().count() > MAX_COMPARISONS) {
      throw Invalid.parameter(
          "filter",
          Phrase.of("条件最多 %d 个比较。", "A condition has at most %d comparisons.", MAX_COMPARISONS));
    }
    return sql(condition);
  }

  /// Gives a query the values.
  Query bindTo(Query query) {
    parameters.forEach(query::bind);
    return query;
  }

  /// Makes a parameter of a value.
  ///
  /// @return its name, with the colon
  String parameter(Object value) {
    var name = "p" + parameters.size();
    parameters.put(name, value);
    return ":" + name;
  }

  /// The expression that a column's values are compared and sorted by; null when there is none.
  String expression(Column column) {
    if (!column.field()) {
      return "record." + column.key();
    }
    var key = parameter(column.key());
    return switch (column.type()) {
      // A field that changed its type may have left texts behind, which are no numbers.
      case NUMBER ->
          """
          (case when jsonb_typeof(values -> %1$s) = 'number'
            then (values -> %1$s)::numeric end)"""
              .formatted(key);
      case TIME_TEXT -> "((values ->> %s) collate \"C\")".formatted(key);
      case TEXT, ID_TEXT, LIST, UUID, INSTANT, SERIAL -> "(values ->> %s)".formatted(key);
    };
  }

  private String sql(Condition condition) {
    return switch (condition) {
      case Condition.All(var conditions) -> joined(conditions, " and ");
      case Condition.Any(var conditions) -> joined(conditions, " or ");
      case Condition.Compare(var left, var operator, var right) ->
          compare(column(left), operator, literal(right));
    };
  }

  private String joined(List<Condition> conditions, String word) {
    return conditions.isEmpty()
        ? ALWAYS
        : conditions.stream().map(this::sql).collect(Collectors.joining(word, "(", ")"));
  }

  private Column column(Operand operand) {
    if (operand instanceof Operand.Field(var key)) {
      return column(definition, "filter", key);
    }
    throw expressionMeetsDatabase();
  }

  private static Value literal(Operand operand) {
    if (operand instanceof Operand.Literal(var value)) {
      refuseUnstorable(value);
      return value;
    }
    throw expressionMeetsDatabase();
  }

  private static void refuseUnstorable(Value value) {
    if (!value.asTexts().stream().allMatch(StorableText::is)) {
      throw Invalid.parameter(
          "filter",
          Phrase.of("条件含有无效字符。", "The condition has a character that cannot be searched for."));
    }
  }

  private static Invalid expressionMeetsDatabase() {
    return Invalid.parameter(
        "filter", Phrase.of("这里的条件只能比较字段与值。", "Here a condition compares a field with a value."));
  }

  private String compare(Column column, Operator operator, Value value) {
    return switch (operator) {
      case EQUALS -> equal(column, value);
      case NOT_EQUALS -> "(" + equal(column, value) + ") is not true";
      case CONTAINS -> contains(column, value);
      case NOT_CONTAINS -> "(" + contains(column, value) + ") is not true";
      case IN -> in(column, value);
      case GREATER_THAN -> ordered(column, ">", value);
      case GREATER_OR_EQUAL -> ordered(column, ">=", value);
      case LESS_THAN -> ordered(column, "<", value);
      case LESS_OR_EQUAL -> ordered(column, "<=", value);
      case IS_EMPTY -> isEmpty(column);
      case IS_NOT_EMPTY -> "not " + isEmpty(column);
    };
  }

  private String isEmpty(Column column) {
    return column.field()
        ? "(values -> " + parameter(column.key()) + " is null)"
        : "(" + expression(column) + " is null)";
  }

  private String equal(Column column, Value value) {
    if (value.isEmpty()) {
      return isEmpty(column);
    }
    if (column.type() == Column.Type.LIST) {
      return "values -> %s = %s::jsonb"
          .formatted(parameter(column.key()), parameter(Json.write(value)));
    }
    var bound = column.bound(value);
    if (bound.isEmpty()) {
      return NEVER;
    }
    return column.field()
        ? holds(column, bound.get())
        : expression(column) + " = " + parameter(bound.get());
  }

  private String contains(Column column, Value value) {
    var bound = column.bound(value);
    if (bound.isEmpty()) {
      return NEVER;
    }
    return switch (column.type()) {
      case LIST -> holds(column, List.of(bound.get()));
      case TEXT, TIME_TEXT, ID_TEXT ->
          expression(column)
              + " ilike "
              + parameter(LikePattern.containing(bound.get().toString()));
      case NUMBER, UUID, INSTANT -> NEVER;
      case SERIAL ->
          "(record.serial::text like "
              + parameter(LikePattern.containing(bound.get().toString()))
              + ")";
    };
  }

  /// The record's field has this value, or this in its list.
  private String holds(Column column, Object value) {
    return "values @> " + parameter(Json.write(Map.of(column.key(), value))) + "::jsonb";
  }

  private String in(Column column, Value value) {
    if (!(value instanceof Value.Items(var items)) || items.isEmpty()) {
      return NEVER;
    }
    if (items.size() > MAX_COMPARISONS) {
      throw Invalid.parameter(
          "filter",
          Phrase.of("条件中的列表最多 %d 项。", "A list in a condition has at most %d.", MAX_COMPARISONS));
    }
    var choices = new ArrayList<String>();
    items.forEach(item -> choices.add(equal(column, item)));
    return choices.stream().collect(Collectors.joining(" or ", "(", ")"));
  }

  private String ordered(Column column, String sign, Value value) {
    var bound = column.bound(value);
    if (bound.isEmpty() || column.type() == Column.Type.LIST) {
      return NEVER;
    }
    var right = parameter(bound.get());
    return column.type() == Column.Type.TEXT
        ? "(%s collate \"C\") %s %s".formatted(expression(column), sign, right)
        : "%s %s %s".formatted(expression(column), sign, right);
  }
}
