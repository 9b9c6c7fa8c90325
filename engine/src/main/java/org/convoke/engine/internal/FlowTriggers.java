package org.convoke.engine.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.FlowEvent;
import org.convoke.engine.FlowFailures;
import org.convoke.engine.PlatformEvent;
import org.convoke.engine.RecordEvent;
import org.convoke.engine.RunError;
import org.convoke.engine.RunState;
import org.convoke.engine.Triggers;
import org.convoke.engine.expressions.Expression;
import org.convoke.model.Invalid;
import org.convoke.model.Json;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.model.flows.Trigger;
import org.jspecify.annotations.Nullable;

/// Makes runs of events. Reads nothing from the database once an organization's flows are in
/// memory.
final class FlowTriggers implements Triggers {

  /// Runs that trigger each other in a row. A guess: people cannot follow longer chains.
  static final int MAX_DEPTH = 16;

  private final PublishedFlows flows;
  private final Nodes nodes;
  private final Ahead ahead;
  private final Launching launching;

  FlowTriggers(PublishedFlows flows, Nodes nodes, Ahead ahead, Launching launching) {
    this.flows = flows;
    this.nodes = nodes;
    this.ahead = ahead;
    this.launching = launching;
  }

  @Override
  public Started start(UnitOfWork unit, RecordEvent event) {
    var started = runs(unit, event);
    if (!event.watched()) {
      return started;
    }
    HappeningStore.happened(
        unit,
        new HappeningStore.Happening(
            event.org(),
            Subscription.records(event.form(), event.kind()),
            event.recordId() + ":" + event.version(),
            event.run().orElse(null),
            Value.fields(Map.of("record", event.record()))));
    return started.heard();
  }

  @Override
  public Started start(UnitOfWork unit, PlatformEvent event) {
    var trigger = RunTrigger.of(event);
    var json = Json.write(trigger.data());
    var businessKey =
        Subscription.platform(event.connection(), event.event())
            + ":"
            + EffectKeys.hash(event.key());
    var runs = new ArrayList<StartedRuns.Entry>();
    for (var program : flows.of(event.org())) {
      if (program.definition().trigger() instanceof Trigger.PlatformEvent platform
          && platform.connection().equals(event.connection())
          && platform.event().equals(event.event())) {
        var verdict = verdict(program, trigger, event.data());
        if (verdict.starts()) {
          var run = run(program, businessKey, nodes.fence(), 0, json, verdict.error(), event.at());
          runs.add(inserted(unit, new Beginning(run, program, trigger)));
        }
      }
    }
    HappeningStore.happened(
        unit,
        new HappeningStore.Happening(
            event.org(),
            Subscription.platform(event.connection(), event.event()),
            event.key(),
            null,
            Value.fields(Map.of("data", event.data()))));
    return new StartedRuns(runs, launching).heard();
  }

  private StartedRuns runs(UnitOfWork unit, RecordEvent event) {
    var programs = flows.startedBy(event.org(), event.formKey(), event.kind());
    if (programs.isEmpty()) {
      return new StartedRuns(List.of(), launching);
    }
    var trigger = RunTrigger.of(event);
    var json = Json.write(trigger.data());
    var fence = nodes.fence();
    var runs = new ArrayList<StartedRuns.Entry>(programs.size());
    for (var program : programs) {
      var verdict = verdict(program, event, trigger);
      if (verdict.starts()) {
        var run =
            run(
                program,
                businessKey(event),
                fence,
                event.depth(),
                json,
                verdict.error(),
                event.at());
        runs.add(entry(unit, new Beginning(run, program, trigger)));
      }
    }
    return new StartedRuns(runs, launching);
  }

  private static RunStore.NewRun run(
      Program program,
      String businessKey,
      Fence fence,
      int depth,
      String trigger,
      Optional<RunError> error,
      Instant at) {
    return new RunStore.NewRun(
        new RunKey(program.org(), RunId.create()),
        program.flow(),
        program.version(),
        businessKey,
        error.isPresent() ? RunState.FAILED : beginning(program),
        fence,
        depth,
        trigger,
        error.orElse(null),
        at,
        null);
  }

  private static RunState beginning(Program program) {
    return program.takesTurns() ? RunState.WAITING : RunState.READY;
  }

  /// Adds a run to the unit, and puts it in the queue of its flow if it has one.
  private static StartedRuns.Entry inserted(UnitOfWork unit, Beginning beginning) {
    var run = beginning.run();
    var existing = RunStore.insert(unit, run);
    if (run.state() == RunState.FAILED
        && beginning.program().definition().rules().notifiesOwner()) {
      FlowFailures.note(unit, run.key().org(), run.flow(), run.key().run());
    }
    if (run.state() == RunState.WAITING) {
      var key = Turns.key(beginning.program(), beginning.trigger().data(), run.businessKey());
      TurnStore.take(unit, run.key(), run.flow(), key);
    }
    return new StartedRuns.Entry(beginning, existing, Optional.empty());
  }

