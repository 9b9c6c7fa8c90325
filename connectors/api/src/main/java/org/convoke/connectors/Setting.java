package org.convoke.connectors;

import java.util.List;
import org.convoke.model.Phrase;

/// Something an administrator fills in for a connection.
///
/// @param key unique within the platform: `appId`
/// @param label as the platform's console calls it
/// @param help where in the console it stands, and what it is for
/// @param kind what is filled in
/// @param required whether a connection is of no use without it
/// @param initial what it is unless filled in; empty: nothing
/// @param choices what a [Kind#CHOICE] is chosen from; empty for the others
public record Setting(
    String key,
    Phrase label,
    Phrase help,
    Kind kind,
    boolean required,
    String initial,
    List<Choice> choices) {

  public Setting {
    choices = List.copyOf(choices);
  }

  /// What is filled in.
  public enum Kind {
    TEXT,
    /// Kept encrypted, never shown again.
    SECRET,
    /// The address of a server: `https://open.feishu.cn`.
    ADDRESS,
    CHOICE
  }

  /// One of several.
  public record Choice(String value, Phrase label) {}

  public static Setting text(String key, Phrase label, Phrase help) {
    return new Setting(key, label, help, Kind.TEXT, true, "", List.of());
  }

  public static Setting secret(String key, Phrase label, Phrase help) {
    return new Setting(key, label, help, Kind.SECRET, true, "", List.of());
  }

  public static Setting address(String key, Phrase label, Phrase help, String initial) {
    return new Setting(key, label, help, Kind.ADDRESS, true, initial, List.of());
  }

  /// @param choices the first is what it is unless chosen
  public static Setting choice(String key, Phrase label, Phrase help, List<Choice> choices) {
    return new Setting(key, label, help, Kind.CHOICE, true, choices.getFirst().value(), choices);
  }

  /// The same, but a connection is of use without it.
  public Setting optional() {
    return new Setting(key, label, help, kind, false, initial, choices);
  }
}
