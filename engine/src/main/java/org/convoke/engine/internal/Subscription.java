package org.convoke.engine.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convoke.engine.RecordEvent;
import org.convoke.model.FormId;
import org.convoke.model.Json;
import org.convoke.model.Value;
import org.convoke.model.conditions.Condition;
import org.convoke.model.conditions.Condition.Compare;
import org.convoke.model.conditions.Operand;
import org.convoke.model.conditions.Operator;

/// What a step of a run waits to hear. Immutable.
///
/// @param source what it listens to, see [#records]
/// @param where what the event must meet, without expressions
/// @param moment when it began
record Subscription(RunKey run, String path, String source, Condition where, Moment moment) {

  /// No event meets it.
  private static final Condition NEVER =
      Condition.field("id", Operator.IN, new Value.Items(List.of()));

  /// A moment of the database: events that were committed by then are too old.
  ///
  /// @param snapshot of PostgreSQL: which transactions had ended
  record Moment(String snapshot, Instant at) {}

  /// The source of what happens to the records of a form.
  static String records(FormId form, RecordEvent.Kind kind) {
    return "record:" + form + ":" + kind;
  }

  /// The source of what happens on a platform.
  static String platform(String connection, String event) {
    return "platform:" + connection + ":" + event;
  }

  /// By which it is found without looking at the conditions of all that listen to its source: the
  /// value of a field that its condition demands. Empty when it demands none.
  String matchKey() {
    var needed = where instanceof Condition.All(var all) ? all : List.of(where);
    return needed.stream()
        .filter(Compare.class::isInstance)
        .map(Compare.class::cast)
        .sorted(Comparator.comparing(each -> !each.left().equals(new Operand.Field("id"))))
        .flatMap(each -> matchKey(each).stream())
        .findFirst()
        .orElse("");
  }

  private static Optional<String> matchKey(Compare compare) {
    return compare.operator() == Operator.EQUALS
            && compare.left() instanceof Operand.Field(var field)
            && compare.right() instanceof Operand.Literal(var value)
        ? matchKey(field, value)
        : Optional.empty();
  }

  private static Optional<String> matchKey(String field, Value value) {
    return value instanceof Value.Text(var text) && !text.isEmpty()
        ? Optional.of(field + "=" + EffectKeys.hash(text))
        : Optional.empty();
  }

  /// The match keys of those whom something may concern.
  static Set<String> matchKeys(Value.Fields event) {
    var keys = new HashSet<>(Set.of(""));
    event.values().forEach((field, value) -> matchKey(field, value).ifPresent(keys::add));
    return keys;
  }

  /// Whether an event is the one that is waited for.
  static boolean holds(Condition where, Value.Fields event) {
    return where.holds(
        operand ->
            switch (operand) {
              case Operand.Field(var key) -> event.get(key);
              case Operand.Literal(var value) -> value;
              case Operand.Expression _ -> Value.EMPTY;
            });
  }

  /// A resolved condition as it can be stored: comparisons of values with values are decided.
  static Condition plain(Condition resolved) {
    return switch (resolved) {
      case Condition.All(var all) ->
          new Condition.All(all.stream().map(Subscription::plain).toList());
      case Condition.Any(var any) ->
          new Condition.Any(any.stream().map(Subscription::plain).toList());
      case Compare compare when compare.left() instanceof Operand.Literal ->
          holds(compare, Value.NO_FIELDS) ? Condition.ALWAYS : NEVER;
      case Compare compare -> compare;
    };
  }

  String conditionJson() {
    return Json.write(where);
  }
}
