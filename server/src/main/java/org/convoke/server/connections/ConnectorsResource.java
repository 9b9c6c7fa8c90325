package org.convoke.server.connections;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Locale;
import org.convoke.connectors.Action;
import org.convoke.connectors.Connector;
import org.convoke.connectors.GuideStep;
import org.convoke.connectors.Platform;
import org.convoke.connectors.PlatformEvent;
import org.convoke.connectors.Setting;
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

  /// @param settings what an administrator fills in; empty for what needs no connection
  /// @param guide how he sets up an app in the platform's console
  /// @param scopes what the app needs, as the console takes it in bulk
  /// @param events what flows may start from or wait for
  @Schema(name = "Connector")
  record ConnectorView(
      String key,
      String name,
      List<ActionView> actions,
      List<SettingView> settings,
      List<GuideStepView> guide,
      String scopes,
      List<EventView> events) {

    static ConnectorView of(Connector connector, Locale language) {
      var actions = connector.actions().stream().map(it -> ActionView.of(it, language)).toList();
      var name = connector.name().in(language);
      return connector instanceof Platform platform
          ? new ConnectorView(
              connector.key(),
              name,
              actions,
              platform.settings().stream().map(it -> SettingView.of(it, language)).toList(),
              platform.guide().stream().map(it -> GuideStepView.of(it, language)).toList(),
              platform.scopes(),
              platform.events().stream().map(it -> EventView.of(it, language)).toList())
          : new ConnectorView(connector.key(), name, actions, List.of(), List.of(), "", List.of());
    }
  }

  @Schema(name = "ConnectionSetting")
  record SettingView(
      String key,
      String label,
      String help,
      Setting.Kind kind,
      boolean required,
      String initial,
      List<ChoiceView> choices) {

    static SettingView of(Setting setting, Locale language) {
      return new SettingView(
          setting.key(),
          setting.label().in(language),
          setting.help().in(language),
          setting.kind(),
          setting.required(),
          setting.initial(),
          setting.choices().stream()
              .map(it -> new ChoiceView(it.value(), it.label().in(language)))
              .toList());
    }
  }

  @Schema(name = "SettingChoice")
  record ChoiceView(String value, String label) {}

  @Schema(name = "GuideStep")
  record GuideStepView(
      String key, String title, String text, List<String> settings, List<GuideStep.Copy> copies) {

    static GuideStepView of(GuideStep step, Locale language) {
      return new GuideStepView(
          step.key(),
          step.title().in(language),
          step.text().in(language),
          step.settings(),
          step.copies());
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

  /// @param outputs what it brings
  @Schema(name = "ConnectorEvent")
  record EventView(String key, String name, List<OutputView> outputs) {

    static EventView of(PlatformEvent.Declaration event, Locale language) {
      return new EventView(
          event.kind().name(),
          event.kind().title().in(language),
          event.brings().stream().map(it -> OutputView.of(it, language)).toList());
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
