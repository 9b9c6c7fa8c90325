package org.convoke.engine.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.Change;
import org.convoke.engine.FlowEvent;
import org.convoke.engine.RunError;
import org.convoke.engine.RunOperations.From;
import org.convoke.engine.RunOperations.Retry;
import org.convoke.engine.RunOperations.Version;
import org.convoke.engine.StepContext;
import org.convoke.engine.internal.CallStore.Called;
import org.convoke.model.Conflict;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Steps that call another flow: its run commits with the step's line in the journal, and its end
/// comes back as a signal, see [CallStore].
///
/// The business key of the called run is made of the caller and the path, so that a caller that is
/// tried again meets the same run: what was done in it is not done twice.
final class FlowCalls {

  private static final Logger LOG = LoggerFactory.getLogger(FlowCalls.class);

  private final CallStore calls;
  private final PublishedFlows flows;
  private final FlowTriggers triggers;
  private final Operations operations;

  FlowCalls(CallStore calls, PublishedFlows flows, FlowTriggers triggers, Operations operations) {
    this.calls = calls;
    this.flows = flows;
    this.triggers = triggers;
    this.operations = operations;
  }

  /// @throws Conflict when there is no such flow that can be called, or too many called each other
  Performed call(Step.CallFlow step, StepContext context, RunStore.Stored run, Value.Fields input) {
    var program = callable(step, context);
    var known = run.attempt() == 1 ? Optional.<Called>empty() : known(run, program, context);
    if (known.isPresent()) {
      return again(step, context, known.get(), input);
    }
    if (context.depth() + 1 > FlowTriggers.MAX_DEPTH) {
      throw tooDeep(step);
    }
    var unit = new UnitOfWork();
    var started =
        triggers.call(
            unit,
            program,
            new FlowEvent(
                context.org(),
                program.flow(),
                "call:" + context.run() + ":" + context.path(),
                Value.fields(Map.of("inputs", input)),
                context.startedBy(),
                context.depth() + 1,
                context.now()),
            new RunStore.Caller(context.run(), context.path()));
    var id = started.planned().getFirst().id();
    var change = new Change(Value.fields(Map.of("runId", Value.of(id))), unit, started::launch);
    return step.waits() ? new Performed.Calls(change) : new Performed.Done(change);
  }

  /// Starts the flow that handles failures, with the commit that fails a run.
  ///
  /// @return empty when the flow names none, or one that cannot be called; a failure is not made
  ///   worse by that
  Optional<Change> afterFailure(Running running, RunError error) {
    var key = running.program().definition().rules().onFailure();
    var context = running.context(error.step());
    if (key == null || context.depth() + 1 > FlowTriggers.MAX_DEPTH) {
      return Optional.empty();
    }
    var handler = find(context.org(), key);
    if (handler.isEmpty()) {
      LOG.warn("run {}: the flow {} for failures cannot be called", context.run(), key);
      return Optional.empty();
    }
    var unit = new UnitOfWork();
    var started =
        triggers.call(
            unit,
            handler.get(),
            new FlowEvent(
                context.org(),
                handler.get().flow(),
                "failure:" + context.run() + ":" + running.work().run().attempt(),
                Value.fields(Map.of("inputs", failure(running, error))),
                context.startedBy(),
                context.depth() + 1,
                context.now()),
            null);
    return Optional.of(new Change(Value.NO_FIELDS, unit, started::launch));
  }

  /// What a flow that handles failures is given.
  private static Value.Fields failure(Running running, RunError error) {
    var inputs = new LinkedHashMap<String, Value>();
    inputs.put("run", Value.of(running.key().run()));
    inputs.put("flow", Value.of(running.program().flowKey()));
    inputs.put("flowName", Value.of(running.program().flowName()));
    inputs.put("step", Value.of(error.step()));
    inputs.put("code", Value.of(error.code()));
    inputs.put("message", Value.of(error.detail().zh()));
    inputs.put("messageEn", Value.of(error.detail().en()));
    return Value.fields(inputs);
  }

  private Optional<Program> find(OrgId org, String key) {
    return flows.of(org).stream()
        .filter(program -> program.flowKey().equals(key))
        .filter(program -> program.definition().trigger() instanceof Trigger.Call)
        .findFirst();
  }

  private Program callable(Step.CallFlow step, StepContext context) {
    return find(context.org(), step.flow())
        .orElseThrow(
            () ->
                new Conflict(
                    "flow-not-callable",
                    Phrase.of(
                        "自动化 %s 不存在、未启用，或不能被调用。",
                        "The flow %s does not exist, is not enabled, or cannot be called.",
                        step.flow())));
  }

  static Conflict tooDeep(Step.CallFlow step) {
    return new Conflict(
        "call-loop",
        Phrase.of(
            "自动化相互调用或触发已超过 %1$d 层，%2$s 不再执行。请检查是否循环调用。",
            "Flows have called or triggered each other more than %1$d times in a row; %2$s is not"
                + " called. Check whether they call each other in a circle.",
            FlowTriggers.MAX_DEPTH,
            step.flow()));
  }

  private Optional<Called> known(RunStore.Stored run, Program program, StepContext context) {
    return Optional.ofNullable(calls.called(run.key()).get(context.path()))
        .filter(called -> called.flow().equals(program.flow()));
  }

  /// The caller was tried again: so is what it called, unless that is done or under way.
  private Performed again(
      Step.CallFlow step, StepContext context, Called called, Value.Fields input) {
    switch (called.state()) {
      case DONE -> {
        return new Performed.Done(Change.nothing(output(called)));
      }
      case FAILED, CANCELLED -> retry(context, called, input);
      case READY, RUNNING, WAITING, IN_DOUBT -> {}
    }
    var change = Change.nothing(Value.fields(Map.of("runId", Value.of(called.run()))));
    return step.waits() ? new Performed.Calls(change) : new Performed.Done(change);
  }

  private void retry(StepContext context, Called called, Value.Fields input) {
    try {
      var retry = new Retry(new From.Failed(), Version.SAME, input);
      operations.retryCalled(new RunKey(context.org(), called.run()), retry);
    } catch (Conflict triedMeanwhile) {
      // by a person, or by this step before a commit that did not come about: it is under way
    }
  }

  /// What the step answers once the called run is done.
  static Value.Fields output(Called called) {
    var output = new LinkedHashMap<>(called.outputs().values());
    output.put("runId", Value.of(called.run()));
    return Value.fields(output);
  }

  /// Why the step fails when the called run did.
  static RunError error(Called called, String path) {
    var cause =
        called.error() == null ? Phrase.of("它已被取消。", "It was cancelled.") : called.error().detail();
    return failed(cause, path);
  }

  /// Why a step fails whose called run failed.
  static RunError failed(Phrase cause, String path) {
    return new RunError(
        "called-flow-failed",
        Phrase.of("被调用的自动化失败", "The called flow failed"),
        new Phrase(
            "被调用的自动化没有完成：%s".formatted(cause.zh()),
            "The called flow did not end well: %s".formatted(cause.en())),
        path);
  }
}
