package org.convoke.server.connections;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Locale;
import org.convoke.connectors.Action;
import org.convoke.connectors.Connector;
import org.convoke.model.ValueType;
import org.convoke.server.access.Callers;
import org.convoke.server.access.Requires;
import org.convoke.server.access.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What platforms there are and what flows may ask of them, in the caller's language.
@Path("/api/v1/connectors")
@Tag(name = "Connections")
@RunOnVirtualThread
@Requires(scope = Scope.FLOWS_READ)
public class ConnectorsResource {

  private final Connectors connectors;
  private final Callers callers;

  ConnectorsResource(Connectors connectors, Callers callers) {
    this.connectors = connectors;
    this.callers = callers;
  }

  record ConnectorList(List<ConnectorView> items) {}

  @Schema(name = "Connector")
  record ConnectorView(String key, String name, List<ActionView> actions) {

    static ConnectorView of(Connector connector, Locale language) {
      return new ConnectorView(
          connector.key(),
          connector.name().in(language),
          connector.actions().stream().map(it -> ActionView.of(it, language)).toList());
    }
  }

  @Schema(name = "ConnectorAction")
  record ActionView(
      String key,
      String name,
      String description,
      List<InputView> inputs,
      List<OutputView> outputs) {

    static ActionView of(Action action, Locale language) {
      return new ActionView(
          action.key(),
          action.name().in(language),
          action.description().in(language),
          action.inputs().stream().map(it -> InputView.of(it, language)).toList(),
          action.outputs().stream().map(it -> OutputView.of(it, language)).toList());
    }
  }

  @Schema(name = "ActionInput")
  record InputView(String key, String label, String description, ValueType type, boolean required) {

    static InputView of(Action.Input input, Locale language) {
      return new InputView(
          input.key(),
          input.label().in(language),
          input.description().in(language),
          input.type(),
          input.required());
    }
  }

  @Schema(name = "ActionOutput")
  record OutputView(String key, String label, ValueType type) {

    static OutputView of(Action.Output output, Locale language) {
      return new OutputView(output.key(), output.label().in(language), output.type());
    }
  }

  @GET
  @Operation(operationId = "listConnectors", summary = "Every connector and its actions")
  public ConnectorList list() {
    var language = callers.current().language();
    return new ConnectorList(
        connectors.all().stream().map(it -> ConnectorView.of(it, language)).toList());
  }
}