  @Override
  public Started start(UnitOfWork unit, FlowEvent event) {
    var found = flows.find(event.org(), event.flow());
    if (found.isEmpty()) {
      return new StartedRuns(List.of(), launching);
    }
    var program = found.get();
    var trigger = RunTrigger.of(event, program.definition().trigger().typeName());
    var journal = new Journal(trigger.data(), List.of());
    if (!program.filter().holds(journal, record(trigger.data()))) {
      return new StartedRuns(List.of(), launching);
    }
    var error =
        event.depth() > MAX_DEPTH
            ? Optional.of(TriggerLoop.error(program, flows.of(event.org())))
            : Optional.<RunError>empty();
    var run =
        run(
            program,
            program.key().map(key -> computed(key, journal)).orElse(event.businessKey()),
            nodes.fence(),
            event.depth(),
            Json.write(trigger.data()),
            error,
            event.at());
    return new StartedRuns(
        List.of(inserted(unit, new Beginning(run, program, trigger))), launching);
  }

  /// Adds to a unit a run of a flow that is called.
  ///
  /// @param caller null: nobody waits for it
  Started call(
      UnitOfWork unit, Program program, FlowEvent event, RunStore.@Nullable Caller caller) {
    var trigger = RunTrigger.of(event, program.definition().trigger().typeName());
    var run =
        new RunStore.NewRun(
            new RunKey(program.org(), RunId.create()),
            program.flow(),
            program.version(),
            event.businessKey(),
            beginning(program),
            nodes.fence(),
            event.depth(),
            Json.write(trigger.data()),
            null,
            event.at(),
            caller);
    return new StartedRuns(
        List.of(inserted(unit, new Beginning(run, program, trigger))), launching);
  }

  private static Value.Fields record(Value.Fields trigger) {
    return trigger.get("record") instanceof Value.Fields record ? record : Value.NO_FIELDS;
  }

  /// A key may be as long as a body; the hash is not.
  private static String computed(Expression key, Journal journal) {
    var value = key.evaluate(journal);
    if (value.isEmpty()) {
      throw Invalid.field(
          "key",
          "required",
          Phrase.of(
              "请求中没有用于去重的键。",
              "The call has no value for the key by which it is told from others."));
    }
    return "key:" + EffectKeys.hash(Json.write(value));
  }

  @Override
  public List<Offer> offers(OrgId org) {
    return flows.of(org).stream()
        .map(
            program ->
                new Offer(
                    program.flow(),
                    program.flowKey(),
                    program.flowName(),
                    program.definition().trigger()))
        .toList();
  }

  @Override
  public List<Button> buttons(OrgId org, String formKey, Value.Fields record, PersonId by) {
    var buttons = new ArrayList<Button>();
    for (var program : flows.of(org)) {
      if (program.definition().trigger() instanceof Trigger.RowButton button
          && button.form().equals(formKey)
          && isMet(program, record, by)) {
        buttons.add(new Button(program.flowKey(), button.label()));
      }
    }
    return buttons;
  }

  /// A filter that cannot be evaluated for a record does not offer its button there.
  private static boolean isMet(Program program, Value.Fields record, PersonId by) {
    try {
      var trigger = Value.fields(Map.of("record", record, "by", Value.of(by)));
      var journal = new Journal(trigger, List.of());
      return program.filter().holds(journal, record);
    } catch (Problem problem) {
      return false;
    }
  }

  /// Whether an event starts a flow, or starts a run that fails at once.
  private record Verdict(boolean starts, Optional<RunError> error) {}

  private Verdict verdict(Program program, RecordEvent event, RunTrigger trigger) {
    if (!isConcerned(program, event)) {
      return new Verdict(false, Optional.empty());
    }
    var verdict = verdict(program, trigger, event.record());
    return verdict.starts() && verdict.error().isEmpty() && event.depth() > MAX_DEPTH
        ? new Verdict(true, Optional.of(TriggerLoop.error(program, flows.of(event.org()))))
        : verdict;
  }

  private static Verdict verdict(Program program, RunTrigger trigger, Value.Fields filtered) {
    try {
      var journal = new Journal(trigger.data(), List.of());
      return new Verdict(program.filter().holds(journal, filtered), Optional.empty());
    } catch (Problem problem) {
      return new Verdict(true, Optional.of(RunError.of(problem, "")));
    }
  }

  /// Whether a change is one of those that the flow waits for.
  private static boolean isConcerned(Program program, RecordEvent event) {
    return !(program.definition().trigger() instanceof Trigger.RecordUpdated updated)
        || updated.fields().isEmpty()
        || updated.fields().stream()
            .anyMatch(field -> !event.before().get(field).equals(event.record().get(field)));
  }

  private static String businessKey(RecordEvent event) {
    return event.recordId() + ":" + event.kind() + ":" + event.version();
  }

  /// Adds a run to the unit: as one that has ended, if it can be executed ahead, and if the
  /// database takes it.
  private StartedRuns.Entry entry(UnitOfWork unit, Beginning beginning) {
    var run = beginning.run();
    if (run.state() != RunState.READY || run.depth() > 0) {
      return inserted(unit, beginning);
    }
    var ended = ahead.execute(run, beginning.work());
    if (ended.isEmpty()) {
      return inserted(unit, beginning);
    }
    var otherwise = new UnitOfWork();
    var existing = RunStore.insert(otherwise, run);
    var choice = unit.addEither(ended.get().unit(), otherwise);
    return new StartedRuns.Entry(
        beginning, existing, Optional.of(new StartedRuns.Attempt(ended.get(), choice)));
  }
}
