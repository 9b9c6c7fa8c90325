package org.convoke.server.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.convoke.model.PersonId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What happened to a chat, told in the chat itself. The reader's language makes a sentence of it.
///
/// @param actorId who did it, or whose submission made a flow do it; null when nobody
/// @param personIds whom it concerns: those added or removed, or the owner; null otherwise
/// @param name the name from then on, when it was created or renamed; null otherwise
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Notice(
    Type type,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable PersonId actorId,
    @Nullable List<PersonId> personIds,
    @Nullable String name) {

  @Schema(name = "NoticeType")
  public enum Type {
    CREATED("created"),
    RENAMED("renamed"),
    MEMBERS_ADDED("membersAdded"),
    MEMBERS_REMOVED("membersRemoved"),
    OWNER_CHANGED("ownerChanged"),
    CLOSED("closed");

    private final String json;

    Type(String json) {
      this.json = json;
    }

    @JsonValue
    public String json() {
      return json;
    }
  }

  @JsonCreator
  static Notice read(
      @JsonProperty("type") Type type,
      @JsonProperty("actorId") @Nullable PersonId actorId,
      @JsonProperty("personIds") @Nullable List<PersonId> personIds,
      @JsonProperty("name") @Nullable String name) {
    return new Notice(type, actorId, personIds, name);
  }

  static Notice of(Type type, @Nullable PersonId actor) {
    return new Notice(type, actor, null, null);
  }

  static Notice named(Type type, @Nullable PersonId actor, String name) {
    return new Notice(type, actor, null, name);
  }

  static Notice about(Type type, @Nullable PersonId actor, List<PersonId> people) {
    return new Notice(type, actor, List.copyOf(people), null);
  }

  /// Whether something else is to be remembered about who may write after it: the list of members,
  /// or that nobody may any more.
  boolean changesMembers() {
    return switch (type) {
      case MEMBERS_ADDED, MEMBERS_REMOVED, CLOSED -> true;
      case CREATED, RENAMED, OWNER_CHANGED -> false;
    };
  }
}
