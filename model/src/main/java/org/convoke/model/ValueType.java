package org.convoke.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a value means, for checking mappings when a flow is published and for choosing an input
/// control. Ids, dates and times are texts in JSON.
public enum ValueType {
  TEXT,
  NUMBER,
  BOOLEAN,
  /// `2026-11-21`
  DATE,
  /// ISO-8601 with offset
  DATETIME,
  /// the id of a person
  PERSON,
  /// a list of ids of people
  PERSONS,
  DEPARTMENT,
  /// the id of a group chat
  CHAT,
  /// a list of texts
  TEXTS,
  ANY;

  @JsonValue
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether a value of this type can be used where `target` is wanted. Everything that is written
  /// as one text may be shown as a text, and a text may hold an id: a form without a chat field
  /// keeps the id of a group in a text field.
  public boolean fits(ValueType target) {
    return this == target
        || this == ANY
        || target == ANY
        || (isText() && target == TEXT)
        || (this == TEXT && target.isText())
        || (isList() && target == TEXTS)
        || (this == TEXTS && target.isList())
        || (this == PERSON && target == PERSONS);
  }

  private boolean isText() {
    return switch (this) {
      case TEXT, DATE, DATETIME, PERSON, DEPARTMENT, CHAT -> true;
      case NUMBER, BOOLEAN, PERSONS, TEXTS, ANY -> false;
    };
  }

  private boolean isList() {
    return this == PERSONS || this == TEXTS;
  }
}
