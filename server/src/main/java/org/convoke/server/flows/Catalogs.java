package org.convoke.server.flows;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.convoke.connectors.Action;
import org.convoke.connectors.PlatformEvent;
import org.convoke.model.OrgId;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.server.connections.Connectors;
import org.convoke.server.forms.Form;
import org.convoke.server.forms.Forms;
import org.convoke.server.secrets.Secrets;

/// The catalogs of organizations, read from what those features keep in memory.
@Singleton
class Catalogs {

  private final Forms forms;
  private final FlowStore flows;
  private final Connectors connectors;
  private final Secrets secrets;

  Catalogs(Forms forms, FlowStore flows, Connectors connectors, Secrets secrets) {
    this.forms = forms;
    this.flows = flows;
    this.connectors = connectors;
    this.secrets = secrets;
  }

  Catalog of(OrgId org) {
    return new Catalog() {
      @Override
      public Optional<Form> form(String key) {
        // Definitions name forms by key; an id would mean nothing in a template.
        return forms.find(org, key).filter(form -> form.key().equals(key));
      }

      @Override
      public Optional<FlowDefinition> published(String flow) {
        return flows
            .find(org, flow)
            .filter(each -> each.key().equals(flow))
            .map(Flow::published)
            .map(Flow.Published::definition);
      }

      @Override
      public boolean hasConnection(String key) {
        return connectors.connections(org).stream().anyMatch(each -> each.key().equals(key));
      }

      @Override
      public Optional<PlatformEvent.Declaration> event(String connection, String event) {
        return connectors.events(org, connection).stream()
            .filter(each -> each.kind().name().equals(event))
            .findFirst();
      }

      @Override
      public boolean hasSecret(String name) {
        return secrets.has(org, name);
      }

      @Override
      public Optional<Action> action(String connection, String action) {
        return connectors.action(org, connection, action);
      }
    };
  }
}
