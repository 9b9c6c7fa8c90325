package org.convoke.model.conditions;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.convoke.model.Value;

/// A condition: all of several, any of several, or one comparison.
///
/// In JSON: `{"all":[…]}`, `{"any":[…]}`, `{"field":"name","op":"equals","value":"x"}`; in flows a
/// comparison may say `"left":"<cel>"` for `field` and `"cel":"<cel>"` for `value`.
@JsonSerialize(using = ConditionJson.Writer.class)
@JsonDeserialize(using = ConditionJson.Reader.class)
public sealed interface Condition {

  /// Holds when each holds; when there is none, always.
  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  /// Holds when at least one holds; when there is none, always, as a filter without lines does.
  record Any(List<Condition> conditions) implements Condition {
    public Any {
      conditions = List.copyOf(conditions);
    }
  }

  /// One comparison. The right side is [Value#EMPTY] where the operator takes none.
  record Compare(Operand left, Operator operator, Operand right) implements Condition {}

  /// The condition that everything meets.
  Condition ALWAYS = new All(List.of());

  /// A comparison of a field with a value.
  static Condition field(String key, Operator operator, Value value) {
    return new Compare(new Operand.Field(key), operator, new Operand.Literal(value));
  }

  /// Whether it holds, when each operand is worth what `valueOf` says.
  default boolean holds(Function<Operand, Value> valueOf) {
    return switch (this) {
      case All all -> all.conditions().stream().allMatch(each -> each.holds(valueOf));
      case Any any ->
          any.conditions().isEmpty()
              || any.conditions().stream().anyMatch(each -> each.holds(valueOf));
      case Compare compare ->
          compare.operator().holds(valueOf.apply(compare.left()), valueOf.apply(compare.right()));
    };
  }

  /// This condition with every operand replaced, for instance expressions by their values.
  default Condition map(Function<Operand, Operand> replace) {
    return switch (this) {
      case All all -> new All(all.conditions().stream().map(each -> each.map(replace)).toList());
      case Any any -> new Any(any.conditions().stream().map(each -> each.map(replace)).toList());
      case Compare compare ->
          new Compare(
              replace.apply(compare.left()), compare.operator(), replace.apply(compare.right()));
    };
  }

  /// Every comparison in it.
  default Stream<Compare> comparisons() {
    return switch (this) {
      case All all -> all.conditions().stream().flatMap(Condition::comparisons);
      case Any any -> any.conditions().stream().flatMap(Condition::comparisons);
      case Compare compare -> Stream.of(compare);
    };
  }
}
