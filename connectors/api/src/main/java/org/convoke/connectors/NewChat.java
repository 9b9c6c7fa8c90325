package org.convoke.connectors;

import java.util.LinkedHashSet;
import java.util.List;
import org.convoke.model.PersonId;

/// A group chat that somebody wants.
///
/// @param name as people wrote it, without white space around it; the platform's limit is the
///   connector's to check
/// @param owner the person who may rename and close it
/// @param members everybody in it, the owner too, each once
public record NewChat(String name, PersonId owner, List<PersonId> members) {

  public NewChat {
    name = name.strip();
    members = List.copyOf(new LinkedHashSet<>(members));
  }
}
