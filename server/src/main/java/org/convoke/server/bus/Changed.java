package org.convoke.server.bus;

import org.convoke.model.OrgId;
import org.jspecify.annotations.Nullable;

/// Something that nodes remember was changed in the database.
///
/// @param id of the person, for the kinds that are about one; null for the others, of which the
///   organization's are remembered together
public record Changed(OrgId org, Kind kind, @Nullable String id) {

  /// What was changed.
  public enum Kind {
    /// forms were saved or deleted
    FORMS,
    /// flows were published, enabled, disabled, renamed or deleted
    FLOWS,
    DEPARTMENTS,
    /// connections were saved, checked or deleted
    CONNECTIONS,
    /// `id`: a person
    PEOPLE,
    /// `id`: a person whose sign-in or token ended, or whose role is another
    ACCESS
  }
}
