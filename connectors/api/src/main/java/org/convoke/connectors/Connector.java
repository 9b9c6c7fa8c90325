package org.convoke.connectors;

import java.util.List;
import org.convoke.model.Phrase;

/// The code for one platform. Thread-safe.
public interface Connector {

  /// Stable, for programs and in definitions of flows: `builtin`.
  String key();

  /// What people call the platform.
  Phrase name();

  /// What flows may ask of it, in the order they are offered.
  List<Action> actions();
}
