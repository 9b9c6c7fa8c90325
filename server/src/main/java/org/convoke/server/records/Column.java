package org.convoke.server.records;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.convoke.model.Id;
import org.convoke.model.Value;
import org.convoke.model.forms.Field;
import org.convoke.model.forms.FieldKind;
import org.convoke.model.forms.FormDefinition;
import org.convoke.server.forms.TimeCheck;

/// Something a ledger can be filtered and sorted by: a field, or what every record has.
///
/// @param key as conditions name it
/// @param type how its values compare
/// @param field whether it is a field of the form, kept in `values`
record Column(String key, Type type, boolean field) {

  /// How values compare in SQL.
  enum Type {
    TEXT("text", ".*"),
    NUMBER("numeric", "-?\\d{1,40}(\\.\\d{1,40})?"),
    /// a day or moment as a text that sorts as time passes
    TIME_TEXT("text", ".*"),
    /// one id as a text
    ID_TEXT("text", ".*"),
    /// a list of texts
    LIST("text", ".*"),
    UUID("uuid", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    INSTANT("timestamptz", "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[0-9.:+-]{0,20}"),
    SERIAL("bigint", "\\d{1,18}");

    private final String sql;
    private final Pattern text;

    Type(String sql, String text) {
      this.sql = sql;
      this.text = Pattern.compile(text, Pattern.DOTALL);
    }

    /// Whether a text has the form in which PostgreSQL writes this type.
    boolean isText(String text) {
      return this.text.matcher(text).matches();
    }

    /// The type of the expression that is compared and sorted.
    String sql() {
      return sql;
    }
  }

  /// The column a key names; empty when the form has none.
  static Optional<Column> of(FormDefinition definition, String key) {
    return switch (key) {
      case "id" -> Optional.of(new Column("id", Type.UUID, false));
      case "serial" -> Optional.of(new Column("serial", Type.SERIAL, false));
      case "createdBy" -> Optional.of(new Column("created_by", Type.UUID, false));
      case "createdAt" -> Optional.of(new Column("created_at", Type.INSTANT, false));
      case "updatedAt" -> Optional.of(new Column("updated_at", Type.INSTANT, false));
      default -> definition.field(key).map(Column::of);
    };
  }

  /// Whether every record has a value.
  boolean isNeverNull() {
    return !field && !key.equals("created_by");
  }

  private static Column of(Field field) {
    var type =
        switch (field.kind()) {
          case FieldKind.Text _, FieldKind.Textarea _, FieldKind.Select _, FieldKind.Serial _ ->
              Type.TEXT;
          case FieldKind.Number _ -> Type.NUMBER;
          case FieldKind.Date _, FieldKind.Datetime _ -> Type.TIME_TEXT;
          case FieldKind.Member _, FieldKind.Department _ -> Type.ID_TEXT;
          case FieldKind.MultiSelect _, FieldKind.Members _ -> Type.LIST;
        };
    return new Column(field.key(), type, true);
  }

  /// Whether it is text that people read: what a search looks at.
  static boolean isSearched(Field field) {
    return switch (field.kind()) {
      case FieldKind.Text _,
          FieldKind.Textarea _,
          FieldKind.Select _,
          FieldKind.MultiSelect _,
          FieldKind.Serial _,
          FieldKind.Number _ ->
          true;
      case FieldKind.Date _,
          FieldKind.Datetime _,
          FieldKind.Member _,
          FieldKind.Members _,
          FieldKind.Department _ ->
          false;
    };
  }

  /// A value to compare with, as it is bound; empty when it cannot be a value of this column, so
  /// that nothing equals it.
  Optional<Object> bound(Value value) {
    return switch (type) {
      case NUMBER ->
          value instanceof Value.Number(var number) ? Optional.of(number) : Optional.empty();
      case SERIAL -> serial(value);
      case UUID -> text(value).filter(Id::isId).flatMap(Column::uuid);
      case INSTANT -> text(value).flatMap(Column::instant);
      case TIME_TEXT -> text(value).map(Column::time);
      case ID_TEXT -> text(value).map(text -> text.toLowerCase(Locale.ROOT));
      case TEXT, LIST -> text(value).map(text -> text);
    };
  }

  private static Optional<String> text(Value value) {
    return value instanceof Value.Text(var text) ? Optional.of(text) : Optional.empty();
  }

  private static Optional<Object> serial(Value value) {
    return switch (value) {
      case Value.Number(var number) when isLong(number) -> Optional.of(number.longValue());
      case Value.Text(var text) when text.matches("\\d{1,18}") -> Optional.of(Long.parseLong(text));
      default -> Optional.empty();
    };
  }

  private static boolean isLong(BigDecimal number) {
    return number.scale() <= 0 && number.precision() - number.scale() <= 18;
  }

  private static Optional<Object> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Object> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return TimeCheck.day(text).map(day -> Instant.parse(day + "T00:00:00Z"));
    }
  }

  /// A moment in any zone as it is kept; anything else as it is.
  private static Object time(String text) {
    return TimeCheck.moment(text).orElse(text);
  }
}
