package org.convoke.server.flows;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.convoke.engine.Effects;
import org.convoke.engine.RunAttempts;
import org.convoke.engine.RunCalls;
import org.convoke.engine.RunHistory;
import org.convoke.engine.RunHistory.Entry;
import org.convoke.engine.RunHistory.StepEntry;
import org.convoke.engine.RunState;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Step;
import org.convoke.server.access.Caller;
import org.convoke.server.access.Role;
import org.convoke.server.forms.Form;
import org.convoke.server.forms.Forms;
import org.convoke.server.platform.Cursor;
import org.convoke.server.platform.LikePattern;
import org.convoke.server.platform.Page;
import org.convoke.server.platform.Paging;
import org.convoke.server.realtime.RunReaders;
import org.jspecify.annotations.Nullable;

/// What people see of runs: builders all of them, others those that their own records started; whom
/// a step waits for, what it waits for. Thread-safe.
@Singleton
class RunPages implements RunReaders {

  private static final Phrase ATTEMPT = Phrase.of("第几次尝试", "attempt");

  /// So many steps come with their run; the others are asked for page by page.
  private static final Paging FIRST = new Paging(200, List.of());

  private final RunHistory history;
  private final RunAttempts attempts;
  private final Effects effects;
  private final RunCalls calls;
  private final Flows flows;
  private final Forms forms;
  private final NamedInRuns named;
  private final RunExcerpts excerpts;

  RunPages(
      RunHistory history,
      RunAttempts attempts,
      Effects effects,
      RunCalls calls,
      Flows flows,
      Forms forms,
      NamedInRuns named,
      RunExcerpts excerpts) {
    this.history = history;
    this.attempts = attempts;
    this.effects = effects;
    this.calls = calls;
    this.flows = flows;
    this.forms = forms;
    this.named = named;
    this.excerpts = excerpts;
  }

  /// Which runs, as the caller wrote it; null: any.
  ///
  /// @param flow id or key
  /// @param state one or several with commas
  /// @param q text in the values that started the run, or in the flow's name
  /// @param from ISO 8601; created then or later
  /// @param to ISO 8601; created before
  record Filter(
      @Nullable String flow,
      @Nullable String state,
      @Nullable String record,
      @Nullable String q,
      @Nullable String from,
      @Nullable String to) {}

  /// Runs that the caller may see, newest first.
  Page<RunView> page(Caller caller, Filter filter, Paging paging) {
    var org = caller.organization();
    var found =
        history.page(
            org,
            new RunHistory.Filter(
                filter.flow() == null ? null : flows.require(org, filter.flow()).id(),
                states(filter.state()),
                filter.record() == null ? null : RecordId.parse(filter.record()),
                caller.is(Role.BUILDER) ? null : caller.person(),
                filter.q() == null || filter.q().isBlank()
                    ? null
                    : LikePattern.containing(filter.q().strip()),
                moment("from", filter.from()),
                moment("to", filter.to())),
            paging.isFirst() ? null : before(paging),
            paging.rows());
    var page = Page.of(found, paging, entry -> Cursor.of(entry.id()));
    return new Page<>(
        page.items().stream().map(entry -> view(caller, entry)).toList(), page.nextCursor());
  }

  /// @throws NotFound when there is none that the caller may see
  RunView.Detail require(Caller caller, RunId id) {
    var entry = find(caller, id);
    return maySee(caller, entry) ? whole(caller, entry) : excerpts.detail(caller, entry);
  }

  /// A run as whoever has just changed it sees it, who may not see it any more.
  RunView changed(Caller caller, RunId id) {
    var entry = find(caller, id);
    return maySee(caller, entry) ? view(caller, entry) : RunExcerpts.run(entry);
  }

  private RunView.Detail whole(Caller caller, Entry entry) {
    var org = caller.organization();
    var id = entry.id();
    var definition = flows.executed(org, entry.flow(), entry.version());
    var steps = entries(org, entry, FIRST);
    return new RunView.Detail(
        view(caller, entry),
        false,
        views(caller, id, steps.items(), definition),
        steps.nextCursor(),
        definition,
        entry.trigger(),
        attempts.of(org, id).stream().map(each -> attempt(each, caller.language())).toList(),
        attempts.interventions(org, id).stream().map(RunPages::intervention).toList(),
        calls.caller(org, id).map(RunPages::related).orElse(null),
        calls.called(org, id).stream().map(RunPages::related).toList(),
        named.in(org, entry.trigger(), steps.items()));
  }

