package org.convoke.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names an organization, the tenant that every row belongs to.
public record OrgId(@JsonValue UUID value) implements Id {

  private static final Phrase KIND = Phrase.of("组织", "organization");

  /// A new id, later than every id this process has made.
  public static OrgId create() {
    return new OrgId(Id.next());
  }

  /// Reads the canonical text form.
  ///
  /// @throws NotFound when the text is no id: nothing can be named so
  @JsonCreator
  public static OrgId parse(String text) {
    return new OrgId(Id.parse(KIND, text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
