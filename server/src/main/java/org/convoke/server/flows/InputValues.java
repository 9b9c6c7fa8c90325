package org.convoke.server.flows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.convoke.model.FieldProblem;
import org.convoke.model.Id;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.ValueType;
import org.convoke.model.flows.Input;
import org.convoke.server.forms.TimeCheck;

/// Reads what a flow is given from outside, as its trigger declares it; what is not declared is
/// left out.
public final class InputValues {

  private InputValues() {}

  /// @throws Invalid that names every input which is missing or of another type
  public static Value.Fields read(List<Input> inputs, Value.Fields given) {
    var values = new LinkedHashMap<String, Value>();
    var faults = new ArrayList<FieldProblem>();
    for (var input : inputs) {
      var value = given.get(input.key());
      if (value.isEmpty()) {
        if (input.required()) {
          faults.add(missing(input));
        }
      } else {
        read(value, input.meaning())
            .ifPresentOrElse(
                read -> values.put(input.key(), read), () -> faults.add(wrongType(input)));
      }
    }
    if (!faults.isEmpty()) {
      throw Invalid.input(faults);
    }
    return Value.fields(values);
  }

  /// The value as the type keeps it; empty when it is of another.
  private static Optional<Value> read(Value value, ValueType type) {
    return switch (type) {
      case ANY -> Optional.of(value);
      case TEXT -> Optional.of(value).filter(Value.Text.class::isInstance);
      case NUMBER -> Optional.of(value).filter(Value.Number.class::isInstance);
      case BOOLEAN -> Optional.of(value).filter(Value.Flag.class::isInstance);
      case DATE -> text(value).flatMap(TimeCheck::day).map(Value::of);
      case DATETIME -> text(value).flatMap(TimeCheck::moment).map(Value::of);
      case PERSON, DEPARTMENT, CHAT -> Optional.of(value).filter(InputValues::isId);
      case PERSONS -> list(value, InputValues::isId);
      case TEXTS -> list(value, Value.Text.class::isInstance);
    };
  }

  private static Optional<String> text(Value value) {
    return value instanceof Value.Text(var text) ? Optional.of(text) : Optional.empty();
  }

  private static boolean isId(Value value) {
    return value instanceof Value.Text(var text) && Id.isId(text);
  }

  /// A list of which each item is right; one text counts as a list.
  private static Optional<Value> list(Value value, Predicate<Value> isRight) {
    var items = value instanceof Value.Items list ? list.values() : List.of(value);
    return items.stream().allMatch(isRight)
        ? Optional.of(new Value.Items(items))
        : Optional.empty();
  }

  private static FieldProblem missing(Input input) {
    return new FieldProblem(
        input.key(), "required", Phrase.of("请求中缺少 %s。", "The body has no %s.", input.key()));
  }

  private static FieldProblem wrongType(Input input) {
    return new FieldProblem(
        input.key(),
        "wrong-type",
        Phrase.of(
            "%1$s 的类型应为 %2$s。",
            "%1$s expects the type %2$s.", input.key(), input.meaning().json()));
  }
}
