package org.convoke.engine.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convoke.connectors.Plan;
import org.convoke.database.DatabaseUnavailable;
import org.convoke.engine.Change;
import org.convoke.engine.FlowEvent;
import org.convoke.engine.FlowPlan;
import org.convoke.engine.FlowPlan.Deed;
import org.convoke.engine.FlowPlan.PlanEnd;
import org.convoke.engine.FlowPlan.PlannedStep;
import org.convoke.engine.FlowPlan.Question;
import org.convoke.engine.Planner;
import org.convoke.engine.Rehearsal;
import org.convoke.engine.Rehearsal.Known;
import org.convoke.engine.RunError;
import org.convoke.engine.StepContext;
import org.convoke.engine.StepState;
import org.convoke.engine.expressions.Expressions;
import org.convoke.engine.expressions.Variables;
import org.convoke.engine.internal.Frontier.Item;
import org.convoke.engine.internal.Frontier.Status;
import org.convoke.engine.internal.Journal.Entry;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Until;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Goes through a flow as a run would, with a journal that is never written. Public only for the
/// planner; made anew for each plan, confined to one thread.
public final class Walk {

  private static final Logger LOG = LoggerFactory.getLogger(Walk.class);

  /// Somebody waits for the answer. Looked at between steps: one that asks a platform has limits of
  /// its own.
  static final Duration LONGEST = Duration.ofSeconds(10);

  private final Question question;
  private final Rehearsal rehearsal;
  private final InstantSource clock;
  private final ProgramCompiler compiler;
  private final List<StepPlan> program;
  private final RunTrigger trigger;
  private final RunId run = RunId.create();
  private final Instant beganAt;
  private final Journal journal;
  private final Steps steps;
  private final Map<String, PlannedStep> planned = new LinkedHashMap<>();

  /// By the path of the step that calls it.
  private final Map<String, FlowPlan.Called> called = new HashMap<>();

  private final Pace pace;

  /// How many flows have called each other to come here.
  private final int depth;

  /// How far it has come together with the flows that it calls.
  private static final class Pace {
    private final Instant end;
    private int steps;

    Pace(Instant end) {
      this.end = end;
    }
  }

  public Walk(Question question, Rehearsal rehearsal, InstantSource clock) {
    this(question, rehearsal, clock, new Pace(clock.instant().plus(LONGEST)), 0);
  }

  private Walk(Question question, Rehearsal rehearsal, InstantSource clock, Pace pace, int depth) {
    this.question = question;
    this.rehearsal = rehearsal;
    this.clock = clock;
    this.pace = pace;
    this.depth = depth;
    this.beganAt = clock.instant();
    this.compiler = ProgramCompiler.ofDraft(Expressions.over(question.scope()));
    this.program = compiler.steps(question.definition().steps());
    this.trigger = trigger(question, beganAt);
    this.journal = new Journal(trigger.data(), List.of());
    this.steps =
        new Steps(
            rehearsal.records(),
            (_, connection, action) -> {
              throw new IllegalStateException(action + " of " + connection + " is not acted out");
            },
            this::called,
            (event, _, _) -> {
              throw new IllegalStateException("nobody waits for " + event);
            });
  }

  private static RunTrigger trigger(Question question, Instant now) {
    var event =
        new FlowEvent(
            question.org(), question.flow(), "plan", question.trigger(), question.by(), 0, now);
    return RunTrigger.of(event, question.definition().trigger().typeName());
  }

  private Performed called(Step.CallFlow step, StepContext context, Value.Fields input) {
    if (depth + 1 > FlowTriggers.MAX_DEPTH) {
      throw FlowCalls.tooDeep(step);
    }
    var asked = rehearsal.call(context, step.flow(), input);
    var inside = new Walk(asked, rehearsal.inside(), clock, pace, depth + 1);
    var end = inside.walk();
    called.put(
        context.path(),
        new FlowPlan.Called(
            asked.flow(),
            asked.flowName(),
            asked.definition(),
            List.copyOf(inside.planned.values()),
            end));
    return step.waits() && end == PlanEnd.FAILED
        ? new Performed.Broke(FlowCalls.failed(inside.reason(), context.path()))
        : new Performed.Done(Change.nothing(step.waits() ? inside.answer() : inside.runId()));
  }

  private Phrase reason() {
    return journal.failure("").map(RunError::detail).orElse(Phrase.of("它失败了。", "It failed."));
  }

