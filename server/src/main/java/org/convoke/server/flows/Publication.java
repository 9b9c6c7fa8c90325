package org.convoke.server.flows;

import org.convoke.model.Invalid;
import org.convoke.model.PersonId;
import org.convoke.server.forms.Texts;
import org.jspecify.annotations.Nullable;

/// Who publishes a draft, and what he says to it.
///
/// @param by null: a template does
/// @param note what the version changes, at most 500 characters; null: nothing is said
public record Publication(@Nullable PersonId by, @Nullable String note) {

  private static final int MAX_NOTE = 500;

  /// @throws Invalid when the note is too long, or cannot be kept
  public Publication {
    note = note == null || note.isBlank() ? null : Texts.requireText("note", note, MAX_NOTE);
  }
}
