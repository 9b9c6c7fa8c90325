package org.convoke.engine;

import java.util.UUID;
import org.convoke.database.Batch;

/// A note that a step of a test writes. Two notes cannot have the same text.
record Note(UUID id, UUID run, String text) {

  static final Batch<Note> INSERT =
      Batch.<Note>named("note.insert", 90)
          .uuid(Note::id)
          .uuid(Note::run)
          .text(Note::text)
          .everyRow("insert into note (id, run_id, text) select * from unnest(?, ?, ?)");
}
