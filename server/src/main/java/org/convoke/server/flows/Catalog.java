package org.convoke.server.flows;

import java.util.Optional;
import org.convoke.connectors.Action;
import org.convoke.connectors.PlatformEvent;
import org.convoke.model.flows.FlowDefinition;
import org.convoke.server.forms.Form;

/// What a flow may name: an organization's forms, and what its connections can do.
interface Catalog {

  /// The form of a key.
  Optional<Form> form(String key);

  /// What is published of the flow of a key.
  Optional<FlowDefinition> published(String flow);

  boolean hasConnection(String key);

  /// What a connection tells of an event; empty when it tells of none such.
  Optional<PlatformEvent.Declaration> event(String connection, String event);

  /// Whether there is a secret of this name.
  boolean hasSecret(String name);

  Optional<Action> action(String connection, String action);
}
