package org.convoke.server.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.convoke.model.PersonId;
import org.convoke.model.RunId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One entry of a record's history.
///
/// @param version of the record after it
/// @param by whose change it was; null: nobody's
/// @param run the run that made it; null: a person did
record RecordChange(
    long version,
    Kind kind,
    Instant at,
    @Nullable PersonId by,
    @Nullable RunId run,
    List<FieldChange> changes) {

  @Schema(name = "RecordChangeKind")
  enum Kind {
    CREATED,
    UPDATED,
    DELETED
  }

  RecordChange {
    changes = List.copyOf(changes);
  }

  static RecordChange by(
      Author author, Kind kind, long version, Instant at, List<FieldChange> changes) {
    return new RecordChange(
        version, kind, at, author.person().orElse(null), author.run().orElse(null), changes);
  }

  Optional<PersonId> person() {
    return Optional.ofNullable(by);
  }
}
