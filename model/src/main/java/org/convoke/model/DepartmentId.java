package org.convoke.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names a department of an organization.
public record DepartmentId(@JsonValue UUID value) implements Id {

  private static final Phrase KIND = Phrase.of("部门", "department");

  /// A new id, later than every id this process has made.
  public static DepartmentId create() {
    return new DepartmentId(Id.next());
  }

  /// Reads the canonical text form.
  ///
  /// @throws NotFound when the text is no id: nothing can be named so
  @JsonCreator
  public static DepartmentId parse(String text) {
    return new DepartmentId(Id.parse(KIND, text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
