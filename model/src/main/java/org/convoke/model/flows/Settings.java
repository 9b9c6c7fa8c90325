package org.convoke.model.flows;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// How a flow is run, apart from what it does.
///
/// @param onFailure key of a flow that is called when a run fails; null: none
/// @param notifyOwner whether its owner is told when runs fail or are in doubt; null: he is
/// @param concurrency how many of its runs are executed at once, on all nodes together; 0 or null:
///   any number
/// @param key an expression over the trigger: runs with the same value are executed one after the
///   other, in the order of their commits; null: those of the same record, if there is a limit
/// @param keepDays days after its end that a run is kept, from 1; null: [#USUAL_KEEP_DAYS]
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Settings(
    @Nullable String onFailure,
    @Nullable Boolean notifyOwner,
    @Nullable Integer concurrency,
    @Nullable String key,
    @Nullable Integer keepDays) {

  public Settings {
    onFailure = onFailure == null || onFailure.isBlank() ? null : onFailure;
    key = key == null || key.isBlank() ? null : key;
  }

  public static final int USUAL_KEEP_DAYS = 90;

  /// Ten years.
  public static final int MAX_KEEP_DAYS = 3650;

  public static final Settings USUAL = new Settings(null, null, null, null, null);

  /// More are as good as any number.
  public static final int MAX_CONCURRENCY = 1_000;

  /// Whether runs may have to wait for their turn.
  @JsonIgnore
  public boolean takesTurns() {
    return key != null || (concurrency != null && concurrency > 0);
  }

  @JsonIgnore
  public boolean notifiesOwner() {
    return !Boolean.FALSE.equals(notifyOwner);
  }

  @JsonIgnore
  public int daysKept() {
    return keepDays == null ? USUAL_KEEP_DAYS : Math.clamp(keepDays, 1, MAX_KEEP_DAYS);
  }
}
