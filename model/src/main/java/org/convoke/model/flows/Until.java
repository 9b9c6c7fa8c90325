package org.convoke.model.flows;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import org.convoke.model.conditions.Condition;
import org.jspecify.annotations.Nullable;

/// What a `wait` step waits for.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Until.Elapsed.class, name = "duration"),
  @JsonSubTypes.Type(value = Until.Moment.class, name = "time"),
  @JsonSubTypes.Type(value = Until.RecordChange.class, name = "event"),
  @JsonSubTypes.Type(value = Until.PlatformEvent.class, name = "platformEvent")
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

  /// Something that happens.
  sealed interface Event extends Until {

    /// Which; null: the first.
    @Nullable Condition where();

    /// How long at most; null: for as long as it takes.
    @Nullable Timeout timeout();

    /// What happens then; null: the run goes on.
    @Nullable OnTimeout onTimeout();

    @JsonIgnore
    default boolean failsOnTimeout() {
      return onTimeout() == OnTimeout.FAIL;
    }
  }

  /// A record of a form is created, changed or deleted.
  ///
  /// @param event null only in a draft
  /// @param form key of the form; empty only in a draft
  /// @param where what the record must meet, as it is after the event; before it when deleted
  record RecordChange(
      @Nullable Change event,
      String form,
      @Nullable Condition where,
      @Nullable Timeout timeout,
      @Nullable OnTimeout onTimeout)
      implements Event {
    public RecordChange {
      form = form == null ? "" : form;
    }
  }

  /// Something happens on a platform.
  ///
  /// @param connection key of the connection that hears of it; empty only in a draft
  /// @param event in the connector's words; empty only in a draft
  /// @param where over what the event brings
  record PlatformEvent(
      String connection,
      String event,
      @Nullable Condition where,
      @Nullable Timeout timeout,
      @Nullable OnTimeout onTimeout)
      implements Event {
    public PlatformEvent {
      connection = connection == null ? "" : connection;
      event = event == null ? "" : event;
    }
  }

  enum Change {
    @JsonProperty("recordCreated")
    CREATED("recordCreated"),
    @JsonProperty("recordUpdated")
    UPDATED("recordUpdated"),
    @JsonProperty("recordDeleted")
    DELETED("recordDeleted");

    private final String json;

    Change(String json) {
      this.json = json;
    }

    public String json() {
      return json;
    }
  }

  /// How long an event is waited for.
  ///
  /// @param amount a number that is not negative; null only in a draft
  /// @param unit null: minutes
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Timeout(@Nullable Mapping amount, @Nullable Unit unit) {}

  enum OnTimeout {
    CONTINUE,
    FAIL
  }

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
