package org.convoke.engine.internal;

import java.time.Instant;
import org.convoke.engine.RunError;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.Value;
import org.jspecify.annotations.Nullable;

/// What is known of a remote step after all tries.
///
/// @param calls how often it was called
/// @param calledAt when the last time; null: it was not called
record Verdict(Outcome outcome, int calls, @Nullable Instant calledAt) {

  sealed interface Outcome {

    /// It is made.
    record Happened(Value.Fields output) implements Outcome {}

    /// It is made, and its effect says so already: a call of another execution was answered.
    record Known(Value.Fields output) implements Outcome {}

    /// It is surely not made.
    record Failed(Problem problem) implements Outcome {}

    /// The last call did not make it, and it is asked for again then.
    ///
    /// @param why why it waits
    /// @param output what the step answers meanwhile
    /// @param mayHaveHappened whether an earlier call may have made it
    record PutOff(RunError why, Value.Fields output, Instant until, boolean mayHaveHappened)
        implements Outcome {}

    /// Nobody can know.
    record InDoubt(Phrase reason) implements Outcome {}
  }

  /// Of an effect that was ended by another execution.
  static Verdict known(EffectStore.Stored done) {
    return new Verdict(new Outcome.Known(done.outcome()), 0, null);
  }

  /// What a person reads who must decide.
  static RunError doubt(Outcome.InDoubt doubt, String path) {
    return new RunError(
        "in-doubt",
        Phrase.of("结果未知", "Outcome unknown"),
        Phrase.of(
            "无法确定外部动作是否已经完成：%s。请核实后选择：已存在、重试或放弃。",
            "Nobody can tell whether the change outside was made: %s. Check, then choose: it"
                + " exists, try again, or give up.",
            doubt.reason()),
        path);
  }
}
