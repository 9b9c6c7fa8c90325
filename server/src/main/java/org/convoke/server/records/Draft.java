package org.convoke.server.records;

import java.time.Instant;
import org.convoke.model.OrgId;
import org.convoke.model.Value;
import org.convoke.model.forms.Field;
import org.convoke.model.forms.FormDefinition;
import org.convoke.server.forms.Form;
import org.jspecify.annotations.Nullable;

/// What somebody wants a record to be.
///
/// @param before the record as it is; null: it shall be created
/// @param given values by field key; an empty one clears the field
record Draft(
    Form form, @Nullable FormRecord before, Value.Fields given, Author author, Instant now) {

  OrgId org() {
    return form.org();
  }

  FormDefinition definition() {
    return form.definition();
  }

  boolean isNew() {
    return before == null;
  }

  /// The values it has now.
  Value.Fields present() {
    return before == null ? Value.NO_FIELDS : before.values();
  }

  /// Whether the author says what a field shall hold. Nobody says it of fields that are computed,
  /// and people not of fields that are read-only to them: what they send there is not looked at.
  boolean mentions(Field field) {
    return given.values().containsKey(field.key())
        && !RuleCheck.isComputed(field)
        && !(field.readOnly() && author instanceof Author.Human);
  }
}
