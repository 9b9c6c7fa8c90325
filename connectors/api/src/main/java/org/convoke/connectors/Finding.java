package org.convoke.connectors;

import org.convoke.model.Phrase;

/// What a check of a connection found out about one thing.
///
/// @param key stable, for programs: `credentials`, `scope:im:chat:create`, `trusted-ip`
/// @param what what was looked at, in a few words
/// @param detail what is wrong, with what the platform said and its code; what is right otherwise
/// @param remedy what to do, naming the page of the console; empty words when nothing is to be done
/// @param guideStep key of the [GuideStep] that mends it; empty: none
public record Finding(
    String key, State state, Phrase what, Phrase detail, Phrase remedy, String guideStep) {

  /// How it is.
  public enum State {
    OK,
    /// Flows will fail.
    MISSING,
    /// Some things will not work, such as callbacks.
    WARNING,
    /// The platform has no way to tell.
    UNKNOWN
  }
}
