package org.convoke.server.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;

/// What an API token may be used for. Written `people:read`. A scope to write includes reading; a
/// person in a browser has all of them.
public enum Scope {
  PEOPLE_READ,
  PEOPLE_WRITE,
  FORMS_READ,
  FORMS_WRITE,
  RECORDS_READ,
  RECORDS_WRITE,
  FLOWS_READ,
  FLOWS_WRITE,
  RUNS_READ,
  RUNS_WRITE,
  CHATS_READ,
  CHATS_WRITE,
  /// Sessions, tokens and everything else that is about access itself.
  ADMIN;

  private final String text = name().toLowerCase(Locale.ROOT).replace('_', ':');

  /// @throws Invalid when there is no such scope
  @JsonCreator
  public static Scope parse(String text) {
    for (var scope : values()) {
      if (scope.text.equals(text)) {
        return scope;
      }
    }
    var all = Arrays.stream(values()).map(Scope::toString).collect(Collectors.joining(" "));
    throw Invalid.field(
        "scopes",
        "not-an-option",
        Phrase.of("没有权限范围 %s；可选：%s。", "There is no scope %s; choose from: %s.", text, all));
  }

  /// Whether a token with these scopes may do what needs this one.
  boolean isIn(List<Scope> granted) {
    return granted.contains(this) || granted.contains(writing());
  }

  private Scope writing() {
    return name().endsWith("_READ")
        ? valueOf(name().substring(0, name().length() - "_READ".length()) + "_WRITE")
        : this;
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
