package org.convoke.server.flows;

import java.time.Instant;
import org.convoke.model.PersonId;
import org.convoke.model.flows.FlowDefinition;
import org.jspecify.annotations.Nullable;

/// A published definition.
///
/// @param publishedBy null: a template did
/// @param note what it changes, as whoever published it said; null: nothing was said
public record FlowVersion(
    int version,
    Instant publishedAt,
    @Nullable PersonId publishedBy,
    @Nullable String note,
    FlowDefinition definition) {}
