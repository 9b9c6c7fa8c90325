package org.convoke.engine.internal;

import java.util.List;
import java.util.Optional;
import org.convoke.database.Returned;
import org.convoke.database.UnitOfWork.Choice;
import org.convoke.engine.RunState;
import org.convoke.engine.Triggers.Started;
import org.convoke.engine.Triggers.StartedRun;
import org.convoke.model.RunId;

/// The runs that a unit of work begins, before and after its commit.
///
/// @param isHeard whether the unit also tells of something that runs may wait for
record StartedRuns(List<Entry> entries, boolean isHeard, Launching launching) implements Started {

  StartedRuns(List<Entry> entries, Launching launching) {
    this(entries, false, launching);
  }

  /// A run that was executed ahead.
  ///
  /// @param choice whether the database took it so
  record Attempt(Ahead.Ended ended, Choice choice) {}

  /// A run that the unit begins.
  ///
  /// @param existing the run that the database has for the event, unless it was executed ahead
  record Entry(Beginning beginning, Returned<RunId> existing, Optional<Attempt> attempt) {

    private boolean wasAhead() {
      return attempt.filter(tried -> tried.choice().isPreferred()).isPresent();
    }

    StartedRun planned() {
      return beginning.started(beginning.run().key().run());
    }

    StartedRun started() {
      return wasAhead() ? planned() : beginning.started(existing.value());
    }

    void launch(Launching launching) {
      var run = beginning.run();
      if (wasAhead()) {
        launching.ended(run, attempt.orElseThrow().ended());
      } else if (existing.value().equals(run.key().run()) && !run.state().isFinal()) {
        begin(launching, run);
      }
    }

    private void begin(Launching launching, RunStore.NewRun run) {
      if (run.state() == RunState.WAITING) {
        launching.queued(run);
      } else {
        launching.begun(beginning.work());
      }
    }
  }

  /// The same, and runs that wait are told.
  StartedRuns heard() {
    return new StartedRuns(entries, true, launching);
  }

  @Override
  public List<StartedRun> planned() {
    return entries.stream().map(Entry::planned).toList();
  }

  @Override
  public List<StartedRun> runs() {
    return entries.stream().map(Entry::started).toList();
  }

  @Override
  public void launch() {
    entries.forEach(entry -> entry.launch(launching));
    if (isHeard) {
      launching.happened();
    }
  }
}
