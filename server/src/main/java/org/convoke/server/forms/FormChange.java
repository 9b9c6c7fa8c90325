package org.convoke.server.forms;

import java.util.List;
import java.util.Optional;
import org.convoke.model.forms.Field;
import org.convoke.model.forms.FormDefinition;
import org.jspecify.annotations.Nullable;

/// A form is about to be saved or deleted.
///
/// @param before the form as it is
/// @param after its definition to be; null: it is deleted
public record FormChange(Form before, @Nullable FormDefinition after) {

  static FormChange saving(Form before, FormDefinition after) {
    return new FormChange(before, after);
  }

  static FormChange deleting(Form before) {
    return new FormChange(before, null);
  }

  public boolean isDeletion() {
    return after == null;
  }

  /// The fields that go, or whose values come to mean something else; all of them in a deletion.
  public List<Field> lostFields() {
    return before.definition().fields().stream().filter(this::isLost).toList();
  }

  /// The fields that were not there before; none in a deletion.
  public List<Field> newFields() {
    return after == null
        ? List.of()
        : after.fields().stream()
            .filter(field -> before.definition().field(field.key()).isEmpty())
            .toList();
  }

  /// The field as it will be; empty when it goes.
  public Optional<Field> successor(Field field) {
    return after == null ? Optional.empty() : after.field(field.key());
  }

  private boolean isLost(Field field) {
    return successor(field)
        .map(next -> next.kind().valueType() != field.kind().valueType())
        .orElse(true);
  }
}
