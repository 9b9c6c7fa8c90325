package org.convoke.server.flows;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.convoke.model.FieldProblem;
import org.convoke.model.FlowId;
import org.convoke.model.flows.Step;

/// What is wrong with saved drafts, found once for each saving of the draft or of a form it names:
/// a list of flows shows it for all of them, and an expression takes milliseconds to compile.
/// Thread-safe.
@Singleton
class DraftVerdicts {

  private record Verdict(long draftVersion, Map<String, Long> basis, List<FieldProblem> problems) {}

  private final Catalogs catalogs;
  private final Cache<FlowId, Verdict> verdicts = Caffeine.newBuilder().maximumSize(10_000).build();

  DraftVerdicts(Catalogs catalogs) {
    this.catalogs = catalogs;
  }

  List<FieldProblem> of(Flow flow) {
    var catalog = catalogs.of(flow.org());
    var basis = basis(flow, catalog);
    var known = verdicts.getIfPresent(flow.id());
    if (known != null
        && known.draftVersion() == flow.draftVersion()
        && known.basis().equals(basis)) {
      return known.problems();
    }
    var problems = FlowCheck.of(flow.draft(), catalog).problems();
    verdicts.put(flow.id(), new Verdict(flow.draftVersion(), basis, problems));
    return problems;
  }

  /// What a verdict relies on beside the draft: forms by version, secrets by whether they are
  /// there.
  private static Map<String, Long> basis(Flow flow, Catalog catalog) {
    var versions = new HashMap<String, Long>();
    for (var key : FlowForms.of(flow.draft())) {
      catalog.form(key).ifPresent(form -> versions.put(form.id().toString(), form.version()));
    }
    for (var name : SecretsInFlows.namedIn(flow.draft())) {
      versions.put("secret " + name, catalog.hasSecret(name) ? 1L : 0L);
    }
    Stream.concat(
            Stream.ofNullable(flow.draft().rules().onFailure()),
            flow.draft()
                .allSteps()
                .filter(Step.CallFlow.class::isInstance)
                .map(step -> ((Step.CallFlow) step).flow()))
        .forEach(key -> versions.put("flow " + key, (long) catalog.published(key).hashCode()));
    return versions;
  }
}
