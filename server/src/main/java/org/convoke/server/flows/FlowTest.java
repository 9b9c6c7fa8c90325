package org.convoke.server.flows;

import java.time.Instant;
import org.convoke.model.FlowId;
import org.convoke.model.FlowTestId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.RunId;
import org.convoke.model.Value;

/// A run that was saved as a test of its flow.
///
/// @param run the run that it was saved from; may be deleted since
/// @param version of the flow, which the run executed
/// @param trigger the event of the run
/// @param updatedAt when somebody last said what is expected
record FlowTest(
    OrgId org,
    FlowTestId id,
    FlowId flow,
    String name,
    RunId run,
    int version,
    Value.Fields trigger,
    Expectation expected,
    Instant createdAt,
    PersonId createdBy,
    Instant updatedAt) {

  FlowTest expecting(Expectation other, Instant at) {
    return new FlowTest(
        org, id, flow, name, run, version, trigger, other, createdAt, createdBy, at);
  }
}
