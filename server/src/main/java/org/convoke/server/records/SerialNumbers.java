package org.convoke.server.records;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.convoke.model.Value;
import org.convoke.model.forms.Field;
import org.convoke.model.forms.FieldKind;
import org.convoke.server.forms.Form;
import org.convoke.server.records.Serials.SeriesKey;

/// Gives a new record its number within the form, and each of its serial fields the next text.
/// Thread-safe.
@Singleton
class SerialNumbers {

  static final int DEFAULT_DIGITS = 4;
  private static final String OF_RECORDS = "";

  private final Serials serials;

  SerialNumbers(Serials serials) {
    this.serials = serials;
  }

  /// Numbers that were taken for a record; given back when it was not written. Confined to one
  /// thread.
  final class Taken {
    private final Form form;
    private final List<SeriesKey> series = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();

    private Taken(Form form) {
      this.form = form;
    }

    private long next(String name) {
      var key = new SeriesKey(form.org(), form.id(), name);
      var number = serials.take(key);
      series.add(key);
      numbers.add(number);
      return number;
    }

    /// The number of the record.
    long record() {
      return next(OF_RECORDS);
    }

    /// Values with the form's serial fields filled.
    Value.Fields fill(Value.Fields values, Instant now) {
      var filled = new LinkedHashMap<>(values.values());
      for (var field : form.definition().fields()) {
        if (field.kind() instanceof FieldKind.Serial kind) {
          filled.put(field.key(), Value.of(text(field, kind, now)));
        }
      }
      return new Value.Fields(filled);
    }

    private String text(Field field, FieldKind.Serial kind, Instant now) {
      var period = period(kind, now);
      var number = next(period.isEmpty() ? field.key() : field.key() + ":" + period);
      var digits = kind.digits() == null ? DEFAULT_DIGITS : kind.digits();
      return (kind.prefix() == null ? "" : kind.prefix())
          + (period.isEmpty() ? "" : period + "-")
          + ("%0" + digits + "d").formatted(number);
    }

    void giveBack() {
      for (var index = 0; index < numbers.size(); index++) {
        serials.giveBack(series.get(index), numbers.get(index));
      }
    }
  }

  Taken takeFor(Form form) {
    return new Taken(form);
  }

  /// The part of the text that says when counting started, in the server's time zone.
  private static String period(FieldKind.Serial kind, Instant now) {
    var pattern =
        switch (kind.reset()) {
          case null -> "";
          case NEVER -> "";
          case YEAR -> "yyyy";
          case MONTH -> "yyyyMM";
          case DAY -> "yyyyMMdd";
        };
    return pattern.isEmpty()
        ? ""
        : DateTimeFormatter.ofPattern(pattern).format(now.atZone(ZoneId.systemDefault()));
  }
}
