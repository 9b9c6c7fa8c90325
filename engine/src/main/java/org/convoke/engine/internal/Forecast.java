package org.convoke.engine.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convoke.connectors.EffectKey;
import org.convoke.engine.EffectState;
import org.convoke.engine.RunOperations.Planned;
import org.convoke.engine.RunOperations.What;
import org.convoke.engine.StepState;
import org.convoke.engine.internal.Journal.Entry;
import org.convoke.model.Phrase;
import org.convoke.model.flows.Step;
import org.jspecify.annotations.Nullable;

/// Says what a retry would do with each step. Confined to one thread.
final class Forecast {

  private static final Phrase KEPT =
      Phrase.of("结果保留，不再执行。", "Its result stays; it is not done again.");
  private static final Phrase REOPENED =
      Phrase.of("其中未完成的部分继续执行。", "What was not done inside goes on.");
  private static final Phrase FIRST = Phrase.of("尚未执行过。", "It was not done yet.");
  private static final Phrase KNOWN =
      Phrase.of(
          "外部动作已经完成，沿用它的结果，不会再次调用。",
          "The other system has done it; its result is used, nothing is asked for again.");
  private static final Phrase KEYED =
      Phrase.of(
          "会再次调用；对方按同一标识识别，不会重复。",
          "It is asked for again; the other system knows it by its key and does not do it twice.");
  private static final Phrase FINDABLE =
      Phrase.of(
          "先查找上次是否已经完成，再决定是否调用。", "It is looked for first, and asked for only if it is not there.");
  private static final Phrase UNCERTAIN =
      Phrase.of(
          "无法知道上次是否已经完成：运行会停下，等待人确认。",
          "Nobody can tell whether it was done: the run will stop and ask a person.");
  private static final Phrase AGAIN =
      Phrase.of("上次没有完成，会重新执行。", "It was not done; it is tried again.");
  private static final Phrase TWICE =
      Phrase.of(
          "会再执行一次；上次产生的数据或群聊保留，不会撤销。",
          "It is done once more; what it made before stays and is not undone.");
  private static final Phrase CALLED =
      Phrase.of(
          "被调用的运行如已完成则沿用其结果，否则从失败处重试。",
          "If the called run is done, its result is used; otherwise it is tried again.");
  private static final Phrase HARMLESS = Phrase.of("会重新执行。", "It is done again.");

  private final List<StepPlan> steps;
  private final Map<String, Entry> journal = new HashMap<>();
  private final Rewind rewind;
  private final Map<EffectKey, EffectStore.Stored> effects;
  private final RunStore.Stored run;
  private final List<Planned> planned = new ArrayList<>();

  private Forecast(
      List<StepPlan> steps,
      List<Entry> journal,
      Rewind rewind,
      RunStore.Stored run,
      Map<EffectKey, EffectStore.Stored> effects) {
    this.steps = steps;
    journal.forEach(entry -> this.journal.put(entry.path(), entry));
    this.rewind = rewind;
    this.run = run;
    this.effects = effects;
  }

  /// @param effects of the steps in the journal
  static List<Planned> of(
      List<StepPlan> steps,
      List<Entry> journal,
      Rewind rewind,
      RunStore.Stored run,
      Map<EffectKey, EffectStore.Stored> effects) {
    var forecast = new Forecast(steps, journal, rewind, run, effects);
    forecast.sequence(forecast.steps, "");
    return List.copyOf(forecast.planned);
  }

  private void sequence(List<StepPlan> sequence, String prefix) {
    for (var plan : sequence) {
      step(plan, prefix + plan.key());
    }
  }

  private void step(StepPlan plan, String path) {
    var entry = journal.get(path);
    planned.add(planned(plan, path, entry));
    switch (plan.step()) {
      case Step.Branch _ when entry == null || entry.branch().isEmpty() -> {}
      case Step.Branch _ -> {
        for (var arm : entry.branch().split(",")) {
          sequence(plan.arm(arm), path + "." + arm + ".");
        }
      }
      case Step.Parallel _ ->
          plan.arms().forEach(arm -> sequence(arm.steps(), path + "." + arm.key() + "."));
      case Step.ForEach _ when entry != null -> {
        var rounds = Interpreter.items(entry.input()).size();
        for (var index = 0; index < rounds; index++) {
          round(plan, path + "." + index + ".");
        }
      }
      default -> {}
    }
  }

  /// A round that never began says nothing that the loop does not say.
  private void round(StepPlan loop, String prefix) {
    if (journal.containsKey(prefix + loop.arm("").getFirst().key())) {
      sequence(loop.arm(""), prefix);
    }
  }

  private Planned planned(StepPlan plan, String path, @Nullable Entry entry) {
    if (entry == null) {
      return known(plan, path, What.NEW, FIRST);
    }
    if (rewind.reopened().contains(path)) {
      return new Planned(path, plan.key(), What.REPEATED, REOPENED);
    }
    if (!rewind.dropped().contains(path)) {
      return new Planned(path, plan.key(), What.REUSED, KEPT);
    }
    return known(plan, path, What.REPEATED, repeats(plan.step(), entry));
  }

  private static Phrase repeats(Step step, Entry entry) {
    if (step instanceof Step.CallFlow) {
      return CALLED;
    }
    if (entry.state() != StepState.DONE) {
      return AGAIN;
    }
    return Uncommitted.NOTHING.and(step).anything() ? TWICE : HARMLESS;
  }

  /// What is known of the step's effect comes before what the journal says.
  private Planned known(StepPlan plan, String path, What what, Phrase reason) {
    var effect = effects.get(EffectKeys.of(run, path));
    if (effect == null || effect.state() == EffectState.FAILED) {
      return new Planned(path, plan.key(), what, reason);
    }
    if (effect.state() == EffectState.DONE) {
      return new Planned(path, plan.key(), What.REUSED, KNOWN);
    }
    return switch (effect.repeatability()) {
      case "KEYED" -> new Planned(path, plan.key(), What.REPEATED, KEYED);
      case "FINDABLE" -> new Planned(path, plan.key(), What.REPEATED, FINDABLE);
      default -> new Planned(path, plan.key(), What.UNSAFE, UNCERTAIN);
    };
  }
}
