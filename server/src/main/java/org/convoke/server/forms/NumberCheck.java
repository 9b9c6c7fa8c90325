package org.convoke.server.forms;

import java.math.BigDecimal;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.forms.FieldKind;

/// Which numbers a number field takes.
final class NumberCheck {

  /// Digits before the point: more than money or counts need, few enough for any database and
  /// spreadsheet.
  static final int MAX_INTEGER_DIGITS = 30;

  /// Digits after the point when the field says nothing.
  static final int MAX_SCALE = 10;

  private NumberCheck() {}

  static Reading read(String label, FieldKind.Number kind, Value given) {
    if (!(given instanceof Value.Number(var number))) {
      return ValueCheck.wrongType(label, Phrase.of("数字", "a number"), given);
    }
    if (integerDigits(number) > MAX_INTEGER_DIGITS) {
      return Reading.refused(
          number.signum() > 0 ? "too-large" : "too-small",
          Phrase.of(
              "“%s”的整数部分最多 %d 位。",
              "\"%s\" takes at most %d digits before the point.", label, MAX_INTEGER_DIGITS));
    }
    var scale = kind.scale() == null ? MAX_SCALE : kind.scale();
    if (number.stripTrailingZeros().scale() > scale) {
      return Reading.refused(
          "too-many-decimals",
          Phrase.of(
              "“%s”最多 %d 位小数。", "\"%s\" takes at most %d digits after the point.", label, scale));
    }
    return limits(label, kind, number);
  }

  /// Of the number written out; never writes it out, because `1e999999999` is a short text.
  private static long integerDigits(BigDecimal number) {
    return number.signum() == 0 ? 0 : (long) number.precision() - number.scale();
  }

  private static Reading limits(String label, FieldKind.Number kind, BigDecimal number) {
    var min = kind.min();
    if (min != null && number.compareTo(min) < 0) {
      return Reading.refused(
          "too-small",
          Phrase.of("“%s”不能小于 %s。", "\"%s\" is at least %s.", label, min.toPlainString()));
    }
    var max = kind.max();
    if (max != null && number.compareTo(max) > 0) {
      return Reading.refused(
          "too-large",
          Phrase.of("“%s”不能大于 %s。", "\"%s\" is at most %s.", label, max.toPlainString()));
    }
    return Reading.of(Value.of(plain(number)));
  }

  /// Without exponent, so that it reads the same everywhere.
  private static BigDecimal plain(BigDecimal number) {
    return number.scale() < 0 ? number.setScale(0) : number;
  }
}
