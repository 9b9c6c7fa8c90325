package org.convoke.server.flows;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.convoke.database.CommitPipeline;
import org.convoke.database.UnitOfWork;
import org.convoke.engine.FlowEvent;
import org.convoke.engine.Triggers;
import org.convoke.model.Conflict;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.flows.Trigger;
import org.convoke.server.access.Caller;
import org.convoke.server.platform.Idempotency;
import org.jspecify.annotations.Nullable;

/// Starts flows that are called by a person or a program. Thread-safe.
@Singleton
class FlowStarts {

  private static final int ACCEPTED = 202;

  private final Flows flows;
  private final Triggers triggers;
  private final CommitPipeline pipeline;
  private final Idempotency idempotency;
  private final Clock clock;

  FlowStarts(
      Flows flows,
      Triggers triggers,
      CommitPipeline pipeline,
      Idempotency idempotency,
      Clock clock) {
    this.flows = flows;
    this.triggers = triggers;
    this.pipeline = pipeline;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  /// @param flow id or key
  /// @param idempotencyKey calls of one person with the same one start one run; null: each starts
  ///   one
  /// @return [FlowResource.Started], or its text
  /// @throws NotFound when there is no such flow
  /// @throws Conflict `flow-not-callable` when it is not enabled, or starts otherwise
  /// @throws Invalid when an input is missing or of another type
  Idempotency.Outcome start(
      Caller caller, String flow, Value.Fields inputs, @Nullable String idempotencyKey) {
    var path = "POST /flows/" + flow + "/runs";
    var call = new Idempotency.Call(caller.organization(), caller.person(), path, inputs);
    return idempotency.once(
        idempotencyKey, call, remember -> start(caller, flow, inputs, remember));
  }

  private Idempotency.Outcome start(
      Caller caller, String flow, Value.Fields inputs, Idempotency.Remember remember) {
    var called = flows.require(caller.organization(), flow);
    var published = called.published();
    if (!called.enabled()
        || published == null
        || !(published.definition().trigger() instanceof Trigger.Call call)) {
      throw notCallable(called);
    }
    var values = InputValues.read(call.inputs(), inputs);
    var unit = new UnitOfWork();
    var started = triggers.start(unit, event(caller, called, values));
    if (started.planned().isEmpty()) { // disabled this moment
      throw notCallable(called);
    }
    var run = new FlowResource.StartedRun(started.planned().getFirst().id());
    var answer = remember.in(unit, ACCEPTED, new FlowResource.Started(run));
    pipeline.commit(unit);
    started.launch();
    return answer;
  }

  private FlowEvent event(Caller caller, Flow flow, Value.Fields inputs) {
    return new FlowEvent(
        caller.organization(),
        flow.id(),
        "start:" + caller.person() + ":" + UUID.randomUUID(),
        Value.fields(Map.of("inputs", inputs)),
        Optional.of(caller.person()),
        0,
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private static Conflict notCallable(Flow flow) {
    return new Conflict(
        "flow-not-callable",
        Phrase.of(
            "“%s”未启用，或不是由调用触发。",
            "\"%s\" is not enabled, or does not start by a call.", flow.name()));
  }
}
