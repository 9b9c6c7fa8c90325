package org.convoke.server.people;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.convoke.model.DepartmentId;
import org.convoke.model.PersonId;
import org.convoke.server.access.Role;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One human, as everybody in his organization may see him.
///
/// @param username null for those who cannot sign in
/// @param departmentIds the first is his main one
/// @param role null for those who cannot sign in
/// @param mergedInto who he turned out to be, and whose name he has since; null: himself
public record Person(
    PersonId id,
    String name,
    @Nullable String username,
    Kind kind,
    State state,
    @Nullable String title,
    @Nullable String mobile,
    @Nullable String email,
    List<DepartmentId> departmentIds,
    @Nullable Role role,
    @Nullable PersonId mergedInto) {

  /// Whether he works here or comes from outside.
  @Schema(name = "PersonKind")
  public enum Kind {
    INTERNAL,
    EXTERNAL
  }

  /// Whether he may take part.
  @Schema(name = "PersonState")
  public enum State {
    ACTIVE,
    /// Left: may not sign in, be chosen, or be added to a group; what he did stays.
    DEPARTED
  }

  public Person {
    departmentIds = List.copyOf(departmentIds);
  }

  /// Somebody who is himself.
  public Person(
      PersonId id,
      String name,
      @Nullable String username,
      Kind kind,
      State state,
      @Nullable String title,
      @Nullable String mobile,
      @Nullable String email,
      List<DepartmentId> departmentIds,
      @Nullable Role role) {
    this(id, name, username, kind, state, title, mobile, email, departmentIds, role, null);
  }

  @JsonIgnore
  boolean isMerged() {
    return mergedInto != null;
  }

  @JsonIgnore
  public boolean isActive() {
    return state == State.ACTIVE;
  }

  @JsonIgnore
  public boolean isExternal() {
    return kind == Kind.EXTERNAL;
  }

  @JsonIgnore
  boolean canSignIn() {
    return isActive() && username != null && role != null;
  }
}
