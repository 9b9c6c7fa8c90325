package org.convoke.server.people;

import org.convoke.model.DepartmentId;
import org.convoke.server.people.Person.Kind;
import org.convoke.server.people.Person.State;
import org.jspecify.annotations.Nullable;

/// Which people to show; what is null does not matter.
///
/// @param text a part of the name, user name, mobile number or e-mail address
record PeopleFilter(
    @Nullable String text,
    @Nullable DepartmentId department,
    @Nullable Kind kind,
    @Nullable State state) {

  /// For `ilike`, with the pattern's own signs taken literally.
  @Nullable String pattern() {
    if (text == null || text.isBlank()) {
      return null;
    }
    var literal = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return "%" + literal + "%";
  }
}
