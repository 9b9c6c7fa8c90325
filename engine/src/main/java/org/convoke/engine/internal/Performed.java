package org.convoke.engine.internal;

import java.time.Instant;
import java.util.Optional;
import org.convoke.engine.Change;
import org.convoke.engine.RemoteAction;
import org.convoke.engine.RunError;

/// What doing a step means; nothing is written yet.
sealed interface Performed {

  /// It is done once the change is committed.
  ///
  /// @param branch the arms taken, with commas; empty when it is no branch or none was
  record Done(Change change, String branch) implements Performed {
    Done(Change change) {
      this(change, "");
    }
  }

  /// The steps inside it begin.
  record Opened() implements Performed {}

  /// It waits.
  ///
  /// @param until empty: for no time
  record Waits(Optional<Instant> until) implements Performed {}

  /// It waits for an event.
  ///
  /// @param until at most; empty: for as long as it takes
  record Listens(Optional<Instant> until, Subscription subscription) implements Performed {}

  /// It has called another flow and waits for its end.
  ///
  /// @param change the called run, and its id as output
  record Calls(Change change) implements Performed {}

  /// It is an effect outside our database.
  record Intends(RemoteAction action) implements Performed {}

  /// It ends the run as failed, as the definition says.
  record Broke(RunError error) implements Performed {}
}
