package org.convoke.engine.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.convoke.database.Returned;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.RecordEvent;
import org.convoke.engine.RunError;
import org.convoke.engine.RunState;
import org.convoke.engine.Triggers;
import org.convoke.model.Json;
import org.convoke.model.Problem;
import org.convoke.model.RunId;

/// Makes runs of record events. Reads nothing from the database once an organization's flows are in
/// memory.
final class FlowTriggers implements Triggers {

  /// Runs that trigger each other in a row. A guess: people cannot follow longer chains.
  static final int MAX_DEPTH = 16;

  private static final Started NONE = new Pending(List.of(), _ -> {});

  private final PublishedFlows flows;
  private final Nodes nodes;
  private final Consumer<Work> launcher;

  FlowTriggers(PublishedFlows flows, Nodes nodes, Consumer<Work> launcher) {
    this.flows = flows;
    this.nodes = nodes;
    this.launcher = launcher;
  }

  @Override
  public Started start(UnitOfWork unit, RecordEvent event) {
    var programs = flows.startedBy(event.org(), event.formKey(), event.kind());
    if (programs.isEmpty()) {
      return NONE;
    }
    var trigger = RunTrigger.of(event);
    var json = Json.write(trigger.data());
    var fence = nodes.fence();
    var runs = new ArrayList<Entry>(programs.size());
    for (var program : programs) {
      var verdict = verdict(program, event, trigger);
      if (verdict.starts()) {
        var id = RunId.create();
        var state = verdict.error().isPresent() ? RunState.FAILED : RunState.READY;
        var run =
            new RunStore.NewRun(
                new RunKey(event.org(), id),
                program.flow(),
                program.version(),
                businessKey(event),
                state,
                fence,
                event.depth(),
                json,
                verdict.error().orElse(null),
                event.at());
        runs.add(new Entry(run, RunStore.insert(unit, run), program, trigger));
      }
    }
    return new Pending(runs, launcher);
  }

  /// Whether an event starts a flow, or starts a run that fails at once.
  private record Verdict(boolean starts, Optional<RunError> error) {}

  private Verdict verdict(Program program, RecordEvent event, RunTrigger trigger) {
    try {
      var journal = new Journal(trigger.data(), List.of());
      if (!program.filter().holds(journal, event.record())) {
        return new Verdict(false, Optional.empty());
      }
    } catch (Problem problem) {
      return new Verdict(true, Optional.of(RunError.of(problem, "")));
    }
    return event.depth() > MAX_DEPTH
        ? new Verdict(true, Optional.of(TriggerLoop.error(program, flows.of(event.org()))))
        : new Verdict(true, Optional.empty());
  }

  private static String businessKey(RecordEvent event) {
    return event.recordId() + ":" + event.kind() + ":" + event.version();
  }

  private record Entry(
      RunStore.NewRun run, Returned<RunId> existing, Program program, RunTrigger trigger) {

    boolean isNew() {
      return existing.value().equals(run.key().run());
    }

    StartedRun planned() {
      return started(run.key().run());
    }

    StartedRun started() {
      return started(existing.value());
    }

    private StartedRun started(RunId id) {
      return new StartedRun(id, program.flow(), program.flowKey(), program.flowName());
    }

    Work work() {
      var stored =
          new RunStore.Stored(
              run.key(),
              run.flow(),
              run.version(),
              run.businessKey(),
              run.state(),
              run.owner(),
              1,
              run.depth(),
              trigger.data());
      return new Work(stored, () -> program, List.of(), Set.of());
    }
  }

  private record Pending(List<Entry> entries, Consumer<Work> launcher) implements Started {

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
      for (var entry : entries) {
        if (entry.isNew() && !entry.run().state().isFinal()) {
          launcher.accept(entry.work());
        }
      }
    }
  }
}
