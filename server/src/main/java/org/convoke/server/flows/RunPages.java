package org.convoke.server.flows;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convoke.engine.RunError;
import org.convoke.engine.RunHistory;
import org.convoke.engine.RunHistory.Entry;
import org.convoke.engine.RunHistory.StepEntry;
import org.convoke.engine.RunState;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Step;
import org.convoke.server.access.Caller;
import org.convoke.server.access.Role;
import org.convoke.server.flows.RunView.ErrorView;
import org.convoke.server.flows.RunView.StepView;
import org.convoke.server.forms.Forms;
import org.convoke.server.platform.Cursor;
import org.convoke.server.platform.Page;
import org.convoke.server.platform.Paging;
import org.convoke.server.realtime.RunReaders;
import org.jspecify.annotations.Nullable;

/// What people see of runs: builders all of them, others those that their own records started.
/// Thread-safe.
@Singleton
class RunPages implements RunReaders {

  private static final Phrase KIND = Phrase.of("运行记录", "run");

  private final RunHistory history;
  private final Flows flows;
  private final Forms forms;
  private final NamedInRuns named;

  RunPages(RunHistory history, Flows flows, Forms forms, NamedInRuns named) {
    this.history = history;
    this.flows = flows;
    this.forms = forms;
    this.named = named;
  }

  /// Which runs, as the caller wrote it; null: any.
  ///
  /// @param flow id or key
  record Filter(@Nullable String flow, @Nullable String state, @Nullable String record) {}

  /// Runs that the caller may see, newest first.
  Page<RunView> page(Caller caller, Filter filter, Paging paging) {
    var org = caller.organization();
    var found =
        history.page(
            org,
            new RunHistory.Filter(
                filter.flow() == null ? null : flows.require(org, filter.flow()).id(),
                filter.state() == null ? null : state(filter.state()),
                filter.record() == null ? null : RecordId.parse(filter.record()),
                caller.is(Role.BUILDER) ? null : caller.person()),
            paging.isFirst() ? null : before(paging),
            paging.rows());
    var page = Page.of(found, paging, entry -> Cursor.of(entry.id()));
    return new Page<>(
        page.items().stream().map(entry -> view(caller, entry)).toList(), page.nextCursor());
  }

  /// @throws NotFound when there is none that the caller may see
  RunView.Detail require(Caller caller, RunId id) {
    var org = caller.organization();
    var entry =
        history
            .find(org, id)
            .filter(each -> maySee(caller, each))
            .orElseThrow(() -> NotFound.of(KIND, id));
    var steps = history.steps(org, id);
    var definition =
        flows
            .version(org, entry.flow(), entry.version())
            .map(FlowVersion::definition)
            .orElse(FlowDefinition.EMPTY);
    return new RunView.Detail(
        view(caller, entry),
        steps(steps, definition, caller.language()),
        definition,
        entry.trigger(),
        named.in(org, entry, steps));
  }

  @Override
  public Set<RunId> readable(Caller caller, Set<RunId> runs) {
    return caller.is(Role.BUILDER)
        ? runs
        : history.startedBy(caller.organization(), caller.person(), runs);
  }

  private static boolean maySee(Caller caller, Entry entry) {
    return caller.is(Role.BUILDER)
        || part(entry.trigger(), "record").text("createdBy").equals(caller.person().toString());
  }

  private RunView view(Caller caller, Entry entry) {
    return new RunView(
        entry.id(),
        entry.state(),
        new RunView.FlowReference(entry.flow(), entry.flowKey(), entry.flowName()),
        entry.version(),
        trigger(caller, entry.trigger()),
        entry.createdAt(),
        entry.startedAt(),
        entry.finishedAt(),
        Optional.ofNullable(entry.error())
            .map(error -> error(error, error.step(), caller.language()))
            .orElse(null));
  }

  private RunView.TriggerView trigger(Caller caller, Value.Fields trigger) {
    var formPart = part(trigger, "form");
    var record = part(trigger, "record");
    var form = forms.find(caller.organization(), formPart.text("id"));
    var title =
        form.flatMap(each -> each.definition().title())
            .map(field -> record.text(field.key()))
            .orElse("");
    var by = trigger.text("by");
    return new RunView.TriggerView(
        trigger.text("type"),
        trigger.text("at"),
        by.isEmpty() ? null : by,
        new RunView.FormReference(
            formPart.text("id"),
            formPart.text("key"),
            form.map(each -> each.name()).orElse(formPart.text("key"))),
        new RunView.RecordReference(record.text("id"), record.text("serial"), title));
  }

  private static List<StepView> steps(
      List<StepEntry> entries, FlowDefinition definition, Locale language) {
    Map<String, Step> byKey =
        definition
            .allSteps()
            .collect(Collectors.toMap(Step::key, Function.identity(), (one, _) -> one));
    return entries.stream().map(entry -> step(entry, byKey, language)).toList();
  }

  private static StepView step(StepEntry entry, Map<String, Step> byKey, Locale language) {
    var key = entry.path().substring(entry.path().lastIndexOf('.') + 1);
    var step = Optional.ofNullable(byKey.get(key));
    return new StepView(
        entry.path(),
        key,
        step.map(Step::name).orElse(""),
        step.map(Step::typeName).orElse(""),
        entry.state(),
        entry.input(),
        entry.output(),
        Optional.ofNullable(entry.error()).map(each -> error(each, "", language)).orElse(null),
        entry.startedAt(),
        entry.finishedAt(),
        entry.wakeAt(),
        entry.attempts(),
        entry.branch());
  }

  private static ErrorView error(RunError error, String step, Locale language) {
    return new ErrorView(
        error.code(),
        error.title().in(language),
        error.detail().in(language),
        step.isEmpty() ? null : step);
  }

  private static Value.Fields part(Value.Fields fields, String name) {
    return fields.get(name) instanceof Value.Fields part ? part : Value.NO_FIELDS;
  }

  private static RunState state(String text) {
    try {
      return RunState.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw new Invalid(
          "invalid-parameter",
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
