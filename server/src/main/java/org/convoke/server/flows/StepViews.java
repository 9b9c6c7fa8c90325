package org.convoke.server.flows;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convoke.engine.Effects.Effect;
import org.convoke.engine.RunError;
import org.convoke.engine.RunHistory.StepEntry;
import org.convoke.engine.StepState;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Until;
import org.convoke.server.flows.RunView.EffectView;
import org.convoke.server.flows.RunView.ErrorView;
import org.convoke.server.flows.RunView.StepView;
import org.convoke.server.flows.RunView.WaitView;
import org.jspecify.annotations.Nullable;

/// The steps of a run as its page shows them.
final class StepViews {

  private StepViews() {}

  /// @param effects by path
  static List<StepView> of(
      List<StepEntry> entries,
      FlowDefinition definition,
      Map<String, Effect> effects,
      Locale language) {
    var known = definition.stepsByKey();
    return entries.stream()
        .map(entry -> step(entry, known.at(entry.path()), effects.get(entry.path()), language))
        .toList();
  }

  private static StepView step(
      StepEntry entry, Optional<Step> step, @Nullable Effect effect, Locale language) {
    return new StepView(
        entry.path(),
        Step.keyOf(entry.path()),
        step.map(Step::name).orElse(""),
        step.map(Step::typeName).orElse(""),
        entry.state(),
        entry.input(),
        entry.output(),
        Optional.ofNullable(entry.error()).map(each -> error(each, "", language)).orElse(null),
        entry.startedAt(),
        entry.finishedAt(),
        entry.wakeAt(),
        entry.state() == StepState.WAITING ? waitsFor(entry, step) : null,
        entry.attempts(),
        entry.branch(),
        effect == null ? null : effect(effect, language));
  }

  private static @Nullable WaitView waitsFor(StepEntry entry, Optional<Step> step) {
    return entry.error() != null && entry.error().isErrand()
        ? new WaitView("PERSON", null, null, null, entry.awaitedUntil())
        : step.map(StepViews::waitsFor).orElse(null);
  }

  private static WaitView waitsFor(Step step) {
    return switch (step) {
      case Step.Wait wait when wait.until() instanceof Until.RecordChange change ->
          new WaitView(
              "RECORD",
              change.event() == null ? "" : change.event().json(),
              change.form(),
              null,
              null);
      case Step.Wait wait when wait.until() instanceof Until.PlatformEvent platform ->
          new WaitView("PLATFORM", platform.event(), null, platform.connection(), null);
      case Step.CallFlow _ -> WaitView.of("RUN");
      default -> WaitView.of("TIME");
    };
  }

  private static EffectView effect(Effect effect, Locale language) {
    return new EffectView(
        effect.key(),
        effect.connection(),
        effect.action(),
        effect.state(),
        effect.repeatability(),
        effect.request(),
        effect.outcome(),
        Optional.ofNullable(effect.error()).map(each -> error(each, "", language)).orElse(null),
        effect.attempts(),
        effect.intendedAt(),
        effect.calledAt());
  }

  static ErrorView error(RunError error, String step, Locale language) {
    return new ErrorView(
        error.code(),
        error.title().in(language),
        error.detail().in(language),
        step.isEmpty() ? null : step,
        error.byInput());
  }
}
