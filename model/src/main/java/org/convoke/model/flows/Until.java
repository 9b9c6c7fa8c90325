package org.convoke.model.flows;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a `wait` step waits for.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Until.Elapsed.class, name = "duration"),
  @JsonSubTypes.Type(value = Until.Moment.class, name = "time")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Until {

  /// So much time after the step began.
  ///
  /// @param amount a number that is not negative; null only in a draft
  /// @param unit null: minutes
  record Elapsed(@Nullable Mapping amount, @Nullable Unit unit) implements Until {}

  /// A moment: a date and time, or a date, which begins at midnight UTC. One that is over is not
  /// waited for.
  ///
  /// @param at null only in a draft
  record Moment(@Nullable Mapping at) implements Until {}

  enum Unit {
    SECONDS(Duration.ofSeconds(1)),
    MINUTES(Duration.ofMinutes(1)),
    HOURS(Duration.ofHours(1)),
    DAYS(Duration.ofDays(1));

    private final Duration length;

    Unit(Duration length) {
      this.length = length;
    }

    public Duration length() {
      return length;
    }
  }
}
