package org.convoke.server.flows;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.convoke.model.RunId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a step of a run waits for the reader to do.
///
/// @param step path of the step
/// @param detail what he has to do, or why it cannot be looked now whether he has; null: it is just
///   being looked
/// @param since when the step began
/// @param until when he is not waited for any longer; null: it is just being looked, or not known
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Errand")
public record ErrandView(
    RunId run,
    RunView.FlowReference flow,
    String step,
    @Nullable String detail,
    Instant since,
    @Nullable Instant until) {}
