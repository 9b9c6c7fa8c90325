package org.convoke.engine.expressions;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.convoke.model.Json;
import org.convoke.model.Value;
import org.convoke.model.ValueType;

/// Carries values over to CEL and back.
///
/// What is not set is null, except a list, which is empty: `size(trigger.record.members)` then
/// always has a value. Numbers are doubles in CEL; a result without a fraction comes back whole (3,
/// not 3.0), any other with 15 significant digits, which hides what binary fractions add (0.1 + 0.2
/// is 0.3).
final class CelValues {

  private static final MathContext SIGNIFICANT = new MathContext(15);

  private CelValues() {}

  /// How a path of a type is declared.
  static CelType declared(ValueType type) {
    return switch (type) {
      case TEXT, DATE, DATETIME, PERSON, DEPARTMENT, CHAT -> NullableType.create(SimpleType.STRING);
      case NUMBER -> NullableType.create(SimpleType.DOUBLE);
      case BOOLEAN -> NullableType.create(SimpleType.BOOL);
      case PERSONS, TEXTS -> ListType.create(SimpleType.STRING);
      case ANY -> SimpleType.DYN;
    };
  }

  /// What the values of an expression mean.
  static ValueType meaning(CelType type) {
    return switch (type) {
      case NullableType nullable -> meaning(nullable.targetType());
      case ListType list ->
          !list.hasElemType() || meaning(list.elemType()).fits(ValueType.TEXT)
              ? ValueType.TEXTS
              : ValueType.ANY;
      default ->
          switch (type.kind()) {
            case STRING -> ValueType.TEXT;
            case INT, UINT, DOUBLE -> ValueType.NUMBER;
            case BOOL -> ValueType.BOOLEAN;
            case TIMESTAMP -> ValueType.DATETIME;
            default -> ValueType.ANY;
          };
    };
  }

  static Object toCel(Value value, ValueType type) {
    if (type == ValueType.PERSONS || type == ValueType.TEXTS) {
      return value.asTexts();
    }
    return toCel(value);
  }

  private static Object toCel(Value value) {
    return switch (value) {
      case Value.Empty _ -> NullValue.NULL_VALUE;
      case Value.Flag flag -> flag.value();
      case Value.Number number -> number.value().doubleValue();
      case Value.Text text -> text.value();
      case Value.Items items -> items.values().stream().map(CelValues::toCel).toList();
      case Value.Fields fields -> {
        var map = new LinkedHashMap<String, Object>();
        fields.values().forEach((name, each) -> map.put(name, toCel(each)));
        yield map;
      }
    };
  }

  /// @throws IllegalArgumentException when JSON cannot say it
  static Value fromCel(Object result) {
    return switch (result) {
      case NullValue _ -> Value.EMPTY;
      case String text -> Value.of(text);
      case Boolean flag -> Value.of(flag);
      case Long number -> Value.of(number);
      case UnsignedLong number -> Value.of(new BigDecimal(number.bigIntegerValue()));
      case Double number -> Value.of(decimal(number));
      case List<?> list -> new Value.Items(list.stream().map(CelValues::fromCel).toList());
      case Map<?, ?> map -> {
        var fields = new LinkedHashMap<String, Value>();
        map.forEach((name, each) -> fields.put(String.valueOf(name), fromCel(each)));
        yield Value.fields(fields);
      }
      case java.time.Instant instant -> Value.of(instant.toString());
      case java.time.Duration duration -> Value.of(duration.toString());
      default ->
          throw new IllegalArgumentException(
              "a result of type " + result.getClass().getSimpleName() + " cannot be stored");
    };
  }

  /// A value as people write it: nothing for what is not set, lists with commas, objects as JSON.
  ///
  /// @throws IllegalArgumentException when JSON cannot say it
  static String text(Object result) {
    return text(fromCel(result));
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Empty _ -> "";
      case Value.Text text -> text.value();
      case Value.Number number -> number.value().toPlainString();
      case Value.Flag flag -> String.valueOf(flag.value());
      case Value.Items items ->
          items.values().stream().map(CelValues::text).collect(Collectors.joining(", "));
      case Value.Fields fields -> Json.write(fields);
    };
  }

  private static BigDecimal decimal(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("the number is not finite");
    }
    var rounded = new BigDecimal(number).round(SIGNIFICANT).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }
}
