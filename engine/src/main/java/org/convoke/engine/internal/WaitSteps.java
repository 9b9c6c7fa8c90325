package org.convoke.engine.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import org.convoke.engine.expressions.Variables;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Until;

/// Until when a `wait` step waits.
final class WaitSteps {

  /// Longer is a slip of the pen.
  private static final Duration LONGEST = Duration.ofDays(3660);

  private WaitSteps() {}

  static Value.Fields input(Step.Wait wait, StepPlan plan, Variables variables) {
    var input = new LinkedHashMap<String, Value>();
    switch (wait.until()) {
      case null -> {}
      case Until.Elapsed elapsed -> {
        input.put("amount", plan.setting("amount", variables));
        input.put("unit", Value.of(unit(elapsed).name()));
      }
      case Until.Moment _ -> input.put("at", plan.setting("at", variables));
    }
    return Value.fields(input);
  }

  /// @param now when the step begins
  /// @throws Invalid when there is no such moment
  static Instant until(Step.Wait wait, Value.Fields input, Instant now) {
    return switch (wait.until()) {
      case null -> now;
      case Until.Elapsed elapsed -> now.plus(length(input.get("amount"), unit(elapsed)));
      case Until.Moment _ -> moment(input.text("at"));
    };
  }

  private static Until.Unit unit(Until.Elapsed elapsed) {
    return elapsed.unit() == null ? Until.Unit.MINUTES : elapsed.unit();
  }

  private static Duration length(Value amount, Until.Unit unit) {
    if (!(amount instanceof Value.Number(var number)) || number.signum() < 0) {
      throw Invalid.field(
          "amount", "wrong-type", Phrase.of("等待时长应为非负数字。", "How long to wait is a number from 0."));
    }
    var millis = number.multiply(BigDecimal.valueOf(unit.length().toMillis()));
    if (millis.compareTo(BigDecimal.valueOf(LONGEST.toMillis())) > 0) {
      throw Invalid.field(
          "amount", "too-large", Phrase.of("最长等待十年。", "The longest wait is ten years."));
    }
    return Duration.ofMillis(millis.longValue());
  }

  private static Instant moment(String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw Invalid.field(
          "at", "wrong-type", Phrase.of("“%s”不是日期时间。", "\"%s\" is not a date and time.", text));
    }
  }

  /// What the step answers once its time has come.
  static Value.Fields output(Instant at) {
    var output = new LinkedHashMap<String, Value>();
    output.put("timedOut", Value.of(false));
    output.put("waitedUntil", Value.of(at.toString()));
    return Value.fields(output);
  }
}
