package org.convoke.model.forms;

import java.util.List;

/// Fills a field from another form: of the newest record there that matches, take one field.
///
/// @param form key of the other form
/// @param take key of its field whose value is taken
/// @param when what must match, all of it; at least one
public record Linkage(String form, String take, List<Match> when) {

  public Linkage {
    when = List.copyOf(when);
  }

  /// @param field key of the other form's field
  /// @param equals key of this form's field
  public record Match(String field, String equals) {}
}
