package org.convoke.server.flows;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convoke.engine.Engine;
import org.convoke.engine.RunHistory;
import org.convoke.engine.RunOperations;
import org.convoke.engine.RunOperations.Decision;
import org.convoke.engine.RunOperations.From;
import org.convoke.engine.RunOperations.Planned;
import org.convoke.engine.RunOperations.Retry;
import org.convoke.engine.RunOperations.Version;
import org.convoke.engine.StepState;
import org.convoke.model.FieldProblem;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.RunId;
import org.convoke.model.Value;
import org.convoke.model.ValueType;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Mapping;
import org.convoke.model.flows.Step;
import org.convoke.server.access.Caller;
import org.convoke.server.access.Role;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What people do to runs: try again, cancel, decide about what is in doubt, end a wait.
/// Thread-safe.
@Singleton
class RunChanges {

  /// Runs that one call tries again.
  static final int MAX_RUNS = 200;

  private final Instance<Engine> engine;
  private final RunHistory history;
  private final Flows flows;
  private final Catalogs catalogs;

  RunChanges(Instance<Engine> engine, RunHistory history, Flows flows, Catalogs catalogs) {
    this.engine = engine;
    this.history = history;
    this.flows = flows;
    this.catalogs = catalogs;
  }

  /// From where a run is done again.
  enum Start {
    FAILED,
    STEP,
    START
  }

  enum Answer {
    EXISTS,
    AGAIN,
    GIVE_UP
  }

  /// @param from null: FAILED
  /// @param step path of the step, with STEP
  /// @param version null: SAME
  /// @param trigger what replaces values of the event that started the run; null: nothing
  @Schema(name = "RunRetry")
  record Wish(
      @Nullable Start from,
      @Nullable String step,
      @Nullable Version version,
      @Nullable TriggerValues trigger) {}

  /// @param values by field; `null` clears
  @Schema(name = "RunRetryTrigger")
  record TriggerValues(Value.@Nullable Fields values) {}

  void retry(Caller caller, RunId run, Wish wish) {
    var values = Optional.ofNullable(wish.trigger()).map(TriggerValues::values);
    operations()
        .retry(
            caller.organization(),
            run,
            retry(wish, checked(caller, run, wish, values.orElse(Value.NO_FIELDS))),
            caller.person());
  }

  List<Planned> preview(Caller caller, RunId run, Wish wish) {
    return operations().preview(caller.organization(), run, retry(wish, Value.NO_FIELDS));
  }

  /// What became of one run of many.
  ///
  /// @param problem null: it is tried again
  record Tried(String id, @Nullable Problem problem) {}

  /// Tries many again, each by itself.
  List<Tried> retryAll(Caller caller, List<String> runs, Wish wish) {
    if (runs.isEmpty() || runs.size() > MAX_RUNS || wish.from() == Start.STEP) {
      throw Invalid.field(
          "ids",
          "out-of-range",
          Phrase.of(
              "一次可重试 1 到 %d 个运行，从失败处或从头开始。",
              "From 1 to %d runs are tried again at once, from where they failed or from the start.",
              MAX_RUNS));
    }
    var retry = retry(wish, Value.NO_FIELDS);
    return runs.stream().distinct().map(id -> tried(caller, id, retry)).toList();
  }

  private Tried tried(Caller caller, String id, Retry retry) {
    try {
      operations().retry(caller.organization(), RunId.parse(id), retry, caller.person());
      return new Tried(id, null);
    } catch (Problem problem) {
      return new Tried(id, problem);
    }
  }

  void cancel(Caller caller, RunId run) {
    operations().cancel(caller.organization(), run, caller.person());
  }

  /// A builder ends any wait; whom a step waits for says that he has done what it waits for.
  void wake(Caller caller, RunId run, @Nullable String step) {
    var path = requireStep(step);
    if (!caller.is(Role.BUILDER) && !isAwaited(caller, run, path)) {
      throw NotFound.of(RunId.KIND, run.toString());
    }
    operations().wake(caller.organization(), run, path, caller.person());
  }

  private boolean isAwaited(Caller caller, RunId run, String path) {
    return history.awaiting(caller.organization(), run, caller.person()).stream()
        .anyMatch(step -> step.path().equals(path) && step.state() == StepState.WAITING);
  }

  /// @param outputs what later steps see when it exists; null: nothing
  void resolve(
      Caller caller,
      RunId run,
      @Nullable String step,
      @Nullable Answer answer,
      Value.@Nullable Fields outputs) {
    if (answer == null) {
      throw Invalid.field(
          "decision",
          "required",
          Phrase.of("请选择：已存在、重试或放弃。", "Choose: it exists, try again, or give up."));
    }
    var path = requireStep(step);
    var decision =
        switch (answer) {
          case EXISTS ->
              new Decision.Exists(
                  outputs(caller, run, path, outputs == null ? Value.NO_FIELDS : outputs));
          case AGAIN -> new Decision.Again();
          case GIVE_UP -> new Decision.GiveUp();
        };
    operations().resolve(caller.organization(), run, path, decision, caller.person());
  }

