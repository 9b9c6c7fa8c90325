package org.convoke.server.flows;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.convoke.engine.RunHistory;
import org.convoke.engine.RunHistory.Entry;
import org.convoke.model.NotFound;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.server.access.Caller;

/// What somebody sees of a run that is none of his, but in which steps wait for him, or waited:
/// those steps, with what they ask for and what became of it. Nothing of what started it, of its
/// other steps, of its earlier attempts and of other runs. Thread-safe.
@Singleton
class RunExcerpts {

  private final RunHistory history;
  private final Flows flows;
  private final NamedInRuns named;

  RunExcerpts(RunHistory history, Flows flows, NamedInRuns named) {
    this.history = history;
    this.flows = flows;
    this.named = named;
  }

  /// @throws NotFound when no step waits or waited for the caller
  RunView.Detail detail(Caller caller, Entry run) {
    var definition = flows.executed(caller.organization(), run.flow(), run.version());
    var steps = steps(caller, run, definition);
    return new RunView.Detail(
        run(run),
        true,
        steps.items(),
        null,
        only(steps.items(), definition),
        Value.NO_FIELDS,
        List.of(),
        List.of(),
        null,
        List.of(),
        steps.references());
  }

  /// The steps that wait or waited for the caller, without the calls that were made for them.
  ///
  /// @throws NotFound when none does or did
  RunView.StepPage steps(Caller caller, Entry run) {
    return steps(caller, run, flows.executed(caller.organization(), run.flow(), run.version()));
  }

  private RunView.StepPage steps(Caller caller, Entry run, FlowDefinition definition) {
    var awaiting = history.awaiting(caller.organization(), run.id(), caller.person());
    if (awaiting.isEmpty()) {
      throw NotFound.of(RunId.KIND, run.id());
    }
    var views = StepViews.of(awaiting, definition, Map.of(), caller.language());
    var references = named.in(caller.organization(), Value.NO_FIELDS, awaiting);
    return new RunView.StepPage(views, null, references);
  }

  /// These steps alone, wherever they are in it.
  private static FlowDefinition only(List<RunView.StepView> steps, FlowDefinition definition) {
    var keys = steps.stream().map(RunView.StepView::key).collect(Collectors.toSet());
    return new FlowDefinition(
        FlowDefinition.EMPTY.trigger(),
        definition.allSteps().filter(step -> keys.contains(step.key())).toList(),
        null);
  }

  /// Which flow wants something, and since when.
  static RunView run(Entry run) {
    var trigger = run.trigger();
    return new RunView(
        run.id(),
        run.state(),
        new RunView.FlowReference(run.flow(), run.flowKey(), run.flowName()),
        run.version(),
        run.attempt(),
        RunView.TriggerView.of(trigger, null, null),
        run.createdAt(),
        run.startedAt(),
        run.finishedAt(),
        null,
        false);
  }
}
