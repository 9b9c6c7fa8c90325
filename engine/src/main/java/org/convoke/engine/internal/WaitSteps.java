package org.convoke.engine.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convoke.engine.RunError;
import org.convoke.engine.expressions.Variables;
import org.convoke.model.Invalid;
import org.convoke.model.Json;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Until;
import org.jspecify.annotations.Nullable;

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
        input.put("unit", Value.of(unit(elapsed.unit()).name()));
      }
      case Until.Moment _ -> input.put("at", plan.setting("at", variables));
      case Until.RecordChange change -> {
        input.put("event", Value.of(change.event() == null ? "" : change.event().json()));
        input.put("form", Value.of(change.form()));
        awaited(change, plan, variables, input);
      }
      case Until.PlatformEvent platform -> {
        input.put("connection", Value.of(platform.connection()));
        input.put("event", Value.of(platform.event()));
        awaited(platform, plan, variables, input);
      }
    }
    return Value.fields(input);
  }

  private static void awaited(
      Until.Event event, StepPlan plan, Variables variables, Map<String, Value> input) {
    var where = Subscription.plain(plan.where().resolved(variables));
    input.put("where", Json.read(Json.write(where), Value.class));
    if (event.timeout() != null) {
      input.put("amount", plan.setting("amount", variables));
      input.put("unit", Value.of(unit(event.timeout().unit()).name()));
    }
  }

  /// @param now when the step begins
  /// @return empty: for as long as it takes
  /// @throws Invalid when there is no such moment
  static Optional<Instant> until(Step.Wait wait, Value.Fields input, Instant now) {
    return switch (wait.until()) {
      case null -> Optional.of(now);
      case Until.Elapsed elapsed ->
          Optional.of(now.plus(length(input.get("amount"), unit(elapsed.unit()))));
      case Until.Moment _ -> Optional.of(moment(input.text("at")));
      case Until.Event event ->
          Optional.ofNullable(event.timeout())
              .map(timeout -> now.plus(length(input.get("amount"), unit(timeout.unit()))));
    };
  }

  private static Until.Unit unit(Until.@Nullable Unit unit) {
    return unit == null ? Until.Unit.MINUTES : unit;
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

  /// What the step answers once its time has come. For an event that is too late.
  static Value.Fields output(Step.Wait wait, Instant at) {
    return output(wait.until() instanceof Until.Event, at);
  }

  /// What the step answers when the event has happened.
  ///
  /// @param heard what is known of the event
  static Value.Fields output(Value.Fields heard, Instant at) {
    return output(false, at).with(heard.values());
  }

  private static Value.Fields output(boolean timedOut, Instant at) {
    var output = new LinkedHashMap<String, Value>();
    output.put("timedOut", Value.of(timedOut));
    output.put("waitedUntil", Value.of(at.toString()));
    return Value.fields(output);
  }

  /// Whether the step fails when its time has come.
  static boolean failsInTime(Step.Wait wait) {
    return wait.until() instanceof Until.Event event && event.failsOnTimeout();
  }

  static RunError timedOut(String path) {
    return new RunError(
        "wait-timed-out",
        Phrase.of("等待超时", "Waited too long"),
        Phrase.of("等待的事件没有在期限内发生。", "What the flow waits for did not happen in time."),
        path);
  }
}