  /// Steps of a run, in the order they were executed.
  ///
  /// @throws NotFound when there is no run that the caller may see
  RunView.StepPage steps(Caller caller, RunId id, Paging paging) {
    var org = caller.organization();
    var entry = find(caller, id);
    if (!maySee(caller, entry)) {
      return excerpts.steps(caller, entry);
    }
    var page = entries(org, entry, paging);
    var definition = flows.executed(caller.organization(), entry.flow(), entry.version());
    return page(org, page, views(caller, id, page.items(), definition));
  }

  private Page<StepEntry> entries(OrgId org, Entry run, Paging paging) {
    return entries(history.steps(org, run.id(), after(paging), paging.rows()), paging);
  }

  private static Page<StepEntry> entries(List<StepEntry> found, Paging paging) {
    return Page.of(found, paging, step -> Cursor.of(step.position()));
  }

  private RunView.StepPage page(OrgId org, Page<StepEntry> page, List<RunView.StepView> views) {
    return new RunView.StepPage(
        views, page.nextCursor(), named.in(org, Value.NO_FIELDS, page.items()));
  }

  /// The position behind which a page of steps begins.
  private static int after(Paging paging) {
    try {
      return paging.isFirst() ? 0 : Integer.parseInt(paging.after().getFirst());
    } catch (NumberFormatException e) {
      throw Cursor.invalid();
    }
  }

  private List<RunView.StepView> views(
      Caller caller, RunId id, List<StepEntry> steps, FlowDefinition definition) {
    var paths = steps.stream().map(StepEntry::path).toList();
    return StepViews.of(
        steps, definition, effects.of(caller.organization(), id, paths), caller.language());
  }

  /// @throws NotFound when there is none that the caller may see
  RunView.AttemptDetail requireAttempt(Caller caller, RunId id, String number) {
    var entry = entry(caller, id);
    var attempt = attempt(caller, id, number);
    var steps = entries(caller, id, attempt, FIRST);
    var definition = flows.executed(caller.organization(), entry.flow(), attempt.version());
    return new RunView.AttemptDetail(
        attempt(attempt, caller.language()),
        StepViews.of(steps.items(), definition, Map.of(), caller.language()),
        steps.nextCursor(),
        definition,
        attempt.trigger(),
        named.in(caller.organization(), attempt.trigger(), steps.items()));
  }

  /// Steps of an earlier attempt, in the order they were executed.
  ///
  /// @throws NotFound when there is none that the caller may see
  RunView.StepPage attemptSteps(Caller caller, RunId id, String number, Paging paging) {
    var entry = entry(caller, id);
    var attempt = attempt(caller, id, number);
    var page = entries(caller, id, attempt, paging);
    var definition = flows.executed(caller.organization(), entry.flow(), attempt.version());
    return page(
        caller.organization(),
        page,
        StepViews.of(page.items(), definition, Map.of(), caller.language()));
  }

  private RunAttempts.Attempt attempt(Caller caller, RunId id, String number) {
    return attempts.of(caller.organization(), id).stream()
        .filter(each -> number.equals(Integer.toString(each.number())))
        .findFirst()
        .orElseThrow(() -> NotFound.of(ATTEMPT, number));
  }

  private Page<StepEntry> entries(
      Caller caller, RunId id, RunAttempts.Attempt attempt, Paging paging) {
    return entries(
        attempts.steps(caller.organization(), id, attempt.number(), after(paging), paging.rows()),
        paging);
  }

  /// What people call the steps of a run, by key.
  Map<String, String> stepNames(Caller caller, RunId id) {
    var entry = entry(caller, id);
    return flows
        .executed(caller.organization(), entry.flow(), entry.version())
        .allSteps()
        .filter(step -> step.name() != null)
        .collect(Collectors.toMap(Step::key, Step::name, (one, _) -> one));
  }

  private Entry find(Caller caller, RunId id) {
    return history.find(caller.organization(), id).orElseThrow(() -> NotFound.of(RunId.KIND, id));
  }

  /// One of which the caller may see everything.
  private Entry entry(Caller caller, RunId id) {
    var entry = find(caller, id);
    if (!maySee(caller, entry)) {
      throw NotFound.of(RunId.KIND, id);
    }
    return entry;
  }