  private RunOperations operations() {
    return engine.get().operations();
  }

  private static Retry retry(Wish wish, Value.Fields values) {
    var from =
        switch (wish.from()) {
          case null -> new From.Failed();
          case FAILED -> new From.Failed();
          case START -> new From.Start();
          case STEP -> new From.Step(requireStep(wish.step()));
        };
    return new Retry(from, wish.version() == null ? Version.SAME : wish.version(), values);
  }

  private static String requireStep(@Nullable String step) {
    if (step == null || step.isBlank()) {
      throw Invalid.field("step", "required", Phrase.of("请指定节点。", "Say which step."));
    }
    return step;
  }

  /// The values of the event that a person replaced, if the flow knows them and takes them so.
  private Value.Fields checked(Caller caller, RunId run, Wish wish, Value.Fields values) {
    if (values.values().isEmpty()) {
      return values;
    }
    var definition = definition(caller, run, wish.version() == Version.NEWEST);
    var types = new LinkedHashMap<String, ValueType>();
    FlowScope.of(definition, catalogs.of(caller.organization()))
        .scope()
        .types()
        .forEach(
            (path, type) -> {
              for (var root : List.of("trigger.record.", "trigger.inputs.", "trigger.body.")) {
                if (path.startsWith(root)) {
                  types.put(path.substring(root.length()), type);
                }
              }
            });
    List.of("id", "serial", "createdBy", "createdAt", "updatedAt").forEach(types::remove);
    return checked("trigger.values.", values, types, definition);
  }

  /// What a person says that an action has made, if it is what the action makes.
  private Value.Fields outputs(Caller caller, RunId run, String path, Value.Fields outputs) {
    var definition = definition(caller, run, false);
    var types = new LinkedHashMap<String, ValueType>();
    switch (definition.stepsByKey().at(path).orElse(null)) {
      case Step.Action step ->
          catalogs
              .of(caller.organization())
              .action(step.connection(), step.action())
              .ifPresent(
                  action -> action.outputs().forEach(each -> types.put(each.key(), each.type())));
      case Step.HttpRequest _ -> {
        return checked("outputs.", answered(outputs), FlowScope.HTTP_OUTPUTS, definition);
      }
      case null, default -> {} // makes nothing elsewhere
    }
    return checked("outputs.", outputs, types, definition);
  }

  /// With headers as a real answer has them: texts, each under its name in lower case.
  private static Value.Fields answered(Value.Fields outputs) {
    var headers = outputs.get("headers");
    if (headers.isEmpty()) {
      return outputs;
    }
    if (!(headers instanceof Value.Fields(var given))
        || !given.values().stream().allMatch(Value.Text.class::isInstance)) {
      throw Invalid.field(
          "outputs.headers",
          "wrong-type",
          Phrase.of(
              "请填写 JSON 对象，每个值都是文本，如 {\"location\": \"/orders/1\"}。",
              "Give a JSON object of texts, such as {\"location\": \"/orders/1\"}."));
    }
    var lower = new LinkedHashMap<String, Value>();
    given.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    var all = new LinkedHashMap<>(outputs.values());
    all.put("headers", Value.fields(lower));
    return Value.fields(all);
  }

  private static Value.Fields checked(
      String prefix, Value.Fields values, Map<String, ValueType> types, FlowDefinition definition) {
    var problems = new ArrayList<FieldProblem>();
    var check = new ValueCheck(definition, FlowScope.NOTHING);
    values
        .values()
        .forEach(
            (name, value) -> {
              var type = types.get(name);
              if (type == null) {
                problems.add(
                    new FieldProblem(
                        prefix + name,
                        "unknown-field",
                        Phrase.of("没有字段“%s”。", "There is no field \"%s\".", name)));
              } else {
                check.mapping(
                    prefix + name, new Mapping.Literal(value), type, Phrase.same(name), Set.of());
              }
            });
    problems.addAll(check.problems());
    if (!problems.isEmpty()) {
      throw Invalid.input(problems);
    }
    return values;
  }

  private FlowDefinition definition(Caller caller, RunId run, boolean newest) {
    var org = caller.organization();
    var entry = history.find(org, run).orElseThrow(() -> NotFound.of(RunId.KIND, run));
    var version = entry.version();
    if (newest) {
      version =
          flows
              .find(org, entry.flow().toString())
              .map(Flow::publishedVersion)
              .orElse(entry.version());
    }
    return flows.executed(org, entry.flow(), version);
  }
}
