package org.convoke.server.records;

import java.time.Instant;
import java.util.LinkedHashMap;
import org.convoke.model.FormId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A record at one version.
///
/// @param serial its number within the form
/// @param values by field key; what is empty is absent
/// @param createdBy who submitted it, or whose change started the run that added it; null: nobody
/// @param createdRun the run that added it; null: a person did
public record FormRecord(
    OrgId org,
    FormId form,
    RecordId id,
    long serial,
    long version,
    State state,
    @Nullable PersonId createdBy,
    @Nullable RunId createdRun,
    Instant createdAt,
    Instant updatedAt,
    Value.Fields values) {

  /// Whether it is in its ledger.
  @Schema(name = "RecordState")
  public enum State {
    ACTIVE,
    DELETED
  }

  /// The same record, changed once more.
  FormRecord changed(Value.Fields values, Instant now) {
    return new FormRecord(
        org, form, id, serial, version + 1, state, createdBy, createdRun, createdAt, now, values);
  }

  /// The same record, deleted.
  FormRecord deleted(Instant now) {
    return new FormRecord(
        org,
        form,
        id,
        serial,
        version + 1,
        State.DELETED,
        createdBy,
        createdRun,
        createdAt,
        now,
        values);
  }

  /// What expressions and conditions see: the values, and what every record has.
  public Value.Fields outline() {
    var all = new LinkedHashMap<>(values.values());
    all.put("id", Value.of(id));
    all.put("serial", Value.of(Long.toString(serial)));
    all.put("createdBy", createdBy == null ? Value.EMPTY : Value.of(createdBy));
    all.put("createdAt", Value.of(createdAt.toString()));
    all.put("updatedAt", Value.of(updatedAt.toString()));
    return new Value.Fields(all);
  }
}
