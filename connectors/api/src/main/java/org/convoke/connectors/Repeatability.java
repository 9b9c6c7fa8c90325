package org.convoke.connectors;

import java.time.Duration;

/// What can be done when it is not known whether a call outside our database succeeded.
public sealed interface Repeatability {

  /// The other side takes our key: asked again inside the window, it answers with the first one's
  /// result. So does a call that changes nothing.
  ///
  /// @param window how long after the intent the other side knows the key
  record Keyed(Duration window) implements Repeatability {}

  /// What a call made can be looked for.
  ///
  /// @param settles how long after a call was sent it may still take effect; only then what is not
  ///   found is surely not there
  record Findable(Duration settles) implements Repeatability {}

  /// Neither is possible: a person decides.
  record Uncertain() implements Repeatability {}

  /// The name under which it is stored.
  default String stored() {
    return switch (this) {
      case Keyed _ -> "KEYED";
      case Findable _ -> "FINDABLE";
      case Uncertain _ -> "UNCERTAIN";
    };
  }
}
