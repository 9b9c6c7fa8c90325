package org.convoke.engine;

import java.util.List;
import org.convoke.model.Conflict;
import org.convoke.model.Invalid;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.RunId;
import org.convoke.model.Value;

/// What people do to runs. Each operation is one transaction that also writes down who did it, and
/// works whichever node has the run. Thread-safe.
///
/// All of them throw [NotFound] when the organization has no such run.
public interface RunOperations {

  /// From where a run is done again.
  sealed interface From {

    /// From what has failed or was not done yet; the results of what was done stay.
    record Failed() implements From {}

    /// From a step, with everything that comes after it. What went on beside it stays.
    ///
    /// @param path of a step in the journal
    record Step(String path) implements From {}

    /// From the start. Effects outside our database are not made again: they are found by their
    /// keys.
    record Start() implements From {}
  }

  /// Which version of the flow goes on.
  enum Version {
    /// the one that the run is on
    SAME,
    /// the one that is published now
    NEWEST
  }

  /// @param values what replaces the values of the event that started the run, by name; empty:
  ///   nothing
  record Retry(From from, Version version, Value.Fields values) {}

  /// What a retry does with a step.
  enum What {
    /// its result stays, or is known to the other side
    REUSED,
    /// it is done again
    REPEATED,
    /// nobody knows whether it was done; the run will stop and ask
    UNSAFE,
    /// it is done for the first time
    NEW
  }

  /// What a retry would do with one step.
  ///
  /// @param key of the step in the definition
  record Planned(String path, String key, What what, Phrase reason) {}

  /// What a person says of an effect in doubt.
  sealed interface Decision {

    /// It exists.
    ///
    /// @param outputs what later steps see
    record Exists(Value.Fields outputs) implements Decision {}

    /// It surely does not: ask for it again.
    record Again() implements Decision {}

    /// Look no further: the step fails.
    record GiveUp() implements Decision {}
  }

  /// Lets a run that failed or was cancelled try again. How it was stays readable as an earlier
  /// attempt.
  ///
  /// @throws Conflict `run-not-retryable` in any other state, `not-published` when there is no
  ///   newest version
  /// @throws Invalid when the step is not in its journal
  void retry(OrgId org, RunId run, Retry retry, PersonId by);

  /// Says what a retry would do, without doing it; in the order of the definition.
  List<Planned> preview(OrgId org, RunId run, Retry retry);

  /// Ends a run where it is. What is being asked of another system is not called back.
  ///
  /// @throws Conflict `run-ended` when it is at its end
  void cancel(OrgId org, RunId run, PersonId by);

  /// Says what became of an effect in doubt, and lets the run go on. One that waits for what a
  /// person has to do may be given up, too.
  ///
  /// @throws Conflict `step-not-in-doubt`
  void resolve(OrgId org, RunId run, String path, Decision decision, PersonId by);

  /// Ends a wait now; a step that waits until it may ask again does so now.
  ///
  /// @throws Conflict `step-not-waiting`
  void wake(OrgId org, RunId run, String path, PersonId by);

  /// Lets a step that waits ask again now, because something has happened that may concern it. One
  /// that does not wait is left alone.
  void askAgain(OrgId org, RunId run, String path);
}