  private static RunView.AttemptView attempt(RunAttempts.Attempt attempt, Locale language) {
    return new RunView.AttemptView(
        attempt.number(),
        attempt.version(),
        attempt.state(),
        attempt.startedAt(),
        attempt.finishedAt(),
        Optional.ofNullable(attempt.error())
            .map(error -> StepViews.error(error, error.step(), language))
            .orElse(null));
  }

  private static RunView.RelatedRun related(RunCalls.Related related) {
    return new RunView.RelatedRun(
        related.run(), related.state(), related.flowKey(), related.flowName(), related.path());
  }

  private static RunView.InterventionView intervention(RunAttempts.Intervention each) {
    return new RunView.InterventionView(
        each.at(), each.by(), each.kind(), each.attempt(), each.detail());
  }

  @Override
  public Set<RunId> readable(Caller caller, Set<RunId> runs) {
    return caller.is(Role.BUILDER)
        ? runs
        : history.concerning(caller.organization(), caller.person(), runs);
  }

  private static boolean maySee(Caller caller, Entry entry) {
    return caller.is(Role.BUILDER)
        || part(entry.trigger(), "record").text("createdBy").equals(caller.person().toString())
        || isPressedBy(caller, entry.trigger());
  }

  /// Whoever presses a button may see what came of it.
  private static boolean isPressedBy(Caller caller, Value.Fields trigger) {
    return trigger.text("type").equals("rowButton")
        && trigger.text("by").equals(caller.person().toString());
  }

  private RunView view(Caller caller, Entry entry) {
    return new RunView(
        entry.id(),
        entry.state(),
        new RunView.FlowReference(entry.flow(), entry.flowKey(), entry.flowName()),
        entry.version(),
        entry.attempt(),
        trigger(caller, entry.trigger()),
        entry.createdAt(),
        entry.startedAt(),
        entry.finishedAt(),
        Optional.ofNullable(entry.error())
            .map(error -> StepViews.error(error, error.step(), caller.language()))
            .orElse(null),
        entry.waitsForTurn());
  }

  private RunView.TriggerView trigger(Caller caller, Value.Fields trigger) {
    var started =
        trigger.get("record") instanceof Value.Fields record
            ? Optional.of(record)
            : Optional.<Value.Fields>empty();
    var form = started.map(_ -> form(caller, part(trigger, "form"))).orElse(null);
    return RunView.TriggerView.of(
        trigger,
        form,
        started.map(record -> record(caller, part(trigger, "form"), record)).orElse(null));
  }

  private RunView.FormReference form(Caller caller, Value.Fields part) {
    var name = forms.find(caller.organization(), part.text("id")).map(Form::name);
    return new RunView.FormReference(
        part.text("id"), part.text("key"), name.orElse(part.text("key")));
  }

  private RunView.RecordReference record(
      Caller caller, Value.Fields formPart, Value.Fields record) {
    var form = forms.find(caller.organization(), formPart.text("id"));
    var title =
        form.flatMap(each -> each.definition().title())
            .map(field -> record.text(field.key()))
            .orElse("");
    return new RunView.RecordReference(record.text("id"), record.text("serial"), title);
  }

  private static Value.Fields part(Value.Fields fields, String name) {
    return fields.get(name) instanceof Value.Fields part ? part : Value.NO_FIELDS;
  }

  private static Set<RunState> states(@Nullable String text) {
    return text == null
        ? Set.of()
        : Arrays.stream(text.split(",")).map(RunPages::state).collect(Collectors.toSet());
  }

  private static @Nullable Instant moment(String parameter, @Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw Invalid.parameter(
          parameter,
          Phrase.of(
              "%s 应为带时区的日期时间，如 2026-11-21T08:00:00Z。",
              "%s expects a date and time with offset, such as 2026-11-21T08:00:00Z.", parameter));
    }
  }

  private static RunState state(String text) {
    try {
      return RunState.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw Invalid.parameter(
          "state",
          Phrase.of(
              "state 应为 READY、RUNNING、WAITING、IN_DOUBT、DONE、FAILED 或 CANCELLED。",
              "state expects READY, RUNNING, WAITING, IN_DOUBT, DONE, FAILED or CANCELLED."));
    }
  }

  private static RunId before(Paging paging) {
    try {
      return RunId.parse(paging.after().getFirst());
    } catch (NotFound e) {
      throw Cursor.invalid();
    }
  }
}
