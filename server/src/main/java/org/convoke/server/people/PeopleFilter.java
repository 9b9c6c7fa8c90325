package org.convoke.server.people;

import org.convoke.model.DepartmentId;
import org.convoke.server.people.Person.Kind;
import org.convoke.server.people.Person.State;
import org.convoke.server.platform.LikePattern;
import org.jspecify.annotations.Nullable;

/// Which people to show; what is null does not matter.
///
/// @param text a part of the name, user name, mobile number or e-mail address
record PeopleFilter(
    @Nullable String text,
    @Nullable DepartmentId department,
    @Nullable Kind kind,
    @Nullable State state) {

  /// For `ilike`.
  @Nullable String pattern() {
    return text == null || text.isBlank() ? null : LikePattern.containing(text.strip());
  }
}
