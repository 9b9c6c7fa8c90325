package org.convoke.engine;

import java.time.Instant;
import java.util.Optional;
import org.convoke.model.FormId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.convoke.model.Value;

/// A record was created, updated or deleted; flows may start.
///
/// @param formKey key of the form: triggers name forms by key
/// @param version of the record after the event; with the record's id and the kind it makes the
///   business key of the runs it starts
/// @param record what expressions see as `trigger.record`: the values and `id`, `serial`,
///   `createdBy`, `createdAt`, `updatedAt`
/// @param before the same before the event; empty when created
/// @param by whose change it was; empty when nobody's
/// @param run which run's step did it; empty when none
/// @param watched whether runs may wait for what happens to the form's records, see
///   [RecordSteps#watch]
/// @param depth 0 for a person's change; one more than the run's when a step did it
public record RecordEvent(
    OrgId org,
    FormId form,
    String formKey,
    Kind kind,
    RecordId recordId,
    long version,
    Value.Fields record,
    Value.Fields before,
    Optional<PersonId> by,
    Optional<RunId> run,
    boolean watched,
    int depth,
    Instant at) {

  public enum Kind {
    CREATED,
    UPDATED,
    DELETED
  }
}
