package org.convoke.server.chat;

import java.time.Instant;
import org.convoke.model.PersonId;
import org.convoke.server.people.Person;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Somebody in a chat.
public record ChatMember(PersonId personId, Role role, Instant joinedAt, Person person) {

  @Schema(name = "ChatRole")
  public enum Role {
    OWNER,
    MEMBER
  }
}
