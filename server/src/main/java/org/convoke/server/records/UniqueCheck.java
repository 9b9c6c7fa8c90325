package org.convoke.server.records;

import jakarta.inject.Singleton;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.Value;

/// Finds who has a value already that must be unique. The key of `record_unique` decides; this
/// explains. Thread-safe.
@Singleton
class UniqueCheck {

  private final RecordStore store;

  UniqueCheck(RecordStore store) {
    this.store = store;
  }

  /// Adds a fault for each value that another record has.
  void check(Draft draft, Value.Fields values, Faults faults) {
    var unique = UniqueValue.of(draft.definition(), values);
    if (unique.isEmpty()) {
      return;
    }
    var before = draft.before();
    for (var holder : store.holders(draft.org(), draft.form().id(), unique)) {
      if (before == null || !before.id().equals(holder.record())) {
        var field = draft.definition().field(unique.get(holder.position()).field()).orElseThrow();
        faults.add(
            field,
            Faults.DUPLICATE,
            Phrase.of(
                "“%s”为“%s”的数据已存在（编号 %d）。",
                "There is a record already with \"%s\" \"%s\" (no. %d).",
                field.label(),
                values.text(field.key()),
                holder.serial()));
      }
    }
  }

  /// What a commit failed with because a value was taken.
  ///
  /// @throws Problem when the values are still taken
  void explain(Draft draft, Value.Fields values) {
    var faults = new Faults();
    check(draft, values, faults);
    faults.throwIfAny();
  }
}
