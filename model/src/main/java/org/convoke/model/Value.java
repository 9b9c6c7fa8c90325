package org.convoke.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of a field, of a step's input or output, or of an expression: exactly what JSON can say.
/// Immutable. In JSON a value is written as itself.
@JsonSerialize(using = ValueJson.Writer.class)
@JsonDeserialize(using = ValueJson.Reader.class)
public sealed interface Value {

  /// Nothing is there; JSON `null`.
  record Empty() implements Value {}

  /// Yes or no.
  record Flag(boolean value) implements Value {}

  /// A decimal number of any size.
  record Number(BigDecimal value) implements Value {
    /// Numbers are equal when they are worth the same: 1.0 is 1.
    @Override
    public boolean equals(Object other) {
      return other instanceof Number that && value.compareTo(that.value) == 0;
    }

    @Override
    public int hashCode() {
      return value.stripTrailingZeros().hashCode();
    }
  }

  /// A text; dates, times and ids are texts too.
  record Text(String value) implements Value {}

  /// Values in order.
  record Items(List<Value> values) implements Value {
    public Items {
      values = List.copyOf(values);
    }
  }

  /// Values by name, in the order they were put.
  @JsonDeserialize(using = ValueJson.FieldsReader.class)
  record Fields(Map<String, Value> values) implements Value {
    public Fields {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// The value of a name; [Empty] when there is none.
    public Value get(String name) {
      return values.getOrDefault(name, EMPTY);
    }

    /// The text of a name; the empty string when there is none or it is no text.
    public String text(String name) {
      return get(name) instanceof Text text ? text.value() : "";
    }

    /// The texts of a name: a list's, or the one; empty when there is none.
    public List<String> texts(String name) {
      return get(name).asTexts();
    }

    /// These fields with others put over them.
    public Fields with(Map<String, Value> others) {
      var all = new LinkedHashMap<>(values);
      all.putAll(others);
      return new Fields(all);
    }
  }

  Value EMPTY = new Empty();
  Fields NO_FIELDS = new Fields(Map.of());

  static Value of(boolean value) {
    return new Flag(value);
  }

  static Value of(long value) {
    return new Number(BigDecimal.valueOf(value));
  }

  static Value of(BigDecimal value) {
    return new Number(value);
  }

  static Value of(String value) {
    return new Text(value);
  }

  static Value of(Id id) {
    return new Text(id.toString());
  }

  /// A list of texts: names, or ids by their text form.
  static Value texts(Collection<?> values) {
    return new Items(values.stream().<Value>map(value -> new Text(value.toString())).toList());
  }

  static Fields fields(Map<String, Value> values) {
    return new Fields(values);
  }

  /// Whether nothing is there: no value, an empty text, an empty list.
  default boolean isEmpty() {
    return switch (this) {
      case Empty _ -> true;
      case Text text -> text.value().isEmpty();
      case Items items -> items.values().isEmpty();
      case Flag _, Number _, Fields _ -> false;
    };
  }

  /// The texts in it: a list's texts, or the one text; empty for anything else.
  default List<String> asTexts() {
    return switch (this) {
      case Text text -> text.value().isEmpty() ? List.of() : List.of(text.value());
      case Items items ->
          items.values().stream()
              .filter(Text.class::isInstance)
              .map(value -> ((Text) value).value())
              .toList();
      case Empty _, Flag _, Number _, Fields _ -> List.of();
    };
  }
}
