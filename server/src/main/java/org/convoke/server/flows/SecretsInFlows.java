package org.convoke.server.flows;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.convoke.model.FieldProblem;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.HttpBody;
import org.convoke.model.flows.Mapping;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Trigger;
import org.convoke.server.secrets.SecretGuard;

/// Keeps the secrets that published flows use. Thread-safe.
@Singleton
class SecretsInFlows implements SecretGuard {

  private final Instance<Flows> flows;

  SecretsInFlows(Instance<Flows> flows) {
    this.flows = flows;
  }

  @Override
  public List<FieldProblem> objections(OrgId org, String name) {
    return flows.get().list(org).stream()
        .filter(flow -> uses(flow, name))
        .map(flow -> inUse(flow.name()))
        .toList();
  }

  private static boolean uses(Flow flow, String name) {
    var published = flow.published();
    return published != null && namedIn(published.definition()).contains(name);
  }

  private static FieldProblem inUse(String flow) {
    return new FieldProblem(
        "",
        "secret-in-use",
        Phrase.of("自动化“%s”使用了这个密钥。", "The flow \"%s\" uses this secret.", flow));
  }

  /// The names of the secrets that a definition uses.
  static Set<String> namedIn(FlowDefinition definition) {
    var names = new HashSet<String>();
    if (definition.trigger() instanceof Trigger.Webhook hook && hook.secret() != null) {
      names.add(hook.secret());
    }
    definition.allSteps().forEach(step -> addNames(step, names));
    return names;
  }

  private static void addNames(Step step, Set<String> names) {
    if (!(step instanceof Step.HttpRequest request)) {
      return;
    }
    var body =
        request.body() instanceof HttpBody.Json(var values)
            ? values.values().stream()
            : request.body() instanceof HttpBody.Text(var text, _)
                ? Stream.ofNullable(text)
                : Stream.<Mapping>empty();
    Stream.of(request.headers().values().stream(), request.query().values().stream(), body)
        .flatMap(each -> each)
        .forEach(
            mapping -> {
              if (mapping instanceof Mapping.Secret(var name)) {
                names.add(name);
              }
            });
  }
}
