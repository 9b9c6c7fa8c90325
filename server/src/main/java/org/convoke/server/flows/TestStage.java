package org.convoke.server.flows;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convoke.engine.FlowPlan.Question;
import org.convoke.engine.RecordSteps;
import org.convoke.engine.Rehearsal;
import org.convoke.engine.StepContext;
import org.convoke.engine.StepState;
import org.convoke.model.Value;
import org.convoke.model.flows.Step;
import org.convoke.server.flows.Expectation.Expected;

/// What the steps of one test meet: those that were expected answer what they answered then,
/// whatever there is today; what nobody expected is acted out as in a dry run. Confined to one
/// thread.
final class TestStage implements Rehearsal {

  private final Rehearsal stage;
  private final Map<String, Expected> expected = new HashMap<>();
  private final Map<String, Integer> turns = new HashMap<>();

  TestStage(Rehearsal stage, Expectation expectation) {
    this.stage = stage;
    for (var each : expectation.steps()) {
      expected.put(each.path(), each);
      turns.put(each.path(), turns.size());
    }
  }

  @Override
  public Optional<Known> known(String path, Step step, Value.Fields input) {
    return Optional.ofNullable(expected.get(path))
        .filter(it -> it.type().equals(step.typeName()))
        .filter(it -> it.state() != StepState.FAILED || isSame(it, input))
        .map(it -> known(it, step, input));
  }

  /// A failure says nothing about a step that is given something else.
  private static boolean isSame(Expected expected, Value.Fields input) {
    return ValueDifference.between("input", expected.input(), input).isEmpty();
  }

  private static Known known(Expected expected, Step step, Value.Fields input) {
    return switch (expected.state()) {
      case DONE -> new Known.Answered(output(expected, step, input));
      case FAILED -> new Known.Broke(Objects.requireNonNull(expected.failure()));
      case PENDING, RUNNING, CALLING, WAITING, IN_DOUBT -> new Known.Silent();
    };
  }

  /// A record that is written otherwise says so to the steps behind.
  private static Value.Fields output(Expected expected, Step step, Value.Fields input) {
    var writes = step instanceof Step.AddRecord || step instanceof Step.UpdateRecord;
    return writes && !isSame(expected, input)
        ? expected.output().with(input.with(Map.of("id", expected.output().get("id"))).values())
        : expected.output();
  }

  /// As they came in the run: of lanes that go on at once, too.
  @Override
  public int turn(String path) {
    return turns.getOrDefault(path, Integer.MAX_VALUE);
  }

  @Override
  public RecordSteps records() {
    return stage.records();
  }

  @Override
  public Act act(StepContext context, String connection, String action, Value.Fields input) {
    return stage.act(context, connection, action, input);
  }

  @Override
  public Question call(StepContext context, String flow, Value.Fields inputs) {
    return stage.call(context, flow, inputs);
  }

  @Override
  public Rehearsal inside() {
    return stage;
  }
}
