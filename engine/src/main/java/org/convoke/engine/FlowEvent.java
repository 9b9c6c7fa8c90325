package org.convoke.engine;

import java.time.Instant;
import java.util.Optional;
import org.convoke.model.FlowId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Value;

/// Something other than a record's event that starts one flow: a button, a moment, a call from
/// outside.
///
/// @param businessKey what the run is for: the same key finds the run that exists. A trigger that
///   computes its key (a webhook's) puts its own in its place
/// @param data what expressions see as `trigger` beside `type`, `at` and `by`. A record is
///   `record`, as [RecordEvent#record], with its `form` (`id`, `key`) beside it
/// @param by who did it; empty when nobody
/// @param depth 0 unless a run did it; then one more than the run's
/// @param at when it happened; of a schedule the moment that was planned
public record FlowEvent(
    OrgId org,
    FlowId flow,
    String businessKey,
    Value.Fields data,
    Optional<PersonId> by,
    int depth,
    Instant at) {}
