package org.convoke.engine;

import java.time.Instant;
import java.util.Optional;
import org.convoke.model.FlowId;
import org.convoke.model.FormId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;

/// For whom and within what a step is executed.
///
/// @param flowName what people call the flow
/// @param path the step's place in the definition, unique within the run: `createChat`,
///   `renamed.yes.rename`
/// @param triggerForm the form whose record triggered the run; empty when no record did
/// @param triggerRecord that record; it may be deleted by now
/// @param startedBy the person whose change triggered the run; empty when nobody did
/// @param depth how many runs led to this one, each triggering the next; 0 when a person started it
/// @param now the moment to write into what the step creates
public record StepContext(
    OrgId org,
    RunId run,
    FlowId flow,
    String flowName,
    String path,
    Optional<FormId> triggerForm,
    Optional<RecordId> triggerRecord,
    Optional<PersonId> startedBy,
    int depth,
    Instant now) {}