  private Value.Fields answer() {
    return journal.outputs(program).orElse(Value.NO_FIELDS).with(runId().values());
  }

  private Value.Fields runId() {
    return Value.fields(Map.of("runId", Value.of(run)));
  }

  public FlowPlan plan() {
    try {
      return plan(meetsFilter(), null);
    } catch (Problem problem) {
      return plan(false, RunError.of(problem, ""));
    }
  }

  private boolean meetsFilter() {
    var data = trigger.data();
    var subject = data.get("record").isEmpty() ? data.get("data") : data.get("record");
    return compiler
        .condition(question.definition().trigger().filter())
        .holds(journal, subject instanceof Value.Fields fields ? fields : Value.NO_FIELDS);
  }

  private FlowPlan plan(boolean starts, @Nullable RunError filterProblem) {
    var end = walk();
    return new FlowPlan(starts, filterProblem, new ArrayList<>(planned.values()), end);
  }

  private PlanEnd walk() {
    while (true) {
      var frontier = Interpreter.frontier(program, journal);
      if (frontier.status() != Status.OPEN) {
        return frontier.status() == Status.FAILED || journal.hasFailed()
            ? PlanEnd.FAILED
            : PlanEnd.DONE;
      }
      if (pace.steps >= Planner.MAX_STEPS || clock.instant().isAfter(pace.end)) {
        return PlanEnd.UNFINISHED;
      }
      var next = next(frontier);
      if (next.isEmpty()) {
        return PlanEnd.UNFINISHED;
      }
      go(next.get());
    }
  }

  /// What never ends is not waited for.
  private Optional<Item> next(Frontier frontier) {
    return frontier.items().stream()
        .filter(item -> !(item instanceof Item.Pending))
        .min(Comparator.comparingInt(item -> rehearsal.turn(item.place().path())));
  }

  private void go(Item item) {
    switch (item) {
      case Item.Perform(var place) -> perform(place);
      case Item.Close(var place, var failed) -> close(place, failed);
      case Item.Pending(var place, _) ->
          throw new IllegalStateException(place.path() + " waits in a plan");
    }
  }

  private void perform(Place place) {
    var input = Value.NO_FIELDS;
    var variables = journal.in(place.iteration());
    try {
      input = steps.input(place.plan(), variables);
      var known = known(place, input);
      if (known.isPresent()) {
        remember(place, input, known.get());
      } else {
        act(place, input, variables);
      }
    } catch (Problem problem) {
      fails(place, input, null, RunError.of(problem, place.path()));
    } catch (DatabaseUnavailable unavailable) {
      throw unavailable;
    } catch (RuntimeException unexpected) {
      LOG.error("plan of flow {} step {} failed", question.flow(), place.path(), unexpected);
      fails(place, input, null, RunError.unexpected(place.path()));
    }
  }

  /// What the flow itself decides is never known beforehand.
  private Optional<Known> known(Place place, Value.Fields input) {
    return switch (what(place.step())) {
      case DECIDES, COMPUTES, ENDS -> Optional.empty();
      case READS, CHANGES, ACTS, WAITS, STARTS ->
          rehearsal.known(place.path(), place.step(), input);
    };
  }

  private void remember(Place place, Value.Fields input, Known known) {
    switch (known) {
      case Known.Answered(var output) -> ends(place, input, output, "", null);
      case Known.Broke(var error) -> fails(place, input, null, error);
      case Known.Silent _ -> {
        journal.add(entry(place, StepState.PENDING.after(StepState.Event.WAITED), input));
        plan(place, input, Value.NO_FIELDS, "", null, null);
      }
    }
  }

  private void act(Place place, Value.Fields input, Variables variables) {
    var context = context(place.path());
    var asked = Asked.by(place.step());
    if (asked.isPresent()) {
      acted(
          place,
          input,
          rehearsal.act(context, asked.get().connection(), asked.get().action(), input));
    } else if (place.step() instanceof Step.Wait wait) {
      ends(place, input, waited(wait, context, input), "", null);
    } else {
      performed(place, input, steps.perform(place.plan(), context, input, variables));
    }
  }

  private void acted(Place place, Value.Fields input, Rehearsal.Act act) {
    if (act.problem() == null) {
      ends(place, input, act.output(), "", act.chat());
    } else {
      fails(place, input, act.chat(), RunError.of(act.problem(), place.path()));
    }
  }

