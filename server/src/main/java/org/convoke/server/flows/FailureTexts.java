package org.convoke.server.flows;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.convoke.engine.FlowFailures.Untold;
import org.convoke.engine.RunError;
import org.convoke.engine.RunHistory;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.model.RunId;
import org.convoke.model.flows.Step;

/// What the owner of a flow reads when its runs failed: how many, and of the newest where, at which
/// step and why. In both languages: nobody has said which he reads. Thread-safe.
@Singleton
class FailureTexts {

  /// Characters of a reason; all of it is on the run's page.
  private static final int REASON = 500;

  private final RunHistory history;
  private final Flows flows;

  FailureTexts(RunHistory history, Flows flows) {
    this.history = history;
    this.flows = flows;
  }

  String of(Untold untold, String flow) {
    var reason = reason(untold.org(), untold.run());
    return chinese(untold, flow)
        + reason.map(it -> "\n" + it.zh()).orElse("")
        + "\n"
        + english(untold, flow)
        + reason.map(it -> "\n" + it.en()).orElse("");
  }

  private static String chinese(Untold untold, String flow) {
    return untold.count() == 1
        ? "自动化“%s”有 1 次运行失败或等待确认：/runs/%s".formatted(flow, untold.run())
        : "自动化“%s”有 %d 次运行失败或等待确认，最近一次：/runs/%s".formatted(flow, untold.count(), untold.run());
  }

  private static String english(Untold untold, String flow) {
    return untold.count() == 1
        ? "1 run of the flow \"%s\" failed or is in doubt: /runs/%s".formatted(flow, untold.run())
        : "%d runs of the flow \"%s\" failed or are in doubt; the newest: /runs/%s"
            .formatted(untold.count(), flow, untold.run());
  }

  /// Why the run failed, or is in doubt; empty when somebody has made it go on meanwhile.
  private Optional<Phrase> reason(OrgId org, RunId id) {
    return history
        .find(org, id)
        .flatMap(run -> problem(org, run).map(error -> reason(org, run, error)));
  }

  private Optional<RunError> problem(OrgId org, RunHistory.Entry run) {
    return Optional.ofNullable(run.error()).or(() -> history.doubt(org, run.id()));
  }

  private Phrase reason(OrgId org, RunHistory.Entry run, RunError error) {
    var why =
        new Phrase(
            Phrase.shortened(error.detail().zh(), REASON),
            Phrase.shortened(error.detail().en(), REASON));
    return error.step().isEmpty()
        ? Phrase.of("原因：%s", "Why: %s", why)
        : Phrase.of("节点“%s”：%s", "Step \"%s\": %s", step(org, run, error.step()), why);
  }

  /// As people call it, or as it is called by others.
  private String step(OrgId org, RunHistory.Entry run, String path) {
    return flows
        .executed(org, run.flow(), run.version())
        .stepsByKey()
        .at(path)
        .map(Step::name)
        .filter(name -> !name.isBlank())
        .orElseGet(() -> Step.keyOf(path));
  }
}
