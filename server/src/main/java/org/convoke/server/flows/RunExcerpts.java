package org.convoke.server.flows;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.convoke.engine.RunHistory;
import org.convoke.engine.RunHistory.Entry;
import org.convoke.engine.RunHistory.StepEntry;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.server.access.Caller;
import org.jspecify.annotations.Nullable;

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
    var steps = steps(caller, run);
    return new RunView.Detail(
        run(run),
        true,
        steps.items(),
        null,
        definition(caller, run, steps.items()),
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
    var awaiting = awaiting(caller, run);
    var views = StepViews.of(awaiting, definition(caller, run), Map.of(), caller.language());
    var references = named.in(caller.organization(), Value.NO_FIELDS, awaiting);
    return new RunView.StepPage(views, null, references);
  }

  private List<StepEntry> awaiting(Caller caller, Entry run) {
    var steps = history.awaiting(caller.organization(), run.id(), caller.person());
    if (steps.isEmpty()) {
      throw NotFound.of(Phrase.of("运行记录", "run"), run.id());
    }
    return steps;
  }

  private FlowDefinition definition(Caller caller, Entry run) {
    return flows
        .version(caller.organization(), run.flow(), run.version())
        .map(FlowVersion::definition)
        .orElse(FlowDefinition.EMPTY);
  }

  /// These steps alone, wherever they are in it.
  private FlowDefinition definition(Caller caller, Entry run, List<RunView.StepView> steps) {
    var keys = steps.stream().map(RunView.StepView::key).collect(Collectors.toSet());
    return new FlowDefinition(
        FlowDefinition.EMPTY.trigger(),
        definition(caller, run).allSteps().filter(step -> keys.contains(step.key())).toList(),
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
        new RunView.TriggerView(trigger.text("type"), trigger.text("at"), by(trigger), null, null),
        run.createdAt(),
        run.startedAt(),
        run.finishedAt(),
        null,
        false);
  }

  /// Whose change started it; null: nobody's.
  static @Nullable String by(Value.Fields trigger) {
    var by = trigger.text("by");
    return by.isEmpty() ? null : by;
  }
}
