package org.convoke.model.flows;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// How a flow is run, apart from what it does.
///
/// @param keepDays days after its end that a run is kept, from 1; null: [#USUAL_KEEP_DAYS]
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Settings(@Nullable Integer keepDays) {

  public static final int USUAL_KEEP_DAYS = 90;

  /// Ten years.
  public static final int MAX_KEEP_DAYS = 3650;

  public static final Settings USUAL = new Settings(null);

  @JsonIgnore
  public int daysKept() {
    return keepDays == null ? USUAL_KEEP_DAYS : Math.clamp(keepDays, 1, MAX_KEEP_DAYS);
  }
}
