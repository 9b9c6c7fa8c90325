package org.convoke.connectors;

import java.util.LinkedHashSet;
import java.util.List;
import org.convoke.model.PersonId;

/// One thing to change about a chat. Several are made in the order they are given, so that an owner
/// can be removed after the chat was transferred to somebody who was added before.
public sealed interface ChatChange {

  /// Gives the chat another name.
  record Rename(String name) implements ChatChange {
    public Rename {
      name = name.strip();
    }
  }

  /// Makes a member the owner; the owner before stays a member.
  record Transfer(PersonId owner) implements ChatChange {}

  /// Adds people, each once.
  record AddMembers(List<PersonId> people) implements ChatChange {
    public AddMembers {
      people = List.copyOf(new LinkedHashSet<>(people));
    }
  }

  /// Removes people, each once.
  record RemoveMembers(List<PersonId> people) implements ChatChange {
    public RemoveMembers {
      people = List.copyOf(new LinkedHashSet<>(people));
    }
  }
}
