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
import org.convoke.engine.RunHistory;
import org.convoke.engine.Triggers;
import org.convoke.model.Conflict;
import org.convoke.model.Invalid;
import org.convoke.model.NotFound;
import org.convoke.model.Phrase;
import org.convoke.model.RunId;
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
  private final RunHistory history;
  private final Clock clock;

  FlowStarts(
      Flows flows,
      Triggers triggers,
      CommitPipeline pipeline,
      Idempotency idempotency,
      RunHistory history,
      Clock clock) {
    this.flows = flows;
    this.triggers = triggers;
    this.pipeline = pipeline;
    this.idempotency = idempotency;
    this.history = history;
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
    var called = flows.require(caller.organization(), flow);
    var path = "POST /flows/" + called.id() + "/runs";
    var call = new Idempotency.Call(caller.organization(), caller.person(), path, inputs);
    if (idempotencyKey == null) {
      var once = businessKey(caller, UUID.randomUUID().toString());
      return idempotency.once(
          null, call, remember -> start(caller, called, inputs, once, remember));
    }
    var businessKey = businessKey(caller, idempotencyKey);
    return idempotency.once(
        idempotencyKey,
        call,
        remember ->
            known(called, businessKey)
                .orElseGet(() -> start(caller, called, inputs, businessKey, remember)));
  }

  private static String businessKey(Caller caller, String key) {
    return "start:" + caller.person() + ":" + key;
  }

  /// The run of a call whose answer is forgotten by now.
  private Optional<Idempotency.Outcome> known(Flow called, String businessKey) {
    return history
        .find(called.org(), called.id(), businessKey)
        .map(run -> new Idempotency.Outcome(ACCEPTED, started(run)));
  }

  private Idempotency.Outcome start(
      Caller caller,
      Flow called,
      Value.Fields inputs,
      String businessKey,
      Idempotency.Remember remember) {
    var published = called.published();
    if (!called.enabled()
        || published == null
        || !(published.definition().trigger() instanceof Trigger.Call call)) {
      throw notCallable(called);
    }
    var values = InputValues.read(call.inputs(), inputs);
    var unit = new UnitOfWork();
    var started = triggers.start(unit, event(caller, called, values, businessKey));
    if (started.planned().isEmpty()) { // disabled this moment
      throw notCallable(called);
    }
    var answer = remember.in(unit, ACCEPTED, started(started.planned().getFirst().id()));
    pipeline.commit(unit);
    started.launch();
    return answer;
  }

  private static FlowResource.Started started(RunId run) {
    return new FlowResource.Started(new FlowResource.StartedRun(run));
  }

  private FlowEvent event(Caller caller, Flow flow, Value.Fields inputs, String businessKey) {
    return new FlowEvent(
        caller.organization(),
        flow.id(),
        businessKey,
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
