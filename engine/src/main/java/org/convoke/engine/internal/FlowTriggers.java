package org.convoke.engine.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convoke.database.Returned;
import org.convoke.database.UnitOfWork;
import org.convoke.database.UnitOfWork.Choice;
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

  private static final Started NONE = new NoRuns();

  private final PublishedFlows flows;
  private final Nodes nodes;
  private final Ahead ahead;
  private final Launch launch;

  FlowTriggers(PublishedFlows flows, Nodes nodes, Ahead ahead, Launch launch) {
    this.flows = flows;
    this.nodes = nodes;
    this.ahead = ahead;
    this.launch = launch;
  }

  /// What to do with a run once it is committed.
  interface Launch {

    /// It is to be executed.
    void begun(Work work);

    /// It was executed ahead.
    void ended(RunStore.NewRun run, Ahead.Ended ended);

    /// It waits for its turn.
    void queued(RunStore.NewRun run);

    /// Runs may go on.
    void happened();
  }

  @Override
  public Started start(UnitOfWork unit, RecordEvent event) {
    var started = runs(unit, event);
    if (!event.watched()) {
      return started;
    }
    SubscriptionStore.happened(
        unit,
        new SubscriptionStore.Happening(
            event.org(),
            Subscription.records(event.form(), event.kind()),
            event.recordId() + ":" + event.version(),
            event.run().orElse(null),
            Value.fields(Map.of("record", event.record()))));
    return new Heard(started, launch);
  }

  @Override
  public Started start(UnitOfWork unit, PlatformEvent event) {
    var trigger = RunTrigger.of(event);
    var json = Json.write(trigger.data());
    var businessKey =
        Subscription.platform(event.connection(), event.event())
            + ":"
            + EffectKeys.hash(event.key());
    var runs = new ArrayList<Entry>();
    for (var program : flows.of(event.org())) {
      if (program.definition().trigger() instanceof Trigger.PlatformEvent platform
          && platform.connection().equals(event.connection())
          && platform.event().equals(event.event())) {
        platformRun(program, event, trigger)
            .map(error -> run(program, businessKey, trigger, json, error, event.at()))
            .ifPresent(run -> runs.add(inserted(unit, new Beginning(run, program, trigger))));
      }
    }
    SubscriptionStore.happened(
        unit,
        new SubscriptionStore.Happening(
            event.org(),
            Subscription.platform(event.connection(), event.event()),
            event.key(),
            null,
            Value.fields(Map.of("data", event.data()))));
    return new Heard(new Pending(runs, launch), launch);
  }

  /// Whether an event starts a flow; if so, why its run fails at once.
  private static Optional<Optional<RunError>> platformRun(
      Program program, PlatformEvent event, RunTrigger trigger) {
    try {
      return program.filter().holds(new Journal(trigger.data(), List.of()), event.data())
          ? Optional.of(Optional.empty())
          : Optional.empty();
    } catch (Problem problem) {
      return Optional.of(Optional.of(RunError.of(problem, "")));
    }
  }

  private RunStore.NewRun run(
      Program program,
      String businessKey,
      RunTrigger trigger,
      String json,
      Optional<RunError> error,
      Instant at) {
    return run(program, businessKey, nodes.fence(), 0, json, error, at);
  }

  private Started runs(UnitOfWork unit, RecordEvent event) {
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
    return new Pending(runs, launch);
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
  private static Entry inserted(UnitOfWork unit, Beginning beginning) {
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
    return new Entry(beginning, existing, Optional.empty());
  }

  @Override
  public Started start(UnitOfWork unit, FlowEvent event) {
    var found = flows.find(event.org(), event.flow());
    if (found.isEmpty()) {
      return NONE;
    }
    var program = found.get();
    var trigger = RunTrigger.of(event, program.definition().trigger().typeName());
    var journal = new Journal(trigger.data(), List.of());
    if (!program.filter().holds(journal, record(trigger.data()))) {
      return NONE;
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
    return new Pending(List.of(inserted(unit, new Beginning(run, program, trigger))), launch);
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
    return new Pending(List.of(inserted(unit, new Beginning(run, program, trigger))), launch);
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
    try {
      var journal = new Journal(trigger.data(), List.of());
      if (!isConcerned(program, event) || !program.filter().holds(journal, event.record())) {
        return new Verdict(false, Optional.empty());
      }
    } catch (Problem problem) {
      return new Verdict(true, Optional.of(RunError.of(problem, "")));
    }
    return event.depth() > MAX_DEPTH
        ? new Verdict(true, Optional.of(TriggerLoop.error(program, flows.of(event.org()))))
        : new Verdict(true, Optional.empty());
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
  private Entry entry(UnitOfWork unit, Beginning beginning) {
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
    return new Entry(beginning, existing, Optional.of(new Attempt(ended.get(), choice)));
  }

  /// A run that is about to be inserted.
  private record Beginning(RunStore.NewRun run, Program program, RunTrigger trigger) {

    StartedRun started(RunId id) {
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
              trigger.data(),
              0,
              run.caller());
      return new Work(stored, () -> program, List.of(), Map.of(), Map.of(), Set.of());
    }
  }

  /// A run that was executed ahead.
  ///
  /// @param choice whether the database took it so
  private record Attempt(Ahead.Ended ended, Choice choice) {}

  /// @param existing the run that the database has for the event, unless it was executed ahead
  private record Entry(Beginning beginning, Returned<RunId> existing, Optional<Attempt> attempt) {

    private boolean wasAhead() {
      return attempt.filter(tried -> tried.choice().isPreferred()).isPresent();
    }

    StartedRun planned() {
      return beginning.started(beginning.run().key().run());
    }

    StartedRun started() {
      return wasAhead() ? planned() : beginning.started(existing.value());
    }

    void launch(Launch launch) {
      var run = beginning.run();
      if (wasAhead()) {
        launch.ended(run, attempt.orElseThrow().ended());
      } else if (existing.value().equals(run.key().run()) && !run.state().isFinal()) {
        begin(launch, run);
      }
    }

    private void begin(Launch launch, RunStore.NewRun run) {
      if (run.state() == RunState.WAITING) {
        launch.queued(run);
      } else {
        launch.begun(beginning.work());
      }
    }
  }

  /// The same, and runs that wait are told.
  private record Heard(Started started, Launch each) implements Started {

    @Override
    public List<StartedRun> planned() {
      return started.planned();
    }

    @Override
    public List<StartedRun> runs() {
      return started.runs();
    }

    @Override
    public void launch() {
      started.launch();
      each.happened();
    }
  }

  private record NoRuns() implements Started {

    @Override
    public List<StartedRun> planned() {
      return List.of();
    }

    @Override
    public List<StartedRun> runs() {
      return List.of();
    }

    @Override
    public void launch() {}
  }

  private record Pending(List<Entry> entries, Launch each) implements Started {

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
      entries.forEach(entry -> entry.launch(each));
    }
  }
}
