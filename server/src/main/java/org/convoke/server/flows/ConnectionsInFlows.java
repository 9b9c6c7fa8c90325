package org.convoke.server.flows;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import org.convoke.model.FieldProblem;
import org.convoke.model.OrgId;
import org.convoke.model.Phrase;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.model.flows.Step;
import org.convoke.model.flows.Trigger;
import org.convoke.model.flows.Until;
import org.convoke.server.connections.ConnectionGuard;

/// Keeps the connections that published flows use. Thread-safe.
@Singleton
class ConnectionsInFlows implements ConnectionGuard {

  private final Instance<Flows> flows;

  ConnectionsInFlows(Instance<Flows> flows) {
    this.flows = flows;
  }

  @Override
  public List<FieldProblem> objections(OrgId org, String key) {
    return flows.get().list(org).stream()
        .filter(flow -> flow.published() != null && uses(flow.published().definition(), key))
        .map(flow -> inUse(flow.name()))
        .toList();
  }

  private static boolean uses(FlowDefinition definition, String key) {
    return definition.trigger() instanceof Trigger.PlatformEvent event
            && event.connection().equals(key)
        || definition.allSteps().anyMatch(step -> uses(step, key));
  }

  private static boolean uses(Step step, String key) {
    return switch (step) {
      case Step.Action action -> action.connection().equals(key);
      case Step.Wait wait ->
          wait.until() instanceof Until.PlatformEvent event && event.connection().equals(key);
      default -> false;
    };
  }

  private static FieldProblem inUse(String flow) {
    return new FieldProblem(
        "",
        "connection-in-use",
        Phrase.of("自动化“%s”使用了这个连接。", "The flow \"%s\" uses this connection.", flow));
  }
}
