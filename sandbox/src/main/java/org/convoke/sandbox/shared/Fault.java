package org.convoke.sandbox.shared;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Something that is to go wrong. Confined to the platform's lock.
public final class Fault {

  /// What goes wrong.
  public enum Kind {
    /// The platform says: too many calls, and, where it does, that it takes them again in
    /// `seconds`. Nothing is done.
    THROTTLE,
    /// The call is done, then the connection is cut before the answer.
    LOST_ANSWER,
    /// No answer for `seconds`; not done unless `done`.
    HANG,
    /// An internal error of the platform; not done unless `done`.
    SERVER_ERROR,
    /// A page instead of JSON, as gateways send; not done unless `done`.
    GARBAGE,
    /// All tokens die just before the call.
    TOKEN_REVOKED,
    /// The month's quota is used up.
    QUOTA_USED_UP,
    /// A push is delivered twice.
    DUPLICATE_PUSH,
    /// A push is delivered `seconds` later.
    LATE_PUSH,
    /// A push is never delivered.
    LOST_PUSH,
    /// The persons in `people` count as not addable.
    PARTIAL_MEMBERS;

    /// Reads `lostAnswer` as well as `LOST_ANSWER`.
    @com.fasterxml.jackson.annotation.JsonCreator
    public static Kind of(String text) {
      var name = text.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(java.util.Locale.ROOT);
      return Arrays.stream(values())
          .filter(kind -> kind.name().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "kind expects one of " + Arrays.toString(values()) + ", got " + text));
    }

    boolean isOfPushes() {
      return this == DUPLICATE_PUSH || this == LATE_PUSH || this == LOST_PUSH;
    }
  }

  String id = "";

  /// `METHOD path`, where `*` stands for anything within a segment and `**` for anything; of pushes
  /// `PUSH type`.
  String on = "* **";

  Kind kind = Kind.SERVER_ERROR;

  /// How many calls it still hits.
  int times = 1;

  /// For `HANG`, `LATE_PUSH` and `THROTTLE`.
  int seconds = 60;

  /// Whether the call takes effect all the same.
  boolean done;

  /// For `PARTIAL_MEMBERS`.
  List<String> people = List.of();

  /// For reading.
  Fault() {}

  /// What goes wrong.
  public Kind kind() {
    return kind;
  }

  /// Seconds of a delay.
  public int seconds() {
    return seconds;
  }

  /// Whether the call takes effect.
  public boolean isDone() {
    return done || kind == Kind.LOST_ANSWER;
  }

  /// Whose adding fails.
  public List<String> people() {
    return people;
  }

  boolean fits(String line) {
    var parts = on.trim().split("\\s+", 2);
    var pattern = parts.length == 1 ? "* " + parts[0] : on.trim();
    var regex = new StringBuilder();
    for (var part : pattern.split("(?<=\\*)(?!\\*)|(?<!\\*)(?=\\*)")) {
      regex.append(
          switch (part) {
            case "**" -> ".*";
            case "*" -> "[^/ ]*";
            default -> Pattern.quote(part);
          });
    }
    return Pattern.matches(regex.toString(), line);
  }
}
