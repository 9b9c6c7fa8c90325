package org.convoke.model.forms;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import org.convoke.model.ValueType;
import org.jspecify.annotations.Nullable;

/// What a field holds, with the limits of its values. A null limit is none, unless it says another.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FieldKind.Text.class, name = "text"),
  @JsonSubTypes.Type(value = FieldKind.Textarea.class, name = "textarea"),
  @JsonSubTypes.Type(value = FieldKind.Number.class, name = "number"),
  @JsonSubTypes.Type(value = FieldKind.Date.class, name = "date"),
  @JsonSubTypes.Type(value = FieldKind.Datetime.class, name = "datetime"),
  @JsonSubTypes.Type(value = FieldKind.Select.class, name = "select"),
  @JsonSubTypes.Type(value = FieldKind.MultiSelect.class, name = "multiSelect"),
  @JsonSubTypes.Type(value = FieldKind.Member.class, name = "member"),
  @JsonSubTypes.Type(value = FieldKind.Members.class, name = "members"),
  @JsonSubTypes.Type(value = FieldKind.Department.class, name = "department"),
  @JsonSubTypes.Type(value = FieldKind.Serial.class, name = "serial")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface FieldKind {

  /// One line of text.
  ///
  /// @param maxLength in characters; null: 200
  /// @param unique whether two records of the form may not have the same text; null: they may
  record Text(@Nullable Integer minLength, @Nullable Integer maxLength, @Nullable Boolean unique)
      implements FieldKind {
    public static final int DEFAULT_MAX_LENGTH = 200;
    public static final Text PLAIN = new Text(null, null, null);

    @JsonIgnore
    public boolean isUnique() {
      return Boolean.TRUE.equals(unique);
    }
  }

  /// Several lines of text.
  ///
  /// @param maxLength in characters; null: 5000
  record Textarea(@Nullable Integer minLength, @Nullable Integer maxLength) implements FieldKind {
    public static final int DEFAULT_MAX_LENGTH = 5000;
  }

  /// A decimal number.
  ///
  /// @param scale digits after the point; null: any
  /// @param unit shown behind the number
  record Number(
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      @Nullable Integer scale,
      @Nullable String unit)
      implements FieldKind {}

  /// A day: `2026-11-21`.
  record Date() implements FieldKind {}

  /// A moment: ISO-8601 with offset.
  record Datetime() implements FieldKind {}

  /// One of some options.
  record Select(Options options) implements FieldKind {}

  /// Any of some options, each at most once.
  record MultiSelect(Options options) implements FieldKind {}

  /// One person.
  record Member() implements FieldKind {}

  /// People, each at most once.
  record Members() implements FieldKind {}

  /// One department.
  record Department() implements FieldKind {}

  /// A number the server gives to each record, as a text such as `GC-2026-0001`.
  ///
  /// @param prefix before the number; null: none
  /// @param digits at least so many, filled with zeros; null: 4
  /// @param reset when counting starts again, in the organization's time zone; null: never
  record Serial(@Nullable String prefix, @Nullable Integer digits, @Nullable Reset reset)
      implements FieldKind {
    public enum Reset {
      NEVER,
      YEAR,
      MONTH,
      DAY
    }
  }

  /// What its values mean in a flow.
  @JsonIgnore
  default ValueType valueType() {
    return switch (this) {
      case Text _, Textarea _, Select _, Serial _ -> ValueType.TEXT;
      case Number _ -> ValueType.NUMBER;
      case Date _ -> ValueType.DATE;
      case Datetime _ -> ValueType.DATETIME;
      case MultiSelect _ -> ValueType.TEXTS;
      case Member _ -> ValueType.PERSON;
      case Members _ -> ValueType.PERSONS;
      case Department _ -> ValueType.DEPARTMENT;
    };
  }
}
