package org.convoke.model.flows;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// How a flow is run, apart from what it does.
///
/// @param onFailure key of a flow that is called when a run fails; null: none
/// @param keepDays days after its end that a run is kept, from 1; null: [#USUAL_KEEP_DAYS]
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Settings(@Nullable String onFailure, @Nullable Integer keepDays) {

  public Settings {
    onFailure = onFailure == null || onFailure.isBlank() ? null : onFailure;
  }

  public static final int USUAL_KEEP_DAYS = 90;

  /// Ten years.
  public static final int MAX_KEEP_DAYS = 3650;

  public static final Settings USUAL = new Settings(null, null);

  @JsonIgnore
  public int daysKept() {
    return keepDays == null ? USUAL_KEEP_DAYS : Math.clamp(keepDays, 1, MAX_KEEP_DAYS);
  }
}
