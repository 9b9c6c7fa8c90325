package org.convoke.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.Value;

/// What came of a call outside our database.
public sealed interface Answer {

  /// The change is made.
  ///
  /// @param output what later steps see, by name
  record Done(Value.Fields output) implements Answer {}

  /// The change is surely not made, and asking again as it is does not help.
  record Refused(Problem problem) implements Answer {}

  /// The change is surely not made, and may be if asked for later: throttled, not connected.
  ///
  /// @param retryAfter when, if the other side said so
  record NotDone(Problem problem, Optional<Duration> retryAfter) implements Answer {}

  /// The change is surely not made, because an allowance of the other side is spent. It is asked
  /// for again after a time, as often as it takes: waiting for a turn is no failed attempt. When
  /// that takes long, the run leaves memory until then, as a wait does.
  record Later(Problem problem, Duration after) implements Answer {}

  /// The change is surely not made: a person has to do something first. The run leaves memory and
  /// it is asked for again after a time, or when somebody says so.
  ///
  /// @param person who; he may see the run while it waits for him
  /// @param what what is waited for, with the person's name
  /// @param todo what he has to do, in sentences that he and others read
  /// @param after until it is asked for again
  /// @param until when he is not waited for any longer
  record Waits(PersonId person, Phrase what, Phrase todo, Duration after, Instant until)
      implements Answer {}

  /// Nobody knows whether the change is made: the connection broke, no answer came in time, or one
  /// that cannot be read.
  ///
  /// @param reason part of a sentence for people; no secrets
  record Unknown(Phrase reason) implements Answer {}
}