  /// As if what is waited for came at once; of an event nothing is known.
  private Value.Fields waited(Step.Wait wait, StepContext context, Value.Fields input) {
    var until = WaitSteps.until(wait, input, context.now());
    if (wait.until() instanceof Until.Event event) {
      if (event instanceof Until.RecordChange change) {
        rehearsal.records().watch(context, change.form());
      }
      return WaitSteps.output(Value.NO_FIELDS, context.now());
    }
    return WaitSteps.output(wait, until.orElse(context.now()));
  }

  private void performed(Place place, Value.Fields input, Performed performed) {
    switch (performed) {
      case Performed.Done(var change, var branch) ->
          ends(place, input, change.output(), branch, null);
      case Performed.Opened _ -> opens(place, input);
      case Performed.Broke(var error) -> fails(place, input, null, error);
      case Performed.Waits _, Performed.Listens _, Performed.Calls _, Performed.Intends _ ->
          throw new IllegalStateException(place.path() + " does something in a plan");
    }
  }

  private void opens(Place place, Value.Fields input) {
    journal.add(entry(place, StepState.PENDING.after(StepState.Event.OPENED), input));
    plan(place, input, Value.NO_FIELDS, "", null, null);
  }

  private void ends(
      Place place, Value.Fields input, Value.Fields output, String branch, @Nullable Plan chat) {
    journal.add(
        entry(place, StepState.PENDING, input)
            .withBranch(branch)
            .ended(StepState.Event.COMMITTED, output, null, beganAt));
    plan(place, input, output, branch, chat, null);
  }

  private void fails(Place place, Value.Fields input, @Nullable Plan chat, RunError problem) {
    journal.add(
        entry(place, StepState.PENDING, input)
            .ended(StepState.Event.BROKE, Value.NO_FIELDS, problem, beganAt));
    plan(place, input, Value.NO_FIELDS, "", chat, problem);
  }

  private void close(Place place, boolean failed) {
    var entry = journal.require(place.path());
    try {
      var output =
          failed || !(place.step() instanceof Step.ForEach)
              ? Value.NO_FIELDS
              : Preparation.collected(place, entry, journal);
      var event = failed ? StepState.Event.BROKE : StepState.Event.COMMITTED;
      journal.add(entry.ended(event, output, null, beganAt));
      plan(place, entry.input(), output, "", null, null);
    } catch (Problem problem) {
      var error = RunError.of(problem, place.path());
      journal.add(entry.ended(StepState.Event.BROKE, Value.NO_FIELDS, error, beganAt));
      plan(place, entry.input(), Value.NO_FIELDS, "", null, error);
    }
  }

  private Entry entry(Place place, StepState state, Value.Fields input) {
    return Entry.begun(place.path(), journal.nextPosition(), state, input, beganAt);
  }

  private void plan(
      Place place,
      Value.Fields input,
      Value.Fields output,
      String branch,
      @Nullable Plan chat,
      @Nullable RunError problem) {
    var before =
        planned.put(
            place.path(),
            new PlannedStep(
                place.path(),
                place.step().key(),
                what(place.step()),
                input,
                output,
                branch,
                chat,
                called.get(place.path()),
                problem));
    pace.steps += before == null ? 1 : 0;
  }

  private StepContext context(String path) {
    return new StepContext(
        question.org(),
        run,
        question.flow(),
        question.flowName(),
        path,
        trigger.form(),
        trigger.record(),
        trigger.by(),
        0,
        beganAt);
  }

  private static Deed what(Step step) {
    return switch (step) {
      case Step.Branch _, Step.Parallel _, Step.ForEach _ -> Deed.DECIDES;
      case Step.Compute _ -> Deed.COMPUTES;
      case Step.GetRecord _, Step.GetRecords _ -> Deed.READS;
      case Step.AddRecord _,
          Step.UpdateRecord _,
          Step.UpdateRecords _,
          Step.DeleteRecord _,
          Step.DeleteRecords _ ->
          Deed.CHANGES;
      case Step.Action _, Step.SendMessage _, Step.HttpRequest _ -> Deed.ACTS;
      case Step.Wait _ -> Deed.WAITS;
      case Step.CallFlow _ -> Deed.STARTS;
      case Step.Stop _ -> Deed.ENDS;
    };
  }
}
