package org.convoke.engine;

import java.util.Optional;
import org.convoke.connectors.Plan;
import org.convoke.model.Problem;
import org.convoke.model.Value;
import org.convoke.model.flows.Step;
import org.jspecify.annotations.Nullable;

/// What stands in for the world while a flow is planned: it reads what there is, and changes
/// nothing. Implemented by the application, made anew for each plan because it remembers what the
/// plan has made up. Confined to one thread.
public interface Rehearsal {

  /// Records as they would be: reads find what there is, and what the plan has made up since;
  /// changes check every rule and write nothing, so that the units they answer are empty.
  RecordSteps records();

  /// What an action would do.
  ///
  /// @param connection as in [LocalActions#find]
  /// @throws Problem when it would surely fail
  Act act(StepContext context, String connection, String action, Value.Fields input);

  /// What a step that calls a flow would start.
  ///
  /// @param flow key of the flow
  /// @throws Problem when it cannot be called so
  FlowPlan.Question call(StepContext context, String flow, Value.Fields inputs);

  /// What stands in for the world in a flow that is called: of steps there nothing is known
  /// beforehand.
  default Rehearsal inside() {
    return this;
  }

  /// What a step that reads, changes or asks for something is known to answer: in a test, what it
  /// answered in the run that the test was saved from. Empty: it is acted out.
  default Optional<Known> known(String path, Step step, Value.Fields input) {
    return Optional.empty();
  }

  /// When a step comes among those that could come next: the least first, of the same the first in
  /// the definition.
  default int turn(String path) {
    return 0;
  }

  /// What is known of a step beforehand.
  sealed interface Known {

    record Answered(Value.Fields output) implements Known {}

    record Broke(RunError error) implements Known {}

    /// It never ended, because the run ended before.
    record Silent() implements Known {}
  }

  /// What an action would do.
  ///
  /// @param output made up, of the types that the action declares
  /// @param chat who would be in the chat that it creates; null: it creates none
  /// @param problem why it would fail; null: nothing speaks against it
  record Act(Value.Fields output, @Nullable Plan chat, @Nullable Problem problem) {
    public Act(Value.Fields output) {
      this(output, null, null);
    }
  }
}
