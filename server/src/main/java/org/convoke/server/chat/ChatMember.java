package org.convoke.server.chat;

import java.time.Instant;
import org.convoke.model.PersonId;
import org.convoke.server.people.Person;

/// Somebody in a chat.
public record ChatMember(PersonId personId, Role role, Instant joinedAt, Person person) {

  public enum Role {
    OWNER,
    MEMBER
  }
}
